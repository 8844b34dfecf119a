"""What is wrong with a text, by offsets: a problem before its lines are counted."""

from dataclasses import dataclass

from journeymap_cli.load.positions import Lines
from journeymap_cli.problem import Problem, Related, Severity


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong between two offsets. `first` is where the same thing stood before, as offsets too."""

    message: str
    start: int
    end: int
    hint: str | None = None
    rule: str = "yaml-syntax"
    severity: Severity = Severity.ERROR
    earlier: str = ""
    first: tuple[int, int] | None = None

    def covers(self, other: "Fault") -> bool:
        """Whether the other only follows from this one."""
        return self.rule == other.rule and self.start <= other.start and other.end <= self.end

    def problem(self, lines: Lines) -> Problem:
        """The same with lines and columns."""
        related = (Related(self.earlier, span=lines.span(*self.first)),) if self.first else ()
        span = lines.span(self.start, self.end)
        return Problem(self.rule, self.message, severity=self.severity, hint=self.hint, related=related, span=span)
