"""The language of a map: the program's own words in a drawing, numbers, dates, durations, direction and hyphenation.

Diagnostics, JSON and other machine-readable output stay English.
"""
