"""A browser for tests of the page: Debian's Chromium, driven by Playwright, without network."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, expect, sync_playwright

from support.pages import page

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

LATE = """(() => {
    const later = (handler) => (...given) => setTimeout(() => handler(...given), 100), add = window.addEventListener;
    EventTarget.prototype.addEventListener = function (type, handler, ...rest) {
        const late = ["close", "hashchange", "resize", "scroll", "toggle"].includes(type);
        return add.call(this, type, late ? later(handler) : handler, ...rest);
    };
    for (const name of ["IntersectionObserver", "ResizeObserver"]) {
        window[name] = class extends window[name] { constructor(handler, ...rest) { super(later(handler), ...rest); } };
    }
})()"""
"""Delays what a browser does after the key or call that causes it, so that a test that does not wait always fails."""

expect.set_options(timeout=30_000)  # as long as Playwright's other calls wait
WCAG = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
FOUND = """async (options) => (await axe.run(document, options)).violations.flatMap(
    ({id, nodes}) => nodes.map(({target, failureSummary}) => `${id} ${target.join(' ')} ${failureSummary}`))"""


@dataclass
class Opened:
    """An open page, and everything it did that it should not do."""

    page: Page
    noise: list[str] = field(default_factory=list)

    def rows(self) -> list[str]:
        return [
            row.get_attribute("data-lane") or "" for row in self.page.locator("#_table tr[data-lane]:visible").all()
        ]

    def expect_fragment(self, fragment: str) -> None:
        """Wait until the address has a fragment ("": none): what a dialog's end leads to comes after its key."""
        expect(self.page).to_have_url(self.page.url.split("#")[0] + fragment)


@dataclass
class Opener:
    """Opens pages, each in its own browser context."""

    browser: Browser
    folder: Path
    contexts: list[BrowserContext] = field(default_factory=list)

    def __call__(self, text: str, fragment: str = "", width: int = 1440, **settings: Any) -> Opened:
        """Open the page of a map."""
        return self.show(page(text), fragment, width, **settings)

    def show(self, content: str, fragment: str = "", width: int = 1440, **settings: Any) -> Opened:
        """Open a rendered page."""
        file = self.folder / "map.html"
        file.write_text(content, encoding="utf-8")
        context = self.browser.new_context(**{"viewport": {"width": width, "height": 900}, **settings})
        context.add_init_script(LATE)
        self.contexts.append(context)
        found = Opened(context.new_page())
        record_noise(found, file.as_uri())
        found.page.goto(file.as_uri() + fragment)
        return found

    def close(self) -> None:
        for context in self.contexts:
            context.close()


def record_noise(found: Opened, own: str) -> None:
    """Record each dialog, console message, error, and request for anything but the page."""

    def refuse(dialog: Dialog) -> None:
        found.noise.append(f"dialog {dialog.message}")
        dialog.dismiss()

    found.page.on("dialog", refuse)
    found.page.on("console", lambda message: found.noise.append(f"console {message.text}"))
    found.page.on("pageerror", lambda error: found.noise.append(f"error {error}"))
    found.page.on(
        "request",
        lambda request: found.noise.append(f"request {request.url}") if not request.url.startswith(own) else None,
    )


@contextmanager
def started_browser() -> Iterator[Browser]:
    """Start the browser of this machine; skip the test if there is none."""
    path = next((path for path in map(shutil.which, NAMES) if path), None) or skip_or_fail(
        "no Chromium on this machine"
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def violations(page: Page, axe: str, *only: str) -> list[str]:
    """The violations that axe-core reports; `axe` is its script, `only` are the rules to check (default: all)."""
    page.evaluate(axe)
    found: list[str] = page.evaluate(FOUND, {**WCAG, "runOnly": only} if only else WCAG)
    return found


def skip_or_fail(what: str) -> NoReturn:
    """Skip a test whose requirements are missing on this machine; in CI, fail instead."""
    if os.environ.get("CI"):
        pytest.fail(f"{what}: install it, in CI this test must run")
    pytest.skip(what)
