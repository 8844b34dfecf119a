"""A map as the sheets of a workbook: what each cell says, and what a cell that somebody edited means."""
