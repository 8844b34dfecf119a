"""What a theme file may say: colours, fonts and a logo. Each key that is left out is as in the default theme."""

from typing import ClassVar

from pydantic import Field

from journeymap_cli.model.base import Model
from journeymap_cli.model.scalars import Color, Text, Truth


class Colors(Model):
    """The colours of one mode."""

    page: Color | None = Field(None, description="The ground of the page.", examples=["#fbfaf7"])
    surface: Color | None = Field(None, description="The ground of cells, and of drawings.", examples=["#ffffff"])
    soft: Color | None = Field(None, description="The ground of row labels and touchpoints.", examples=["#f4f2ec"])
    ink: Color | None = Field(None, description="Text.", examples=["#1d1f24"])
    muted: Color | None = Field(None, description="Text of less weight.", examples=["#5d626c"])
    line: Color | None = Field(None, description="Rules between cells.", examples=["#e6e3dc"])
    edge: Color | None = Field(None, description="Lines that mean something: fields, arrows.", examples=["#85888f"])
    accent: Color | None = Field(None, description="Links, the focus, bars.", examples=["#2459c4"])
    bad: Color | None = Field(None, description="Text that warns: severity, exits.", examples=["#b3261e"])
    good: Color | None = Field(None, description="Text that says that all is well.", examples=["#1b7046"])
    star: Color | None = Field(None, description="The star of a moment of truth.", examples=["#9a6700"])
    pain: Color | None = Field(None, description="The ground of pain points.", examples=["#fdf0ee"])
    chance: Color | None = Field(None, description="The ground of opportunities.", examples=["#eef7f0"])
    emotions: tuple[Color, ...] = Field(
        (),
        description="Five colours of faces, from very low to very high.",
        examples=[["#d9534a", "#ec9a5b", "#e3c75a", "#9ccb78", "#55b183"]],
    )
    personas: tuple[Color, ...] = Field(
        (),
        description="Lines and dots of the personas that have no colour of their own, in order.",
        examples=[["#2f6fde", "#b4459a"]],
    )


class LogoFile(Model):
    """The picture at the top of the page."""

    short: ClassVar[str | None] = "file"

    file: Text = Field(
        description="PNG, JPEG, WebP or SVG, at most 200 kB, in the folder of the theme or below.",
        examples=["logo.svg"],
    )
    dark: Text | None = Field(None, description="Another one for dark screens.", examples=["logo-dark.svg"])
    text: Text = Field("Logo", description="What it says, for those who do not see it.", examples=["Plenwick"])


class ThemeFile(Model):
    """A theme. Colours of `light` and `dark` come before those for both."""

    accent: Color | None = Field(
        None,
        description="Links, the focus and bars in light and dark; where `stages` is left out, their colour too.",
        examples=["#7a1fa2"],
    )
    stages: tuple[Color, ...] = Field(
        (),
        description="The heads of the stages, in order; they repeat. Text on them is black or white by itself.",
        examples=[["#3566cc", "#7652c6"]],
    )
    personas: tuple[Color, ...] = Field(
        (),
        description="Lines and dots of the personas that have no colour of their own, in order.",
        examples=[["#2f6fde", "#b4459a"]],
    )
    emotions: tuple[Color, ...] = Field(
        (),
        description="Five colours of faces, from very low to very high.",
        examples=[["#d9534a", "#ec9a5b", "#e3c75a", "#9ccb78", "#55b183"]],
    )
    patterns: Truth = Field(
        False,
        description="Dashes and frames instead of colours, for print in black; a map's own colours do not show.",
        examples=[True],
    )
    fonts: tuple[Text, ...] = Field(
        (),
        description="Font families in order of preference; those of the reader's machine, nothing is fetched.",
        examples=[["Source Sans 3", "Segoe UI"]],
    )
    logo: LogoFile | None = Field(None, description="The picture at the top of the page.", examples=["logo.svg"])
    light: Colors | None = Field(
        None, description="Colours on light ground, in print and in drawings.", examples=[{"ink": "#20103a"}]
    )
    dark: Colors | None = Field(None, description="Colours on a dark screen.", examples=[{"page": "#17121f"}])
