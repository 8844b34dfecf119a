from pathlib import Path

import pytest

from journeymap_cli.app.sources import map_file
from journeymap_cli.errors import InvalidJourneyError
from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.lint.run import unresolved
from journeymap_cli.load.check import KnownSteps
from journeymap_cli.load.document import Document
from journeymap_cli.load.load import load, load_text
from journeymap_cli.model.slug import DerivedId
from journeymap_cli.problem import Path as KeyPath
from journeymap_cli.problem import Problem, Severity, Span
from journeymap_cli.yamlsource.read import read_yaml
from support.journeys import Files, document
from support.smallest_maps import MAP


def problems(raw: bytes, max_size: int = 1000, *, shared: bool = False) -> tuple[Problem, ...]:
    with pytest.raises(InvalidJourneyError) as caught:
        load(raw, "maps/map.yaml", Files({}), max_size, shared=shared)
    return caught.value.problems


def read(raw: bytes, *, shared: bool = False) -> Document:
    return load(raw, "maps/map.yaml", Files({}), shared=shared)


def test_the_smallest_file_is_a_journey() -> None:
    found = read(b"title: Paying\nstages: [Search, Pay]")
    assert (found.name, found.text) == ("maps/map.yaml", "title: Paying\nstages: [Search, Pay]")
    assert [stage.id for stage in found.journey.stages] == ["search", "pay"]
    assert isinstance(found.journey.id, DerivedId)
    assert (found.links, found.warnings, found.is_shared) == ((), (), False)


def test_text_stays_text() -> None:
    tags = read(b"title: No\nstages: ~\ntags: [1.10, 10:30, on, 010, null, 1e3]").journey.tags
    assert tags == ("1.10", "10:30", "on", "010", "null", "1e3")


def test_a_byte_order_mark_and_other_line_ends_do_not_matter() -> None:
    assert read(b"\xef\xbb\xbftitle: T\r\nstages: A\r\n").journey == read(b"title: T\nstages: A\n").journey


def test_a_text_that_is_no_yaml_is_reported_alone() -> None:
    (problem,) = problems(b"title: [T\n")
    assert (problem.rule, problem.file) == ("yaml-syntax", "maps/map.yaml")


@pytest.mark.parametrize("raw", [b"", b"# only a comment\n", b"---\n", b"\xef\xbb\xbf"])
def test_a_file_without_content_lacks_its_keys(raw: bytes) -> None:
    assert [(problem.rule, problem.message) for problem in problems(raw)] == [
        ("missing-key", "missing key 'title'"),
        ("missing-key", "missing key 'stages'"),
    ]
    assert {problem.span and (problem.span.line, problem.span.column) for problem in problems(raw)} == {(1, 1)}


def test_problems_of_reading_schema_and_ranges_come_together_in_order() -> None:
    raw = b"title: T\ntitle: U\nstate: odd\nstages:\n- name: A\n  emotion: 9\nphase: x\n"
    assert [(problem.span and problem.span.line, problem.rule) for problem in problems(raw)] == [
        (2, "duplicate-key"),
        (3, "bad-value"),
        (6, "out-of-range"),
        (7, "unknown-key"),
    ]


def test_a_problem_has_its_place() -> None:
    (problem,) = problems(b"title: T\nstages:\n- name: A\n  moment_of_truth: yes\n")
    assert (problem.file, problem.span) == ("maps/map.yaml", Span(4, 20, 4, 23))
    assert problem.path == ("stages", 0, "moment_of_truth")


def test_warnings_of_the_reading_do_not_refuse_a_map() -> None:
    found = read(b"title: T\nstages: A\ndescription: See issue #42 first\n")
    assert [problem.rule for problem in found.warnings] == ["comment-cuts-text"]
    assert found.warnings[0].severity is Severity.WARNING
    assert found.warnings[0].span
    assert found.journey.description == "See issue"


def test_a_file_that_is_too_large_is_reported() -> None:
    raw = b"title: T\nstages: A\n"
    (problem,) = problems(raw, max_size=len(raw) - 1)
    assert problem.rule == "too-large"
    assert load(raw, "map.yaml", Files({}), len(raw)).journey.title == "T"


def test_the_limit_holds_for_what_is_imported() -> None:
    shared = "personas: " + "A" * 100
    with pytest.raises(InvalidJourneyError) as caught:
        load(f"{MAP}imports: s.yaml".encode(), "map.yaml", Files({"s.yaml": shared}), 50)
    assert [(problem.rule, problem.file) for problem in caught.value.problems] == [("too-large", "s.yaml")]


def test_links_wait_with_the_references() -> None:
    found = document("title: T\nstages: {name: A, journey: gone.yaml}")
    assert [(problem.rule, problem.path) for problem in found.links] == [("missing-file", ("stages", "journey"))]
    assert found.links[0].span


SHARED = b"personas: [Dana]\nchannels: [{name: Docs, kind: web}]\n"


def test_a_shared_file_alone_is_no_map() -> None:
    (problem,) = problems(SHARED)
    assert problem.rule == "missing-key"
    assert problem.hint == "this is a shared file: pass a map that imports it"


def test_a_shared_file_may_be_wanted() -> None:
    found = read(SHARED, shared=True)
    assert found.is_shared
    assert [persona.id for persona in found.journey.personas] == ["dana"]
    assert found.journey.stages == ()


def test_a_shared_file_that_is_wrong_is_reported_either_way() -> None:
    raw = SHARED + b"stage: A\n"
    assert [problem.rule for problem in problems(raw)] == ["unknown-key"]
    assert problems(raw) == problems(raw, shared=True)


def test_the_same_bytes_give_the_same_document() -> None:
    raw = b"title: T\nstages: [A, A]\nx-a: 1\n"
    assert read(raw).journey == read(raw).journey
    assert problems(b"a: 1\nb: 2\n") == problems(b"a: 1\nb: 2\n")


SPELLINGS = """
title: T
personas: [{id: größe, name: G}, {name: Cafe\u0301}]
channels: [{id: straße, name: S}]
sources: [{id: ἡμέρας, title: Q}]
lanes: [{id: maß, label: Maß}]
stages:
  - {name: Αρχή, next: έλεγχος, personas: [grösse, café, cafe\u0301]}
  - {name: Έλεγχος, next: iptal-et, touchpoints: [{text: x, channel: strasse}]}
  - {name: İptal et, cells: {mass: a}, goals: [{text: a, persona: größe, sources: ἡμέρασ}]}
  - {name: B, cells: {maß: [{text: a, persona: nobody}]}, pain_points: [{id: weiß, text: p}]}
  - {name: C, opportunities: [{text: o, addresses: weiss}]}
"""


def test_references_and_ids_are_compared_in_one_form() -> None:
    found = document(SPELLINGS)
    problems = [found.placer.place(problem) for problem in unresolved(Analysis(found.journey))]
    assert [(problem.message, problem.path) for problem in problems] == [
        ("there is no persona 'nobody'", ("stages", 3, "cells", "maß", 0, "persona"))
    ]
    assert problems[0].span == Span(11, 48, 11, 54)
    assert found.journey.stages[0].personas == ("grösse", "café", "café")


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("scale: {labels: {1: a, '1.0': b}}", ("scale", "labels", "1.0")),
        ("stages: [{name: A, cells: {maß: a, mass: b}}]", ("stages", 0, "cells", "mass")),
    ],
)
def test_two_spellings_of_one_key_are_a_duplicate(line: str, path: KeyPath) -> None:
    stages = "" if line.startswith("stages") else "stages: A\n"
    (problem,) = problems(f"title: T\nlanes: [{{id: maß, label: M}}]\n{stages}{line}".encode())
    assert (problem.rule, problem.path, len(problem.related)) == ("duplicate-key", path, 1)


STEP = "title: T\nstages:\n- name: A\n  steps:\n  - name: B\n"
FILTER = "{name: E, where: {who: WHO}}"


def versions(old: str, new: str) -> tuple[Document, Document | tuple[Problem, ...]]:
    """The old text, and the new one after it, or its problems."""
    known = KnownSteps()
    first = load_text(read_yaml(old.encode()), "maps/map.yaml", Files({}), known=known)
    try:
        return first, load_text(read_yaml(new.encode()), "maps/map.yaml", Files({}), known=known)
    except InvalidJourneyError as error:
        return first, error.problems


def test_a_step_that_is_known_is_not_checked_again() -> None:
    old, new = versions(f"{STEP}    emotion: 1\n  - C\n", f"{STEP}    emotion: [1]\n  - D\n")
    assert isinstance(new, Document)
    (one, other), (same, changed) = (each.journey.stages[0].steps for each in (old, new))
    assert (one is same, other is changed, changed.name) == (True, False, "D")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f"{STEP}  - B\n", f"{STEP}    id: b-2\n  - B\n"),
        (f"{STEP}", f"{STEP}    id: b\n"),
        (f"{STEP}    id: b\n", f"{STEP}"),
        (f"{STEP}    emotion: -2\n", f"scale: {{min: -1, max: 1}}\n{STEP}    emotion: -2\n"),
        (
            f"{STEP}    touchpoints: {{text: T, channel: My Web}}\n",
            f"channels: [{{id: my-web, name: W}}]\n{STEP}    touchpoints: {{text: T, channel: My Web}}\n",
        ),
        (f"{STEP}    description: 'null'\n", f"{STEP}    description: null\n"),
        (f"{STEP}    events: {FILTER.replace('WHO', 'null')}\n", f"{STEP}    events: {FILTER.replace('WHO', '~')}\n"),
        (
            f"{STEP}    events: {FILTER.replace('WHO', 'null')}\n",
            f"{STEP}    events: {FILTER.replace('WHO', repr('null'))}\n",
        ),
        (f"{STEP}    cells: {{a: X}}\n", f"{STEP}    cells: {{a: X, A: X}}\n"),
        (f"{STEP}    goals: x\n", f"{STEP}    goals: y\n"),
    ],
)
def test_what_is_known_changes_nothing_that_is_read(old: str, new: str) -> None:
    _, found = versions(old, new)
    assert outcome(found) == outcome(versions("title: T\nstages: [A]\n", new)[1])


def outcome(found: Document | tuple[Problem, ...]) -> object:
    """What was found, with the kinds of the ids, as a derived one equals one that is written."""
    if not isinstance(found, Document):
        return found
    steps = [step for stage in found.journey.stages for step in stage.steps]
    return repr(found.journey), [type(step.id) for step in steps]


PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20


def write(folder: Path, image: str) -> str:
    text = f"title: T\nstages:\n  - name: A\n    image: {{file: {image}, alt: A form}}\n"
    (folder / "map.yaml").write_text(text, encoding="utf-8")
    return str(folder / "map.yaml")


def test_the_pictures_of_a_map(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(PNG)
    document = map_file(write(tmp_path, "a.png"), 10_000).document()
    assert document.images["a.png"].address.startswith("data:image/png;base64,")


@pytest.mark.parametrize(
    ("image", "content", "rule", "message"),
    [
        ("b.png", None, "missing-file", "there is no file 'b.png'"),
        ("../b.png", None, "outside-folder", "'../b.png' is outside the folder of the maps"),
        ("b.png", PNG + bytes(100_000), "bad-value", "'b.png' is larger than 100 kB"),
        ("b.png", b"GIF89a", "bad-value", "'b.png' is not a PNG, JPEG, WebP or SVG picture"),
        (
            "b.svg",
            b'<!DOCTYPE svg [<!ENTITY a "b">]><svg/>',
            "bad-value",
            "'b.svg' is not a PNG, JPEG, WebP or SVG picture",
        ),
    ],
)
def test_a_picture_that_cannot_be_used(
    tmp_path: Path, image: str, content: bytes | None, rule: str, message: str
) -> None:
    folder = tmp_path / "maps"
    folder.mkdir()
    if content:
        (folder / image).write_bytes(content)
    with pytest.raises(InvalidJourneyError) as raised:
        map_file(write(folder, image), 5_000_000).document()
    found = [
        (problem.rule, problem.message, problem.where.line, problem.where.column) for problem in raised.value.problems
    ]
    assert found == [(rule, message, 4, 19)]


def test_the_portrait_of_a_shared_persona_lies_beside_the_shared_file(tmp_path: Path) -> None:
    (tmp_path / "people").mkdir()
    (tmp_path / "people" / "ana.png").write_bytes(PNG)
    shared = "personas:\n  - {id: ana, name: Ana, image: {file: ana.png, alt: Ana}}\n"
    (tmp_path / "people" / "all.yaml").write_text(shared, encoding="utf-8")
    text = "title: T\nimports: people/all.yaml\nstages:\n  - {name: A, personas: ana}\n"
    (tmp_path / "map.yaml").write_text(text, encoding="utf-8")
    document = map_file(str(tmp_path / "map.yaml"), 10_000).document()
    assert list(document.images) == ["people/ana.png"]
