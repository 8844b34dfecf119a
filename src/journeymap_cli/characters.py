"""Characters that cannot be seen, or that change how text is displayed or read, grouped by effect.

Each constant fits into a character class of a regular expression. `yamlsource` reports such characters; `report` and
`render` escape or remove them.
"""

from typing import Final

CONTROLS: Final = "\x00-\x1f"
"""Control characters of ASCII, with tab and line breaks."""

MORE_CONTROLS: Final = "\x7f-\x9f"
"""Delete, and the control characters beyond ASCII, some of which work on some terminals."""

NONCHARACTERS: Final = "\ufffe\uffff"
"""Not characters, and not allowed in XML."""

NOT_IN_YAML: Final = f"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f{NONCHARACTERS}"
"""What a YAML file must not contain."""

SURROGATES: Final = "\ud800-\udfff"
"""Halves of characters: what Python makes of invalid bytes in arguments and file names."""

LINE_SEPARATORS: Final = "\u2028\u2029"
YAML_BREAKS: Final = f"\x85{LINE_SEPARATORS}"
"""Line breaks in YAML 1.1, but neither in YAML 1.2 nor in editors: NEL, line separator, paragraph separator."""

DIRECTIONS: Final = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Embeddings, overrides and isolates: they change the direction of the text after them."""

DIRECTION_MARKS: Final = "\u061c\u200e\u200f"
"""Invisible letters with a direction: they change that of the punctuation beside them."""

JOINERS: Final = "\u200c\u200d"
"""Zero-width non-joiner and joiner, which are needed in words of some scripts and in emoji."""

BOM: Final = "\ufeff"
ZERO_WIDTH: Final = f"\u200b\u2060{BOM}"
"""Zero-width space, word joiner, byte-order mark."""

RARE: Final = "\u180e\u2061-\u2065\u206a-\u206f\ufff9-\ufffb\U000e0001"
"""Invisible operators, deprecated format characters, annotations."""

SOFT_HYPHEN: Final = "\u00ad"
BLANK_LETTERS: Final = "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef"
"""Letters and marks that show nothing by themselves: fillers, variation selectors, the grapheme joiner."""

TAG_LETTERS: Final = "\U000e0020-\U000e007f"
"""Invisible copies of ASCII, which spell the flags of England, Scotland and Wales."""

BRAILLE_BLANK: Final = "\u2800"
UNSEEN: Final = (
    f"{CONTROLS}{MORE_CONTROLS}{NONCHARACTERS}{LINE_SEPARATORS}{DIRECTIONS}{DIRECTION_MARKS}{JOINERS}{ZERO_WIDTH}{RARE}"
    f"{SOFT_HYPHEN}{BLANK_LETTERS}{TAG_LETTERS}{BRAILLE_BLANK}"
)
"""All characters that show nothing by themselves, except white space."""

HIDING: Final = f"{MORE_CONTROLS}{DIRECTION_MARKS}{DIRECTIONS}{LINE_SEPARATORS}{ZERO_WIDTH}{SURROGATES}"
"""Characters that hide or control something on a terminal or in a log, apart from the controls of ASCII."""

RIGHT_TO_LEFT: Final = "\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
"""Letters of the scripts that run from right to left."""
