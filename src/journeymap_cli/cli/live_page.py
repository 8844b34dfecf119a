"""A page as it is served while its map is watched: with a script that loads it again after each change."""

import base64
import hashlib
import html
import re
from typing import Final

SCRIPT: Final = (
    'const told = new EventSource(location.pathname + "?after={version}");'
    "told.onmessage = () => {{ told.close(); location.reload(); }};"
)
POLICY: Final = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(")', re.IGNORECASE)
INLINE: Final = "'unsafe-inline'"
NOTHING: Final = "'none'"


def reloading(page: bytes, version: int) -> bytes:
    """The page with the script, which its policy allows."""
    text, script = page.decode(), SCRIPT.format(version=version)
    text = POLICY.sub(lambda found: found[1] + _open(found[2], script) + found[3], text, count=1)
    end = text.rfind("</body>")
    at = len(text) if end < 0 else end
    return f"{text[:at]}<script>{script}</script>{text[at:]}".encode()


def _open(attribute: str, script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return html.escape(allow(html.unescape(attribute), f"'sha256-{digest}'"))


def allow(policy: str, script: str) -> str:
    """The policy, letting a script of that hash run and ask the server that the page came from."""
    rules = {name: values for name, *values in map(str.split, filter(str.strip, policy.split(";")))}
    for name, value in (("script-src", script), ("connect-src", "'self'")):
        values = rules.get(name, rules.get("default-src"))
        if values is not None and INLINE not in values:  # beside a hash it would no longer count
            rules[name] = [*(held for held in values if held != NOTHING), value]
    return "; ".join(" ".join((name, *values)) for name, values in rules.items())
