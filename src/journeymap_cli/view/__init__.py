"""Journey to a picture without ink: order, text and figures."""
