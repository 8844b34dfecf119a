"""How the customer feels."""

from pydantic import Field

from journeymap_cli.model.base import Part
from journeymap_cli.model.scalars import Evidence, Number, OptionalText, Text, parse_number


class Emotion(Part):
    """What one persona feels, or all who take part. A number alone is a score, a text alone a label."""

    score: Number | None = Field(
        None,
        description="How good it feels, on the scale of the map; fractions are fine. None leaves a gap in the curve.",
        examples=[-1.5],
    )
    label: OptionalText = Field(None, description="The feeling in a word or an emoji.", examples=["relieved"])
    persona: OptionalText = Field(
        None, description="Whose feeling it is, by id; when left out, that of all who take part.", examples=["dev"]
    )
    quote: OptionalText = Field(
        None, description="What the persona said at this moment.", examples=["Two days for a test key?"]
    )
    evidence: Evidence | None = Field(
        None, description="How well it is supported; when left out, as `evidence_default` says.", examples=["observed"]
    )
    sources: tuple[Text, ...] = Field(
        (), description="The ids of the sources that support it.", examples=[["usability-2026"]]
    )

    @classmethod
    def short_key(cls, text: str) -> str | None:
        """A number alone is a score, any other text a label."""
        return "label" if parse_number(text) is None else "score"
