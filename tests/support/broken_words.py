"""Finds words that a browser broke without a hyphen."""

from playwright.sync_api import Page

from support.tools import tool


def broken_words(page: Page) -> list[str]:
    """The texts with a word broken over two lines without a hyphen, with `|` at the break; addresses are ignored."""
    return list(page.evaluate(tool("measure_pages").BROKEN))
