"""A comment ignores nothing.

A comment `# journeymap: ignore[rule] why` at the end of a line, or alone above it, silences a rule there; `#
journeymap: ignore-file[rule] why` silences it in the file. One that silences nothing is left over from a problem that
was mended, names no rule that there is, or lacks the brackets, and would hide the next problem. Errors of reading
cannot be silenced.

Bad:

    title: Adopting the Payments API
    stages:
      - name: Integration # journeymap: ignore[emotion-missing] asked next month

Good:

    title: Adopting the Payments API
    stages:
      - {name: Discovery, emotion: 1}
      - name: Integration # journeymap: ignore[emotion-missing] asked next month
"""

from journeymap_cli.problem import Severity

ID = "unused-ignore"
SEVERITY = Severity.WARNING
