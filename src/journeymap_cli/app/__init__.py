"""The use cases, and the Python API: functions that take values and return values. See docs/api.md.

Each name is imported when it is first used (PEP 562), so that `journeymap_cli.app.files` alone stays cheap.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from journeymap_cli.app.applying import apply
    from journeymap_cli.app.backlog import list_backlog
    from journeymap_cli.app.bring_in import import_maps
    from journeymap_cli.app.bring_into import import_into
    from journeymap_cli.app.check import check_maps
    from journeymap_cli.app.compare import compare_maps
    from journeymap_cli.app.draw import draw_map
    from journeymap_cli.app.measure import measure_map
    from journeymap_cli.app.merge import MergedMap, merge_maps
    from journeymap_cli.app.sources import load_map
    from journeymap_cli.app.start import start_map, templates
    from journeymap_cli.diff.change import Change
    from journeymap_cli.diff.comparison import Comparison
    from journeymap_cli.diff.impact import Impact
    from journeymap_cli.diff.trust import Trust
    from journeymap_cli.errors import InvalidJourneyError, JourneymapError
    from journeymap_cli.facts.selection import Selection
    from journeymap_cli.lint.catalogue import Choice
    from journeymap_cli.measure.measurement import Measurement
    from journeymap_cli.model.journey import Journey
    from journeymap_cli.problem import Problem, Severity
    from journeymap_cli.render.options import Options
    from journeymap_cli.report.backlog.backlog import TaskChoice
    from journeymap_cli.report.problems.checked import Checked

__all__ = [
    "Change",
    "Checked",
    "Choice",
    "Comparison",
    "Impact",
    "InvalidJourneyError",
    "Journey",
    "JourneymapError",
    "Measurement",
    "MergedMap",
    "Options",
    "Problem",
    "Selection",
    "Severity",
    "TaskChoice",
    "Trust",
    "apply",
    "check_maps",
    "compare_maps",
    "draw_map",
    "import_into",
    "import_maps",
    "list_backlog",
    "load_map",
    "measure_map",
    "merge_maps",
    "start_map",
    "templates",
]

MODULES: Final = {
    "Change": "diff.change",
    "Checked": "report.problems.checked",
    "Choice": "lint.catalogue",
    "Comparison": "diff.comparison",
    "Impact": "diff.impact",
    "InvalidJourneyError": "errors",
    "Journey": "model.journey",
    "JourneymapError": "errors",
    "Measurement": "measure.measurement",
    "MergedMap": "app.merge",
    "Options": "render.options",
    "Problem": "problem",
    "Selection": "facts.selection",
    "Severity": "problem",
    "TaskChoice": "report.backlog.backlog",
    "Trust": "diff.trust",
    "apply": "app.applying",
    "check_maps": "app.check",
    "compare_maps": "app.compare",
    "draw_map": "app.draw",
    "import_into": "app.bring_into",
    "import_maps": "app.bring_in",
    "list_backlog": "app.backlog",
    "load_map": "app.sources",
    "measure_map": "app.measure",
    "merge_maps": "app.merge",
    "start_map": "app.start",
    "templates": "app.start",
}
"""Where each public name is defined. The imports above say the same to type checkers; a test compares the two."""


if not TYPE_CHECKING:  # else a misspelt name would have type Any

    def __getattr__(name: str) -> Any:
        if name not in MODULES:
            raise AttributeError(f"module '{__name__}' has no attribute '{name}'")
        return getattr(import_module(f"journeymap_cli.{MODULES[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *MODULES})
