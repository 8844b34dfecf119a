"""Workbooks of spreadsheet programs: their sheets as cells, the tables in them, and a map that comes back."""
