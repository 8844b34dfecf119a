"""The keys of a theme file. A key that is left out has the value of the default theme."""

from typing import ClassVar

from pydantic import Field

from journeymap_cli.model.base import Model
from journeymap_cli.model.scalars import Boolean, Color, Text


class Colors(Model):
    """The colours of one mode, light or dark."""

    page: Color | None = Field(None, description="Background of the page.", examples=["#fbfaf7"])
    surface: Color | None = Field(None, description="Background of cells and drawings.", examples=["#ffffff"])
    soft: Color | None = Field(None, description="Background of pictures, and of the matrix.", examples=["#f4f2ec"])
    ink: Color | None = Field(None, description="Text.", examples=["#1d1f24"])
    muted: Color | None = Field(None, description="Secondary text.", examples=["#5d626c"])
    line: Color | None = Field(None, description="Lines between cells.", examples=["#e6e3dc"])
    edge: Color | None = Field(
        None, description="Lines with a meaning: borders of fields, arrows.", examples=["#85888f"]
    )
    accent: Color | None = Field(None, description="Links, keyboard focus, bars.", examples=["#2459c4"])
    bad: Color | None = Field(None, description="Text of warnings: severity, exits.", examples=["#b3261e"])
    good: Color | None = Field(None, description="Text of good news, such as a metric on target.", examples=["#1b7046"])
    star: Color | None = Field(None, description="The star of a moment of truth in drawings.", examples=["#9a6700"])
    pain: Color | None = Field(None, description="Background of severe pain points.", examples=["#fdf0ee"])
    chance: Color | None = Field(None, description="Background of quick wins.", examples=["#eef7f0"])
    emotions: tuple[Color, ...] = Field(
        (),
        description="The five colours of the faces, from very low to very high.",
        examples=[["#d9534a", "#ec9a5b", "#e3c75a", "#9ccb78", "#55b183"]],
    )
    personas: tuple[Color, ...] = Field(
        (),
        description="Lines and dots of personas without a colour of their own, in order.",
        examples=[["#2f6fde", "#b4459a"]],
    )


class LogoFile(Model):
    """The picture at the top of the page. May be written as just the file."""

    short: ClassVar[str | None] = "file"

    file: Text = Field(
        description="A PNG, JPEG, WebP or SVG file of at most 200 kB, in the folder of the theme or below.",
        examples=["logo.svg"],
    )
    dark: Text | None = Field(None, description="Another picture for dark screens.", examples=["logo-dark.svg"])
    text: Text = Field("Logo", description="The alternative text, for people who cannot see it.", examples=["Plenwick"])


class ThemeFile(Model):
    """A theme. The colours in `light` and `dark` take precedence over those for both."""

    accent: Color | None = Field(
        None,
        description="Links, keyboard focus and bars; without `stages`, also the stages.",
        examples=["#7a1fa2"],
    )
    stages: tuple[Color, ...] = Field(
        (),
        description="The rule above the name of each stage, in order; the colours repeat.",
        examples=[["#3566cc", "#7652c6"]],
    )
    personas: tuple[Color, ...] = Field(
        (),
        description="Lines and dots of personas without a colour of their own, in order.",
        examples=[["#2f6fde", "#b4459a"]],
    )
    emotions: tuple[Color, ...] = Field(
        (),
        description="The five colours of the faces, from very low to very high.",
        examples=[["#d9534a", "#ec9a5b", "#e3c75a", "#9ccb78", "#55b183"]],
    )
    patterns: Boolean = Field(
        False,
        description="Use dashes and frames instead of colours, for printing in black; colours in the map are ignored.",
        examples=[True],
    )
    fonts: tuple[Text, ...] = Field(
        (),
        description="Font families on the reader's machine, in order of preference; they replace the embedded Inter.",
        examples=[["Source Sans 3", "Segoe UI"]],
    )
    logo: LogoFile | None = Field(None, description="The picture at the top of the page.", examples=["logo.svg"])
    light: Colors | None = Field(
        None, description="Colours on a light screen, in print and in drawings.", examples=[{"ink": "#20103a"}]
    )
    dark: Colors | None = Field(None, description="Colours on a dark screen.", examples=[{"page": "#17121f"}])
