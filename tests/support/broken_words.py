"""Finds words that a browser broke without a hyphen."""

from playwright.sync_api import Page

from support.tools import tool


def broken_words(page: Page) -> list[str]:
    """The texts of the page with a word on two lines and no hyphen between them, marked with `|`; addresses apart."""
    return list(page.evaluate(tool("measure_pages").BROKEN))
