"""The example maps; journeymap init starts from one of them."""
