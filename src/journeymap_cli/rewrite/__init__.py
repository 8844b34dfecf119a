"""From the text of a map and what it should say to the text that says it: blocks cut, woven and written."""
