"""Changes the text of a map to what it should say: cut into blocks, put together again, values written where needed."""
