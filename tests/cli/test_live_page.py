import base64
import hashlib
import html
import re

import pytest

from journeymap_cli.cli.live_page import allow, reloading
from journeymap_cli.render import html as page_format
from journeymap_cli.render.options import Options
from journeys import journey

OURS = "'sha256-own'"


def test_the_page_lets_just_its_two_scripts_run() -> None:
    plain = page_format.render(journey("title: A </body> map\nstages: [Browse]"), Options()).decode()
    served = reloading(plain.encode(), 7).decode()
    policy = html.unescape(re.findall(r'Content-Security-Policy" content="([^"]*)"', served)[0])
    scripts = re.findall(r"<script>(.*?)</script>", served, re.DOTALL)
    assert len(scripts) == 2
    assert '"?after=7"' in scripts[1]
    hashes = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
    assert f"script-src 'sha256-{hashes[0]}' 'sha256-{hashes[1]}';" in policy
    assert policy.endswith("; connect-src 'self'")
    assert served.endswith(f"<script>{scripts[1]}</script></body>\n</html>\n")
    assert served.replace(f"<script>{scripts[1]}</script>", "").count("\n") == plain.count("\n")


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("default-src 'none'", f"default-src 'none'; script-src {OURS}; connect-src 'self'"),
        ("script-src 'none';; connect-src data:", f"script-src {OURS}; connect-src data: 'self'"),
        ("script-src 'unsafe-inline'", "script-src 'unsafe-inline'"),
        ("img-src data:", "img-src data:"),
        ("", ""),
    ],
)
def test_a_policy_is_opened_as_far_as_it_must(policy: str, expected: str) -> None:
    assert allow(policy, OURS) == expected


@pytest.mark.parametrize("page", ["", "<!doctype html><p>a page of one's own"])
def test_a_page_without_policy_and_end_gets_the_script_at_its_end(page: str) -> None:
    served = reloading(page.encode(), 1).decode()
    assert served.startswith(f"{page}<script>")
    assert served.endswith("</script>")
