from journeymap_cli.lint.rules import unsafe_link
from support.linting import paths, problems

EVERYWHERE = """
sources: [{id: s, title: S, url: 'file:///a'}]
stages:
  - name: A
    metrics: [{name: M, link: 'ftp://a'}]
    goals: [{text: G, link: 'javascript:a'}]
    opportunities:
      - text: O
        link: //host/a
        links: ['https://example.com', 'C:/a']
        solutions: [{text: S, link: 'data:a'}]
"""


def test_every_link_of_a_map_is_looked_at() -> None:
    assert paths(unsafe_link, EVERYWHERE) == [
        ("sources", 0, "url"),
        ("stages", 0, "metrics", 0, "link"),
        ("stages", 0, "goals", 0, "link"),
        ("stages", 0, "opportunities", 0, "link"),
        ("stages", 0, "opportunities", 0, "links", 1),
        ("stages", 0, "opportunities", 0, "solutions", 0, "link"),
    ]


def test_a_long_link_is_cut_in_the_message() -> None:
    [problem] = problems(unsafe_link, f"stages: [{{name: A, goals: [{{text: G, link: 'data:{'a' * 1000}'}}]}}]")
    assert len(problem.message) < 120


def test_addresses_and_relative_paths_are_fine() -> None:
    links = "['https://example.com/a', 'mailto:a@example.com', ../notes.md]"
    assert paths(unsafe_link, f"stages: [{{name: A, opportunities: [{{text: O, links: {links}}}]}}]") == []


TEXTS = """
description: "Of [this](https://example.com) and [that](javascript:a)"
takeaways: ["A [bad](file:a) one"]
personas: [{name: P, quote: "[q](data:a)"}]
pain_points: ["[p](//host)"]
stages:
  - name: "[no](file:a) mark in a name"
    description: "[d](ftp:a)"
    emotion: {label: "[no](file:a)", quote: "[e](ftp:a)"}
    goals:
      - "`[code](file:a)`, \\\\[kept](file:a), [odd]( file:a), [fine](next.html)"
      - {text: T, description: "[one](file:a) and [two](file:b)"}
"""


def test_links_in_texts_are_looked_at_too() -> None:
    assert paths(unsafe_link, TEXTS) == [
        ("description",),
        ("takeaways", 0, "text"),
        ("personas", 0, "quote"),
        ("stages", 0, "description"),
        ("pain_points", 0, "text"),
        ("stages", 0, "goals", 1, "description"),
        ("stages", 0, "goals", 1, "description"),
        ("stages", 0, "emotion", 0, "quote"),
    ]
