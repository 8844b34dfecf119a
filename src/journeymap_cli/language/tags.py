"""Language tags (BCP 47): a language, with an optional script and region: `de`, `pt-BR`, `zh-Hant`."""

from typing import Final, NamedTuple

from journeymap_cli.regexes import regex

TRANSLATED: Final = ("en", "de", "fr", "es", "pt", "it", "ru", "ja", "zh-Hans", "zh-Hant", "ko", "ar")
"""The languages of the program's own words; all but English have a catalogue."""

_TAG: Final = regex(r"([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|\d{3}))?")
_RIGHT_TO_LEFT: Final = frozenset(
    ["ar", "arc", "ckb", "dv", "fa", "he", "iw", "ji", "ks", "nqo", "pnb", "ps", "sd", "sdh", "syr", "ug", "ur", "yi"]
)
_RIGHT_TO_LEFT_SCRIPTS: Final = frozenset(("Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"))
_TRADITIONAL: Final = frozenset(("TW", "HK", "MO"))


class Tag(NamedTuple):
    """The parts of a language tag in their usual case; script and region may be empty."""

    language: str
    script: str = ""
    region: str = ""

    def __str__(self) -> str:
        return "-".join(filter(None, self))

    @property
    def is_right_to_left(self) -> bool:
        """Whether this language is written from right to left."""
        if self.script:
            return self.script in _RIGHT_TO_LEFT_SCRIPTS
        return self.language in _RIGHT_TO_LEFT

    @property
    def catalogue(self) -> str | None:
        """The catalogue to use for this language: one of `TRANSLATED`, or None."""
        if self.language == "zh":
            is_traditional = self.script == "Hant" or (not self.script and self.region in _TRADITIONAL)
            return "zh-Hant" if is_traditional else "zh-Hans"
        return self.language if self.language in TRANSLATED else None


def parse_tag(text: str) -> Tag | None:
    """Return the tag, or None if the text is not a well-formed one."""
    found = _TAG.fullmatch(text.lower())
    if found is None:
        return None
    language, script, region = (part or "" for part in found.groups())
    return Tag(language, script.title(), region.upper())
