"""Finds words that a browser broke without a hyphen."""

from playwright.sync_api import Page

SHOWN = "h1, h3, th, td, .cast b, .cast small, .glance p, .state, .av, .persona, .sources, .changes p"
FIND = r"""(selector) => {
    const joint = /[\u00ad\u200b\-‐–—\/\s]/;
    const own = /[\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef\u0e00-\u0eff\u1780-\u17ff]/;
    const found = new Set();
    const top = (node, at) => {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        return [...range.getClientRects()].findLast((box) => box.width > 0)?.top;
    };
    for (const element of document.querySelectorAll(selector)) {
        if (!element.checkVisibility()) continue;
        const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
            if (node.parentElement.closest('.url')) continue;
            const text = node.data;
            for (let at = 1, before = top(node, 0); at < text.length; at++) {
                const here = joint.test(text[at]) ? undefined : top(node, at);
                if (here !== undefined && before !== undefined && here > before + 2
                    && !joint.test(text[at - 1]) && !own.test(text[at - 1] + text[at])) {
                    found.add(text.slice(0, at) + '|' + text.slice(at));
                }
                if (here !== undefined) before = here;
            }
        }
    }
    return [...found];
}"""


def broken_words(page: Page) -> list[str]:
    """The texts of the page with a word on two lines and no hyphen between them, marked with `|`; addresses apart."""
    return list(page.evaluate(FIND, SHOWN))
