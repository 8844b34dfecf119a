"""The light colours of a theme, as the drawings use them: by persona, by stage, by face."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from journeymap_cli.facts.cast import NOBODY
from journeymap_cli.model.persona import Persona
from journeymap_cli.render.theme import Palette, Theme, persona_color
from journeymap_cli.view.initials import initials


@dataclass(frozen=True)
class Look:
    """Colours and initials of those who take part. Drawings are light, whatever the reader's screen is."""

    theme: Theme
    people: Sequence[Persona]
    initials: dict[str, str] = field(init=False)
    colors: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        colors = {who.id: persona_color(self.light, at, who.color) for at, who in enumerate(self.people)}
        object.__setattr__(self, "initials", initials(self.people))
        object.__setattr__(self, "colors", {NOBODY: persona_color(self.light, 0), **colors})

    @property
    def light(self) -> Palette:
        """The colours on light ground."""
        return self.theme.light
