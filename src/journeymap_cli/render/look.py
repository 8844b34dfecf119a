"""The light colours of a theme, as the drawings use them: by persona, by stage, by face."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from journeymap_cli.facts.cast import NOBODY
from journeymap_cli.model.persona import Persona
from journeymap_cli.render.theme import Palette, Theme, persona_color
from journeymap_cli.view.initials import initials

DASHES: Final = ("solid", "dashed", "dotted")


@dataclass(frozen=True)
class Look:
    """Colours and initials of those who take part. Drawings are light, whatever the reader's screen is."""

    theme: Theme
    people: Sequence[Persona]
    initials: dict[str, str] = field(init=False)
    colors: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        own = [None if self.theme.patterns else who.color for who in self.people]
        colors = {who.id: persona_color(self.light, at, own[at]) for at, who in enumerate(self.people)}
        object.__setattr__(self, "initials", initials(self.people))
        object.__setattr__(self, "colors", {NOBODY: persona_color(self.light, 0), **colors})

    @property
    def light(self) -> Palette:
        """The colours on light ground."""
        return self.theme.light

    def dashes(self, person: object) -> str:
        """The style of a persona's line, where colours do not tell them apart."""
        at = next((at for at, who in enumerate(self.people) if who.id == person), 0)
        return DASHES[at % len(DASHES)]
