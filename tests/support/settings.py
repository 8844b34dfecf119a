"""Valid settings, and invalid ones with the problems that are reported."""

from journeymap_cli.lint.catalogue import CATALOGUE, FIXED
from journeymap_cli.lint.tables import THRESHOLDS
from journeymap_cli.model.lanes import BUILT_IN
from journeymap_cli.settings.settings import Vocabulary

KNOWN = Vocabulary(CATALOGUE, FIXED, THRESHOLDS, BUILT_IN, ("html", "svg"))

WHOLE = """\
[lint]
ignore = ["no-moment-of-truth"]
severity = { review-overdue = "error", no-owner = "off" }
[lint.metric-stale]
days = 90
[lint.per-file]
"drafts/**" = ["no-owner", "review-overdue"]
[profile]
lanes = ["pain_points", "regulation"]
stages = ["discovery", "evaluation"]
channels = ["web", "email"]
personas = []
[render]
theme = "brand.theme.yaml"
formats = ["html", "svg"]
[measure]
data = "data/*.csv"
least = 20
tolerance = 0.5
digits = 0
"""

COUNT = "write a whole number from 0"
ID = "lower-case letters and digits, joined by single hyphens"
TABLE = "write keys and values"
FIXED_RULE = "'yaml-syntax' cannot be ignored or changed, because it is a syntax or schema error"

BAD = [
    ("[lnit]\n", "1:2 unknown-key: unknown key 'lnit'", "did you mean 'lint'?"),
    ('[lint]\n\nignor = ["no-owner"]\n', "3:1 unknown-key: unknown key 'ignor'", "did you mean 'ignore'?"),
    (
        '[lint]\nignore = [\n  "no-owner",\n  "no-ownr",\n]\n',
        "4:4 bad-value: there is no rule 'no-ownr'",
        "did you mean 'no-owner'?",
    ),
    ('[lint]\nignore = ["weather"]\n', "2:12 bad-value: there is no rule 'weather'", "'journeymap rules' lists them"),
    ('[lint]\nignore = "no-owner"\n', "2:11 wrong-type: expected a list, found text", "put it in brackets"),
    ("[lint]\nignore = [1]\n", "2:11 wrong-type: expected text, found 1", "write text in quotes"),
    ("[lint]\nignore = [[]]\n", "2:1 wrong-type: expected text, found a list", "write text in quotes"),
    ('[lint]\nignore = ["yaml-syntax"]\n', f"2:12 bad-value: {FIXED_RULE}", "remove it"),
    (
        '[lint]\nseverity = { no-owner = "warn" }\n',
        "2:26 bad-value: 'warn' is not one of error, warning, info, off",
        "did you mean 'warning'?",
    ),
    (
        '[lint.severity]\nno-owner = "off"\nreview-overdu = "error"\n',
        "3:1 bad-value: there is no rule 'review-overdu'",
        "did you mean 'review-overdue'?",
    ),
    ('[lint.severity]\nyaml-syntax = "off"\n', f"2:1 bad-value: {FIXED_RULE}", "remove it"),
    ("[lint.metric-stale]\nday = 90\n", "2:1 unknown-key: unknown key 'day'", "did you mean 'days'?"),
    ("[lint.metric-stale]\ndays = true\n", "2:8 wrong-type: expected a whole number, found true", COUNT),
    ("[lint.metric-stale]\ndays = 1.5\n", "2:8 wrong-type: expected a whole number, found 1.5", COUNT),
    ("[lint.metric-stale]\ndays = -1\n", "2:8 out-of-range: -1 is less than 0", COUNT),
    ("[lint]\nmetric-stale = 90\n", "2:16 wrong-type: expected a table, found 90", TABLE),
    ("[lint.no-owner]\nmax = 1\n", "1:7 unknown-key: unknown key 'no-owner'", "remove it"),
    (
        '[lint.per-file]\n"a/**" = []\n"b/**" = ["no-own"]\n',
        "3:12 bad-value: there is no rule 'no-own'",
        "did you mean 'no-owner'?",
    ),
    ("[lint]\nseverity = []\n", "2:1 wrong-type: expected a table, found a list", TABLE),
    (
        '[profile]\nlanes = ["painpoints"]\n',
        "2:11 bad-value: there is no lane 'painpoints'",
        "did you mean 'pain_points'?",
    ),
    (
        '[profile]\nlanes = ["pain_point"]\n',
        "2:11 bad-value: there is no lane 'pain_point'",
        "did you mean 'pain_points'?",
    ),
    ('[profile]\nlanes = ["My own"]\n', "2:11 bad-value: there is no lane 'My own'", f"write an id: {ID}"),
    (
        '[profile]\nstages = ["Discovery"]\n',
        "2:12 bad-id: 'Discovery' is not a valid id",
        f"write 'discovery': {ID}",
    ),
    ('[render]\ntemplates = "mine"\n', "2:1 unknown-key: unknown key 'templates'", "write one of theme, formats"),
    ('[render]\ntheme = ""\n', "2:1 bad-value: the text is empty", "write the text, or remove the key"),
    ("[render]\ntheme = 2026-01-01\n", "2:1 wrong-type: expected text, found 2026-01-01", "write text in quotes"),
    ('[render]\nformats = ["htm"]\n', "2:13 bad-value: 'htm' is not one of html, svg", "did you mean 'html'?"),
    ("[measure]\nleast = -1\n", "2:9 out-of-range: -1 is less than 0", COUNT),
    ("[measure]\ndigits = 7\n", "2:10 out-of-range: 7 is more than 6", "write 6 or less"),
    ('[measure]\ntolerance = "2"\n', "2:14 wrong-type: expected a number, found text", "write a number from 0"),
    ("[measure]\ntable = 1\n", "2:1 unknown-key: unknown key 'table'", "write one of data, least, tolerance, digits"),
    ("lint = 1\n", "1:8 wrong-type: expected a table, found 1", TABLE),
]
"""Files, each with its problem as place, rule and message, and the hint."""
