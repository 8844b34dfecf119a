"""Workbooks of spreadsheet programs: their sheets as cells, the tables in them, and edited workbooks of a map."""
