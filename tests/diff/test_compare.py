"""Each rule of what counts as a difference, on maps."""

from itertools import pairwise

import pytest

from journeymap_cli.diff.change import ChangePath
from journeymap_cli.diff.compare import compare
from support.change_lines import diff, diff_of
from support.journeys import journey

TWO = "title: x\npersonas: [{id: dev, name: Dana}, {id: pm, name: Priya}]\nstages:\n  - {id: a, name: Alpha}\n"


def node(fields: str) -> str:
    return f"title: x\nstages:\n  - {{id: a, name: Alpha, {fields}}}\n"


def stages(*written: str) -> str:
    return "title: x\nstages:\n" + "".join(f"  - {stage}\n" for stage in written)


def row(lane: str, *items: str) -> str:
    return node(f"{lane}: [{', '.join(items)}]")


# Reformatting


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: x\nstages: [{name: A, goals: [b]}]", "stages:\n  - goals: b\n    name: A\n# comment\ntitle: 'x'"),
        ("title: x\nstages: [A]", "title: x\nstages:\n- id: a\n  name: A"),
        ("title: x\nstages: [A]", "title: x\nid: y\nstages: [A]\nx-tool: 1"),
        (node("emotion: 1"), node("emotion: [{score: 1.0}]")),
        (node("pain_points: [p]"), node("pain_points: [{text: p}]")),
        (node("emotion: [calm]"), node("emotion: {label: [calm]}")),
        (node("emotion: {score: 2, label: 😄}"), node("emotion: 😄")),
        (node("next: []"), node("goals: []")),
        ("title: x\ndescription: >-\n  a\n  b\nstages: [A]", "title: x\ndescription: a b\nstages: [A]"),
        (row("goals", "{text: 'one  two'}"), row("goals", "one two")),
        (node("goals: [{text: b, evidence: assumed}]"), node("goals: [b]")),
        (node("metrics: [{name: m, value: 1}]"), node("metrics: [{name: m, value: 1.0, direction: up}]")),
        (row("goals", "b"), row("goals", "{text: b, id: the-goal}")),
        (node("duration: 1h"), node("duration: 1.0h")),
        (
            node("metrics: {name: m, kind: duration, value: 2d}"),
            node("metrics: {name: m, kind: duration, value: 2.0d}"),
        ),
    ],
)  # fmt: skip
def test_no_change(old: str, new: str) -> None:
    assert diff(old, new) == []


# Nodes


def test_inserting_at_the_front_is_one_change() -> None:
    old, new = stages("Alpha", "Beta", "Gamma"), stages("Zero", "Alpha", "Beta", "Gamma")
    assert diff(old, new) == ["added stage zero: None -> Zero"]
    assert diff(new, old) == ["removed stage zero: Zero -> None"]


def test_an_added_node_is_one_change_whatever_it_contains() -> None:
    old = stages("Alpha")
    new = stages("Alpha", "{name: Beta, steps: [{name: Gamma, goals: [g]}], pain_points: [p], next: exit}")
    assert diff(old, new) == ["added stage beta: None -> Beta (worse)"]


def test_of_two_swapped_nodes_the_one_whose_id_sorts_last_has_moved() -> None:
    assert diff(stages("Alpha", "Beta"), stages("Beta", "Alpha")) == ["moved stage beta"]
    assert diff(stages("Beta", "Alpha"), stages("Alpha", "Beta")) == ["moved stage beta"]


def test_of_two_nodes_with_one_name_the_one_with_equal_contents_is_the_same() -> None:
    old = stages("{name: Wait, goals: [b]}", "Work", "{name: Wait, goals: [c]}")
    assert diff(old, stages("Work", "{name: Wait, goals: [c]}")) == ["removed stage wait: Wait -> None"]
    old = stages("{name: A, steps: [{name: Wait, goals: [b]}, Work, {name: Wait, goals: [c]}]}")
    new = stages("{name: A, steps: [Work, {name: Wait, goals: [c]}]}")
    assert diff(old, new) == ["removed step a.wait: Wait -> None"]


def test_the_fewest_have_moved() -> None:
    assert diff(stages("D", "A", "B", "C"), stages("A", "B", "C", "D")) == ["moved stage d"]


def test_a_step_in_another_stage_has_moved_with_its_contents() -> None:
    old = stages("{name: Alpha, steps: [One, {name: Two, emotion: 1}]}", "{name: Beta, steps: [Three]}")
    new = stages("{name: Alpha, steps: [One]}", "{name: Beta, steps: [{name: Two, emotion: 2}, Three]}")
    assert diff(old, new) == [
        "moved step beta.two: alpha -> beta",
        "changed emotion beta.two.emotion.*.score: 1 -> 2 (better)",
    ]


def test_a_step_of_a_removed_stage_may_have_moved() -> None:
    old = stages("{name: Alpha, steps: [One, Two]}", "{name: Beta, steps: [Three]}")
    new = stages("{name: Beta, steps: [Three, Two]}")
    assert diff(old, new) == ["moved step beta.two: alpha -> beta", "removed stage alpha: Alpha -> None"]


def test_rename_move_and_field_are_three_changes() -> None:
    old = stages("{id: a, name: Alpha, owner: X}", "{id: b, name: Beta}")
    new = stages("{id: b, name: Beta}", "{id: a, name: Apple, owner: Y}")
    assert diff(old, new) == [
        "moved stage b",
        "renamed stage a: Alpha -> Apple",
        "changed stage a.owner: X -> Y",
    ]


def test_a_rename_with_a_kept_id_is_a_rename_however_different() -> None:
    assert diff(stages("{id: a, name: Alpha}"), stages("{id: a, name: Zulu}")) == ["renamed stage a: Alpha -> Zulu"]


def test_a_rename_without_id_is_a_rename_where_the_names_are_alike_and_references_follow() -> None:
    old = stages(
        "{name: Sign up on the site, next: [Pay the bill]}".replace("Pay the bill", "pay-the-bill"), "Pay the bill"
    )
    new = stages("{name: Sign up on the site, next: [pay-the-invoice]}", "Pay the invoice")
    assert diff(old, new) == ["renamed stage pay-the-invoice: Pay the bill -> Pay the invoice"]


def test_a_rename_without_id_is_a_rename_where_the_contents_are_equal() -> None:
    fields = "goals: [Know the price, Trust them], questions: [Who else]"
    assert diff(stages(f"{{name: Alpha, {fields}}}"), stages(f"{{name: Zulu, {fields}}}")) == [
        "renamed stage zulu: Alpha -> Zulu"
    ]


def test_nodes_that_swap_their_names_keep_their_ids() -> None:
    old = stages("{id: a, name: Alpha}", "{id: b, name: Beta}")
    new = stages("{id: a, name: Beta}", "{id: b, name: Alpha}")
    assert diff(old, new) == ["renamed stage a: Alpha -> Beta", "renamed stage b: Beta -> Alpha"]


def test_another_written_id_is_a_change() -> None:
    assert diff(stages("{id: a, name: Alpha}"), stages("{id: b, name: Alpha}")) == ["changed stage b.id: a -> b"]


@pytest.mark.parametrize(
    ("field", "before", "after", "line"),
    [
        ("owner", "X", "Y", "changed stage a.owner: X -> Y"),
        ("duration", "2d", "3d", "changed stage a.duration: 2d -> 3d"),
        ("moment_of_truth", "false", "true", "changed stage a.moment_of_truth: False -> True"),
        ("description", "one", "two", "changed stage a.description: one -> two"),
    ],
)
def test_fields_of_a_node(field: str, before: str, after: str, line: str) -> None:
    assert diff(node(f"{field}: {before}"), node(f"{field}: {after}")) == [line]


# Transitions


def test_transitions_pair_by_target() -> None:
    old, new = node("next: [exit, {to: a, label: again}]"), node("next: [{to: a, label: once more}, exit]")
    assert diff(old, new) == ["changed transition a.next.a.label: again -> once more"]
    assert diff(node("next: [exit]"), node("next: [a]")) == [
        "added transition a.next.a: None -> a",
        "removed transition a.next.exit: exit -> None",
    ]


# Items


def test_a_reworded_pain_is_changed() -> None:
    old, new = (
        row("pain_points", "Errors have no code"),
        row("pain_points", "Errors have a code nobody documents"),
    )
    assert diff(old, new) == [
        "changed pain_point a.pain_points.errors-have-a-code-nobody-documents.text: "
        "Errors have no code -> Errors have a code nobody documents"
    ]


def test_an_unlike_text_is_removed_and_added() -> None:
    assert diff(row("pain_points", "Keys take two days"), row("pain_points", "Nobody answers the phone")) == [
        "added pain_point a.pain_points.nobody-answers-the-phone: None -> Nobody answers the phone (worse)",
        "removed pain_point a.pain_points.keys-take-two-days: Keys take two days -> None (better)",
    ]


@pytest.mark.parametrize(
    ("before", "after", "verdicts"),
    [
        ("minor", "severe", ["worse", "neutral"]),
        ("severe", "minor", ["neutral", "better"]),
        ("severe", "severe", ["worse", "better"]),
    ],
)
def test_a_pain_in_the_place_of_another_weighs_by_severity(before: str, after: str, verdicts: list[str]) -> None:
    old, new = (
        journey(row("pain_points", f"{{text: The parcel arrives {how}, severity: {severity}}}"))
        for how, severity in (("late", before), ("damaged", after))
    )
    added, removed = compare(old, new)
    assert (added.kind, removed.kind) == ("added", "removed")
    assert (added.partner, removed.partner) == (removed.path, added.path)
    assert [added.impact, removed.impact] == verdicts


def test_an_item_by_id_may_change_its_whole_text() -> None:
    assert diff(row("goals", "{id: g, text: one}"), row("goals", "{id: g, text: zulu}")) == [
        "changed item a.goals.g.text: one -> zulu"
    ]


@pytest.mark.parametrize("item", ["Keys take two days", "{id: k, text: Keys take two days}"])
def test_an_item_in_another_cell_has_moved(item: str) -> None:
    old = stages(f"{{name: Alpha, pain_points: [{item}]}}", "Beta")
    new = stages("Alpha", f"{{name: Beta, pain_points: [{item}]}}")
    [line] = diff(old, new)
    assert line.startswith("moved pain_point beta.pain_points.k")
    assert line.endswith(": alpha -> beta")


def test_an_item_in_another_lane_of_its_node_has_moved() -> None:
    assert diff(row("thoughts", "Too dear"), row("quotes", "Too dear")) == ["moved item a.quotes.too-dear: a -> a"]


def test_an_equal_text_in_another_lane_of_another_node_is_another_item() -> None:
    old, new = (
        stages("{name: Alpha, thoughts: [Too dear]}", "Beta"),
        stages("Alpha", "{name: Beta, quotes: [Too dear]}"),
    )
    assert diff(old, new) == [
        "removed item alpha.thoughts.too-dear: Too dear -> None",
        "added item beta.quotes.too-dear: None -> Too dear",
    ]


def test_an_item_that_became_something_else_keeps_what_both_have() -> None:
    old, new = row("gains", "{text: Fast, persona: p}"), row("opportunities", "{text: Fast, impact: high}")
    assert diff(old, new) == [
        "moved opportunity a.opportunities.fast: a -> a",
        "changed opportunity a.opportunities.fast.persona: p -> None",
    ]


def test_equal_items_in_many_cells_stay_where_they_are() -> None:
    old = stages("{name: Alpha, touchpoints: [Email]}", "{name: Beta, touchpoints: [Email]}")
    new = stages("{name: Alpha, touchpoints: [Phone]}", "{name: Beta, touchpoints: [Email]}")
    assert diff(old, new) == [
        "added item alpha.touchpoints.phone: None -> Phone",
        "removed item alpha.touchpoints.email: Email -> None",
    ]


def test_one_change_for_each_field_of_an_item() -> None:
    old = row("pain_points", "{text: p, severity: minor, frequency: rare, note: n, link: 'a.md'}")
    new = row("pain_points", "{text: p, severity: severe, frequency: often, note: m, link: 'b.md'}")
    assert diff(old, new) == [
        "changed pain_point a.pain_points.p.frequency: rare -> often (worse)",
        "changed pain_point a.pain_points.p.link: a.md -> b.md minor",
        "changed pain_point a.pain_points.p.note: n -> m minor",
        "changed pain_point a.pain_points.p.severity: minor -> severe (worse)",
    ]


def test_solutions_count_as_their_opportunity() -> None:
    old = row("opportunities", "{id: o, text: t, solutions: [one thing, {text: other, status: idea}]}")
    new = row("opportunities", "{id: o, text: t, solutions: [{text: other, status: done}, brand new]}")
    assert diff(old, new) == [
        "added opportunity a.opportunities.o.solutions.brand-new: None -> brand new",
        "removed opportunity a.opportunities.o.solutions.one-thing: one thing -> None",
        "changed opportunity a.opportunities.o.solutions.other.status: idea -> done (better)",
    ]


def test_a_reordered_plain_list_is_minor() -> None:
    assert diff(row("goals", "{text: g, tags: [k, l]}"), row("goals", "{text: g, tags: [l, k]}")) == [
        "changed item a.goals.g.tags: ('k', 'l') -> ('l', 'k') minor"
    ]


@pytest.mark.parametrize(
    ("map_", "path"),
    [
        ("title: x\ntags: [%s]\nstages: [A]", "journey tags"),
        ("title: x\ncontributors: [%s]\nstages: [A]", "journey contributors"),
        ("title: x\nexpectations: [%s]\nstages: [A]", "journey expectations"),
        ("title: x\npersonas: {id: dev, name: Dana, goals: [%s]}\nstages: [A]", "persona personas.dev.goals"),
        (node("personas: [%s]"), "stage a.personas"),
        (row("goals", "{text: g, tags: [%s]}"), "item a.goals.g.tags"),
        (row("goals", "{text: g, sources: [%s]}"), "item a.goals.g.sources"),
        (node("emotion: {score: 1, sources: [%s]}"), "emotion a.emotion.*.sources"),
        (row("opportunities", "{text: o, addresses: [%s]}"), "opportunity a.opportunities.o.addresses"),
    ],
)
def test_another_word_in_a_list_as_long_is_a_change(map_: str, path: str) -> None:
    assert diff(map_ % "api, payments", map_ % "api, refunds") == [
        f"changed {path}: ('api', 'payments') -> ('api', 'refunds')"
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("goals: [b, c, d]", "goals: [d, b, c]", ["moved item a.goals.d: a -> a minor"]),
        ("goals: [b, c, d, e]", "goals: [e, c, d]", ["moved item a.goals.e: a -> a minor", "removed item a.goals.b"]),
        ("goals: [{text: b, tags: k}, b]", "goals: [b, {text: b, tags: k}]", ["moved item a.goals.b-2: a -> a minor"]),
        ("pain_points: [b, c]", "pain_points: [c, b]", ["moved pain_point a.pain_points.c: a -> a minor"]),
        ("goals: [b, c]", "goals: [n, b, c]", ["added item a.goals.n"]),
    ],
)
def test_an_item_at_another_place_of_its_cell_is_minor(old: str, new: str, expected: list[str]) -> None:
    for line, start in zip(diff(node(old), node(new)), expected, strict=True):
        assert line.startswith(start)


@pytest.mark.parametrize("registry", ["personas", "channels", "sources"])
def test_the_order_of_a_registry_is_minor(registry: str) -> None:
    map_ = f"title: x\n{registry}: [%s]\nstages: [A]"
    assert diff(map_ % "b, c, d", map_ % "d, b, c") == [f"moved {registry[:-1]} {registry}.d minor"]


def test_own_lanes_are_under_cells() -> None:
    lanes = "title: x\nlanes: [{id: law, label: Law}]\nstages: [{name: A, cells: {law: [%s]}}]"
    assert diff(lanes % "", lanes % "Consent") == ["added item a.cells.law.consent: None -> Consent"]


@pytest.mark.parametrize("lane", ["next", "solutions", "steps"])
def test_an_own_lane_may_have_the_name_of_a_key(lane: str) -> None:
    lanes = f"title: x\nlanes: [{{id: {lane}, label: Law}}]\nstages: [{{name: A, cells: {{{lane}: [%s]}}}}]"
    assert diff(lanes % "", lanes % "Consent") == [f"added item a.cells.{lane}.consent: None -> Consent"]


def test_equal_names_in_a_path_get_numbers() -> None:
    assert diff(row("goals", "Pay."), row("goals", "Pay.", "pay")) == ["added item a.goals.pay-2: None -> pay"]


def test_a_name_in_a_path_has_at_most_60_characters() -> None:
    [line] = diff(row("goals"), row("goals", "a" * 100))
    assert f".{'a' * 60}:" in line


# Emotion


def test_a_score_that_appears_or_disappears_is_neutral() -> None:
    assert diff(node("emotion: glad"), node("emotion: {label: glad, score: 1}")) == [
        "changed emotion a.emotion.*.score: None -> 1"
    ]
    assert diff(node("emotion: 1"), node("goals: []")) == ["removed emotion a.emotion.*: 1 -> None"]


def test_entries_of_two_personas_have_no_order_and_those_of_one_have() -> None:
    dev, pm = "{persona: dev, score: 1}", "{persona: pm, score: -1}"
    one = TWO.replace("Alpha}", f"Alpha, emotion: [{dev}, {pm}]}}")
    assert diff(one, TWO.replace("Alpha}", f"Alpha, emotion: [{pm}, {dev}]}}")) == []
    twice = node("emotion: [{score: -1, label: confused}, {score: 1, label: relieved}]")
    turned = node("emotion: [{score: 1, label: relieved}, {score: -1, label: confused}]")
    assert len(diff(twice, turned)) >= 1


def test_an_entry_before_another_of_the_same_persona_is_one_change() -> None:
    assert diff(node("emotion: [{score: 1}]"), node("emotion: [{score: -1}, {score: 1}]")) == [
        "added emotion a.emotion.*: None -> -1"
    ]


def test_the_second_entry_of_a_persona_has_a_number() -> None:
    old, new = node("emotion: [{score: -1}, {score: 1}]"), node("emotion: [{score: -1}, {score: 2}]")
    assert diff(old, new) == ["changed emotion a.emotion.*-2.score: 1 -> 2 (better)"]


# Metrics


def test_a_metric_moves_in_its_direction() -> None:
    def metric(fields: str) -> str:
        return node(f"metrics: [{{name: Time, {fields}}}]")

    assert diff(metric("kind: duration, value: 2d"), metric("kind: duration, value: 30h")) == [
        "changed metric a.metrics.time.value: 2d -> 30h (better)"
    ]
    assert diff(metric("kind: count, value: 3, target: 5"), metric("kind: count, value: 2, target: 6")) == [
        "changed metric a.metrics.time.target: 5 -> 6",
        "changed metric a.metrics.time.value: 3 -> 2 (worse)",
    ]


@pytest.mark.parametrize("metric", ["{id: m, name: Calls, value: 1}", "{name: Calls, value: 1}"])
def test_a_metric_in_another_node_has_moved(metric: str) -> None:
    old, new = stages(f"{{name: A, metrics: [{metric}]}}", "B"), stages("A", f"{{name: B, metrics: [{metric}]}}")
    assert [line.split(".")[0] for line in diff(old, new)] == ["moved metric b"]


def test_a_metric_of_the_same_name_and_another_value_elsewhere_is_another() -> None:
    old, new = (
        stages("{name: A, metrics: [{name: M, value: 1}]}", "B"),
        stages("A", "{name: B, metrics: [{name: M, value: 2}]}"),
    )
    assert [line.split(":")[0] for line in diff(old, new)] == ["removed metric a.metrics.m", "added metric b.metrics.m"]


def test_a_metric_pairs_by_name_then_by_kind() -> None:
    assert diff(node("metrics: [{name: Reach, kind: reach}]"), node("metrics: [{name: Part, kind: reach}]")) == [
        "renamed metric a.metrics.part: Reach -> Part"
    ]


# The top


def test_fields_of_the_journey() -> None:
    old = "title: x\nowner: A\nlast_reviewed: 2026-01-01\nscope: {starts: s}\nstages: [A]"
    new = "title: y\nowner: B\nlast_reviewed: 2026-02-01\nscope: {starts: t, ends: e}\nstages: [A]"
    assert diff(old, new) == [
        "changed journey last_reviewed: 2026-01-01 -> 2026-02-01 (firmer)",
        "changed journey owner: A -> B",
        "changed journey scope.ends: None -> e",
        "changed journey scope.starts: s -> t",
        "changed journey title: x -> y",
    ]


def test_another_default_of_evidence_or_scale_is_one_change() -> None:
    body = "title: x\n%s\nstages: [{name: A, goals: [g, h], emotion: 1}]"
    assert diff(body % "", body % "evidence_default: observed") == [
        "changed journey evidence_default: assumed -> observed (firmer)"
    ]
    [change] = compare(journey(body % ""), journey(body % "scale: {min: 1, max: 5, labels: {3: fine}}"))
    assert (change.of, change.path) == ("journey", ChangePath(field="scale"))
    assert change.before == {"min": -2, "max": 2, "labels": {}}
    assert change.after == {"min": 1, "max": 5, "labels": {"3": "fine"}}


@pytest.mark.parametrize(("old", "new"), [*pairwise(["proposed", "assumed", "reported", "observed"])])
def test_other_evidence_is_a_change(old: str, new: str) -> None:
    assert diff(row("goals", f"{{text: g, evidence: {old}}}"), row("goals", f"{{text: g, evidence: {new}}}")) == [
        f"changed item a.goals.g.evidence: {old} -> {new} (firmer)"
    ]


def test_imports_are_compared_as_loaded() -> None:
    body = "title: x\nimports: [shared.yaml]\nstages: [{name: A, goals: [{text: g, persona: dev}]}]"
    shared = "journeymap: 1\npersonas: [{id: dev, name: %s}]"
    old, new = journey(body, shared=shared % "Dana"), journey(body, shared=shared % "Dora")
    assert diff_of(old, new) == ["renamed persona personas.dev: Dana -> Dora"]


def test_a_persona_with_a_derived_id_that_is_renamed_takes_its_references_along() -> None:
    body = (
        "title: x\npersonas: [{name: %s, role: Backend developer}, {name: Max}]\n"
        "stages: [{name: A, personas: [%s], goals: [{text: g, persona: %s}], emotion: {persona: %s, score: 1}}]"
    )
    assert diff(body % ("Dana", *["dana"] * 3), body % ("Isabel", *["isabel"] * 3)) == [
        "renamed persona personas.isabel: Dana -> Isabel"
    ]


def test_a_persona_without_fields_is_recognised_by_the_places_that_mention_it() -> None:
    body = "title: x\npersonas: [%s, Max]\nstages: [{name: A, personas: [%s], emotion: {persona: max, score: 1}}]"
    assert diff(body % ("Dana", "dana"), body % ("Isabel", "isabel")) == [
        "renamed persona personas.isabel: Dana -> Isabel"
    ]


def test_registries() -> None:
    old = "title: x\nchannels: [{id: w, name: Web}]\nsources: [{id: s, title: S, sample: 3}]\nstages: [A]"
    new = old.replace("Web}", "Web, kind: web}, Shop").replace("sample: 3", "sample: 4, url: u")
    assert diff(old, new) == [
        "added channel channels.shop: None -> Shop",
        "changed channel channels.w.kind: other -> web",
        "changed source sources.s.sample: 3 -> 4",
        "changed source sources.s.url: None -> u minor",
    ]


def test_lanes_have_an_order() -> None:
    lanes = "title: x\nlanes: [%s]\nstages: [A]"
    assert diff(lanes % "goals, emotion", lanes % "emotion, goals") == ["moved lane lanes.goals"]
    assert diff(lanes % "goals", lanes % "{id: goals, label: Aims}, emotion") == [
        "added lane lanes.emotion: None -> emotion",
        "changed lane lanes.goals.label: None -> Aims",
    ]


def test_lanes_that_an_imported_one_completes_have_an_order_too() -> None:
    body = "title: x\nimports: [shared.yaml]\nlanes: [%s]\nstages: [A]"
    shared = "journeymap: 1\nlanes: [{id: law, label: Law}, {id: tax, label: Tax}]"
    old, new = (journey(body % lanes, shared=shared) for lanes in ("{id: law}, {id: tax}", "{id: tax}, {id: law}"))
    assert diff_of(old, new) == ["moved lane lanes.tax"]


# Together


def test_the_map_comes_first_then_stage_by_stage_in_table_order() -> None:
    old = stages("{name: Beta, steps: [One, Two]}", "Alpha")
    new = "owner: O\n" + stages(
        "{name: Beta, owner: P, steps: [{name: One, emotion: 1}, Two, Three]}", "{name: Alpha, emotion: 2}"
    )
    assert diff(old, new) == [
        "changed journey owner: None -> O",
        "changed stage beta.owner: None -> P",
        "added emotion beta.one.emotion.*: None -> 1",
        "added step beta.three: None -> Three",
        "added emotion alpha.emotion.*: None -> 2",
    ]


def test_all_of_a_stage_comes_before_its_first_step() -> None:
    old = stages("{name: Alpha, steps: [{id: one, name: One}]}")
    new = stages("{name: Alpha, goals: [g], steps: [{id: one, name: Two}]}")
    assert diff(old, new) == ["added item alpha.goals.g: None -> g", "renamed step alpha.one: One -> Two"]


def test_a_change_has_its_stage_and_step() -> None:
    [change] = compare(
        journey(stages("{name: A, steps: [B]}")), journey(stages("{name: A, steps: [{name: B, emotion: 1}]}"))
    )
    assert (change.path.stage, change.path.step) == ("a", "b")


def test_metrics_without_a_kind_do_not_pair_by_kind() -> None:
    assert diff(node("metrics: [{name: Calls, value: 1}]"), node("metrics: [{name: Visits, value: 7}]")) == [
        "added metric a.metrics.visits: None -> Visits",
        "removed metric a.metrics.calls: Calls -> None",
    ]


@pytest.mark.parametrize(("held", "changes"), [("g", ["added", "removed"]), ("g, h", ["renamed", "moved"])])
def test_a_single_entry_may_be_in_two_stages_by_chance_unless_they_are_neighbours(
    held: str, changes: list[str]
) -> None:
    old, new = (f"{{name: {name}, goals: [{held}]}}" for name in ("Discovery", "Payment"))
    assert sorted(each.split()[0] for each in diff(stages(old, "Alpha"), stages("Alpha", new))) == sorted(changes)
    assert [each.split()[0] for each in diff(stages(old, "Alpha"), stages(new, "Alpha"))] == ["renamed"]


def test_nodes_and_items_with_two_written_ids_are_never_guessed_to_be_one() -> None:
    old = stages("{id: card, name: Pay by card, goals: [g, h], pain_points: [{id: p, text: The card is declined}]}")
    new = stages(
        "{id: phone, name: Pay by phone, goals: [g, h], pain_points: [{id: q, text: The card is declined again}]}"
    )
    assert [each.split(":")[0] for each in diff(old, new)] == ["added stage phone", "removed stage card"]
    assert [each.split(".")[0] for each in diff(old, new.replace("phone, name", "card, name"))] == [
        "renamed stage card: Pay by card -> Pay by phone",
        "added pain_point card",
        "removed pain_point card",
    ]
