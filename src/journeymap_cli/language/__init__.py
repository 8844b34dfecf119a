"""The language of a map: the program's own words in a drawing, numbers, dates, durations, direction and hyphenation.

Diagnostics, JSON and everything that programs read stay English.
"""
