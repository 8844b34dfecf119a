"""Markdown files: their journey diagrams."""

from journeymap_cli.exchange.imported import NO_MAP, Excerpt, ImportResult
from journeymap_cli.exchange.mermaid_file import mermaid_blocks, read_blocks, text_of


def read(raw: bytes, file: str, name: str, max_size: int) -> ImportResult:
    """The maps of a file."""
    text, wrong = text_of(raw, file, max_size)
    if wrong:
        return wrong
    found = read_blocks(mermaid_blocks(text, file), name)
    if found.maps or found.problems:
        return found
    message = "the file has no journey diagram"
    hint = "a diagram is a block that begins with ```mermaid and 'journey'"
    return ImportResult(problems=(Excerpt(file, text).problem(NO_MAP, message, (0, 0), hint, error=True),))
