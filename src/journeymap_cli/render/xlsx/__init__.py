"""A map as a workbook for spreadsheets."""
