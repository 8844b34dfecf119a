from pathlib import Path

import pytest
from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError
from markupsafe import Markup

from journeymap_cli.language.language import language_of
from journeymap_cli.render.html.templating import environment, source, wrong_template
from journeymap_cli.render.options import Options
from journeymap_cli.view.lens import Day
from support.pages import page

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


def test_everything_is_text_unless_a_template_says_otherwise() -> None:
    assert environment().from_string("{{ text }}").render(text="<b>\"'") == "&lt;b&gt;&#34;&#39;"


def test_what_is_not_there_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        environment().from_string("{{ nothing }}").render()


@pytest.mark.parametrize(
    "trick",
    [
        "{{ day.__class__ }}",
        "{{ day.__init__.__globals__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ days.append(1) }}",
        "{{ day|attr('__class__') }}",
        "{{ '{0.__class__}'.format(day) }}",
    ],
)
def test_a_template_cannot_leave_its_sandbox(trick: str) -> None:
    with pytest.raises((SecurityError, UndefinedError)):
        environment().from_string(trick).render(day=Day("2026-01-01", "x"), days=[1])


def test_the_fields_of_a_view_can_be_read() -> None:
    assert environment().from_string("{{ day.words }}").render(day=Day("2026-01-01", "1 Jan 2026")) == "1 Jan 2026"


def test_a_template_of_the_user_replaces_one_block(tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "page.html").write_text(
        '{% extends "builtin/html/page.html" %}'
        "{% block footer %}<footer>{{ view.lens.title }}, by us</footer>{% endblock %}"
    )
    text = page("title: <x>\nstages: [a]", Options(templates=tmp_path))
    assert "<footer>&lt;x&gt;, by us</footer>" in text
    assert "made with journeymap" not in text
    assert 'id="_map"' in text


def test_a_template_of_the_user_adds_to_the_style(tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "style.css").write_text(
        '{% extends "builtin/html/style.css" %}{% block extra %}h1{color:red}{% endblock %}'
    )
    text = page("title: x\nstages: [a]", Options(templates=tmp_path))
    assert "h1{color:red}</style>" in text
    assert ".frame{" in text


def test_templates_lie_in_their_folder(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "own").mkdir()
    env = environment(tmp_path / "own")
    for name in ("../secret", "/secret", "builtin/../../pyproject.toml"):
        with pytest.raises(LookupError):
            env.get_template(name)


def test_a_script_is_no_template() -> None:
    text = source(environment(), "html/script.js")
    assert "querySelectorAll" in text


def test_markup_is_left_as_it_is_and_text_is_escaped() -> None:
    env = environment()
    marked = Markup('<del class="unternehmensberatungen">Vertragsbedingungen</del>')
    for template in ("{{ text|soft }}", "{{ text|rich }}"):
        assert env.from_string(template).render(text=marked) == marked
        shown = env.from_string(template).render(text="<b> Vertragsbedingungen").replace("\u00ad", "|")
        assert shown == "&lt;b&gt; Ver|trags|bedin|gun|gen"


def test_a_paragraph_keeps_its_lines_on_the_page() -> None:
    text = """
        title: x
        description: |
          First line
          second line
        stages:
          - name: A
            description: |
              Call <us>
              or write
            goals: ["one\\ntwo"]
            emotion: {score: 1, quote: "never\\nagain"}
    """
    content = page(text)
    for lines in ("First line\nsecond line</p>", "Call &lt;us&gt;\nor write</div>", "one\ntwo", "never\nagain</q>"):
        assert lines in content
    assert "white-space:pre-line" in content


@pytest.mark.parametrize(
    ("lang", "text", "begins"),
    [
        ("ar", "NEW جديد", "\u200f"),
        ("ar", "NEW", "N"),
        ("ar", "جديد NEW", "ج"),
        ("de", "NEW جديد", "N"),
    ],
)
@pytest.mark.parametrize("name", ["soft", "rich"])
def test_a_text_from_the_right_may_begin_with_another_script(lang: str, text: str, begins: str, name: str) -> None:
    shown = environment(language=language_of(lang)).filters[name](text)
    assert shown[0] == begins
    assert shown.endswith(text)
