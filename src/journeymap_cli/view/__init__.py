"""What a journey looks like, before anything is drawn: the order, texts and figures that all renderers share."""
