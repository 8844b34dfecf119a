"""A map as the sheets of a workbook: the text of each cell, and how to read an edited one."""
