"""Numbers and entries in messages."""

from decimal import Decimal

from journeymap_cli.facts.feelings import label_words
from journeymap_cli.model.entries import Emotion, Item
from journeymap_cli.phrases import quoted


def written(value: Decimal | str | None) -> str:
    """A number without an exponent; a duration as it is."""
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def described(entry: Item | Emotion) -> str:
    """An entry in a message: `'Limits are hidden'`, `the emotion -2`."""
    if isinstance(entry, Item):
        return quoted(entry.text)
    if entry.label or entry.score is not None:
        return f"the emotion {label_words(entry.label) or written(entry.score)}"
    return "the emotion"
