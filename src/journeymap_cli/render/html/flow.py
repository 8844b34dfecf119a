"""The flow diagram of the page. It is drawn again only if it or the program has changed."""

from markupsafe import Markup

from journeymap_cli.cache import code_version
from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.render.graphviz.drawings import find_drawing, keep_drawing
from journeymap_cli.render.graphviz.flow_content import flow_content
from journeymap_cli.render.options import Options


def flow_picture(facts: Analysis, options: Options) -> Markup:
    """Return the flow diagram as inline SVG. Raises DrawingError if it cannot be drawn."""
    content = flow_content(facts, options)
    key = f"{code_version()}\n{content!r}"
    drawn = find_drawing(key)
    if drawn is None:
        from journeymap_cli.render.html.flow_svg import flow_svg

        drawn, is_portable = flow_svg(content)
        if is_portable:
            keep_drawing(key, drawn)
    return Markup(drawn.decode())  # noqa: S704 - Graphviz escapes user text
