from pathlib import Path

import pytest

from journeymap_cli.render.options import Options
from journeymap_cli.render.template_fault import wrong_template
from render.pages import page

START = '{% extends "builtin/html/page.html" %}\n{% block footer %}\n'


@pytest.mark.parametrize(
    ("body", "line", "words"),
    [
        ("{{ 1 / 0 }}{% endblock %}", 3, "division by zero"),
        ("\n{{ view.glimpse }}{% endblock %}", 4, "has no attribute 'glimpse'"),
        ("{% include 'html/none.html' %}{% endblock %}", 3, "there is no template 'html/none.html'"),
        ("{{ nothing", 3, "unexpected end of template"),
        ("{% bloc %}", 3, "unknown tag 'bloc'"),
        ("{{ ''.__class__.mro() }}{% endblock %}", 3, "unsafe"),
    ],
)
def test_a_fault_is_told_with_the_line_of_the_template(body: str, line: int, words: str, tmp_path: Path) -> None:
    template = tmp_path / "html" / "page.html"
    template.parent.mkdir()
    template.write_text(START + body, encoding="utf-8")
    with pytest.raises(Exception) as fault:  # noqa: PT011 - whatever a template may do
        page("title: x\nstages: [a]", Options(templates=tmp_path))
    told = str(wrong_template(fault.value, tmp_path))
    assert told.startswith(f"the template '{template}' does not work: line {line}: ")
    assert words in told


def test_a_fault_of_ours_is_no_fault_of_theirs(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError) as fault:
        1 / 0  # noqa: B018
    assert wrong_template(fault.value, tmp_path) is None
