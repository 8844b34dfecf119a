"""The bytes of the file are no UTF-8, or hold characters that YAML forbids.

A file in another encoding shows wrong letters to everybody else. Editors save as UTF-8 when told to ("Save with
encoding"). Control characters come with text that was pasted from a terminal or a spreadsheet: delete them.
"""

from journeymap_cli.problem import Severity

ID = "not-utf8"
SEVERITY = Severity.ERROR
