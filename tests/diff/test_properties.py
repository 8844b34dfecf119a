"""Properties of any pair of maps."""

import random
from collections import Counter
from typing import Any
from unittest.mock import patch

import yaml
from hypothesis import strategies as st

from journeymap_cli.diff.change import Change
from journeymap_cli.diff.compare import compare
from journeymap_cli.diff.impact import Impact
from journeymap_cli.diff.pairing import NodePairs
from journeymap_cli.diff.trust import Trust
from journeymap_cli.model.slug import slug
from support.change_lines import lines
from support.journeys import journey
from support.random_maps import Data, copied, given_some, journey_of, random_maps, reformatted, yaml_of

SEEDS = st.integers(0, 10**6)
MIRRORED_KIND = {"added": "removed", "removed": "added"}
OF_ITEMS = {"pain_point": "item", "opportunity": "item"}
"""An item that moves to another lane is called by its new one."""

MIRRORED_TRUST = {Trust.FIRMER: Trust.WEAKER, Trust.WEAKER: Trust.FIRMER, None: None}
MIRRORED = {Impact.BETTER: Impact.WORSE, Impact.WORSE: Impact.BETTER, Impact.NEUTRAL: Impact.NEUTRAL}


def changes(old: Data, new: Data) -> list[str]:
    return lines(compare(journey_of(old), journey_of(new)))


def first_step(data: Data) -> Data:
    step: Data = data["stages"][0]["steps"][0]
    return step


def id_of(node: Data) -> str:
    return node.get("id") or slug(node["name"])


@given_some(random_maps())
def test_nothing_changed_between_a_map_and_itself(data: Data) -> None:
    assert compare(journey_of(data), journey_of(data)) == ()


@given_some(random_maps(), SEEDS)
def test_order_of_keys_quotes_and_short_forms_are_no_change(data: Data, seed: int) -> None:
    rest = random.Random(seed)
    again = yaml.safe_dump(
        reformatted(data, rest),
        sort_keys=False,
        default_flow_style=rest.choice([None, True, False]),
        default_style=rest.choice([None, '"', "'"]),
        width=rest.choice([20, 200]),
    )
    assert lines(compare(journey_of(data), journey(again))) == []


@given_some(random_maps(), SEEDS)
def test_the_order_of_items_and_of_registries_is_minor(data: Data, seed: int) -> None:
    rest, new = random.Random(seed), copied(data)
    rest.shuffle(new["personas"])
    for stage in new["stages"]:
        for node in (stage, *stage["steps"]):
            for value in node.values():
                if isinstance(value, list) and value is not node.get("steps"):
                    rest.shuffle(value)
    assert [change for change in compare(journey_of(data), journey_of(new)) if not change.minor] == []


@given_some(random_maps(), random_maps())
def test_swapping_the_versions_mirrors_the_changes(one: Data, other: Data) -> None:
    old, new = journey_of(one), journey_of(other)
    there, back = compare(old, new), compare(new, old)
    assert Counter(map(_mirrored, there)) == Counter(map(_seen, back))


def _seen(change: Change) -> tuple[Any, ...]:
    of = OF_ITEMS.get(change.of, change.of)
    return change.kind, of, change.before, change.after, change.impact, change.trust


def _mirrored(change: Change) -> tuple[Any, ...]:
    kind = MIRRORED_KIND.get(change.kind, change.kind)
    of, trust = OF_ITEMS.get(change.of, change.of), MIRRORED_TRUST[change.trust]
    return kind, of, change.after, change.before, MIRRORED[change.impact], trust


@given_some(random_maps(), st.sampled_from([0, -1]))
def test_an_added_stage(data: Data, place: int) -> None:
    new = copied(data)
    new["stages"].insert(place, {"name": "Zzyzx Road", "goals": ["Arrive"], "steps": [{"name": "Drive", "emotion": 2}]})
    assert changes(data, new) == ["added stage zzyzx-road: None -> Zzyzx Road (better)"]
    assert changes(new, data) == ["removed stage zzyzx-road: Zzyzx Road -> None (worse)"]


@given_some(random_maps())
def test_an_added_first_step(data: Data) -> None:
    new = copied(data)
    new["stages"][0]["steps"].insert(0, {"name": "Zzyzx Road", "goals": ["Arrive"]})
    [line] = changes(data, new)
    assert line.startswith("added step ")


@given_some(random_maps(), SEEDS)
def test_a_stage_at_another_place_is_one_move(data: Data, seed: int) -> None:
    rest, new = random.Random(seed), copied(data)
    stage = new["stages"].pop(rest.randrange(len(new["stages"])))
    places = [at for at in range(len(data["stages"])) if data["stages"][at]["name"] != stage["name"]]
    new["stages"].insert(rest.choice(places), stage)
    [line] = changes(data, new)
    assert line.startswith("moved stage ")


@given_some(random_maps())
def test_a_step_in_another_stage_is_one_move(data: Data) -> None:
    new = copied(data)
    step = new["stages"][0]["steps"].pop(0)
    new["stages"][1]["steps"].append(step)
    before, after = id_of(data["stages"][0]), id_of(data["stages"][1])
    assert changes(data, new) == [f"moved step {after}.{id_of(step)}: {before} -> {after}"]


@given_some(random_maps())
def test_a_rename_with_a_kept_id_is_one_rename(data: Data) -> None:
    new = copied(data)
    step = first_step(new)
    step["id"], step["name"] = id_of(step), "Zzyzx Road"
    stage, old = id_of(data["stages"][0]), first_step(data)
    assert changes(data, new) == [f"renamed step {stage}.{step['id']}: {old['name']} -> Zzyzx Road"]


@given_some(random_maps())
def test_a_rename_without_id_is_one_rename_where_the_names_are_alike(data: Data) -> None:
    old, new = copied(data), copied(data)
    for version, name in ((old, "Climb the hill at night"), (new, "Climb the hill by night")):
        first_step(version).pop("id", None)
        first_step(version)["name"] = name
    [line] = changes(old, new)
    assert line.startswith("renamed step ")


@given_some(random_maps())
def test_a_reworded_pain_is_one_change(data: Data) -> None:
    old, new = copied(data), copied(data)
    for version, pain in ((old, "The road is closed in winter"), (new, "The road is closed all winter")):
        first_step(version)["pain_points"][0]["text"] = pain
    [line] = changes(old, new)
    assert line.startswith("changed pain_point ")
    assert line.endswith(".text: The road is closed in winter -> The road is closed all winter")


@given_some(random_maps())
def test_ids_that_are_written_down_are_no_change(data: Data) -> None:
    new = copied(data)
    for stage in new["stages"]:
        for node in (stage, *stage["steps"]):
            node["id"] = id_of(node)
    assert changes(data, new) == []


@given_some(random_maps())
def test_an_id_unlike_the_derived_one_is_no_change_either(data: Data) -> None:
    old, new = copied(data), copied(data)
    first_step(old).pop("id", None)
    first_step(new)["id"] = "zzyzx"
    assert changes(old, new) == []


@given_some(random_maps(), st.sampled_from(["observed", "reported", "proposed"]))
def test_another_default_of_evidence_is_one_change(data: Data, evidence: str) -> None:
    new = {**data, "evidence_default": evidence}
    verdict = "weaker" if evidence == "proposed" else "firmer"
    assert changes(data, new) == [f"changed journey evidence_default: assumed -> {evidence} ({verdict})"]


@given_some(random_maps())
def test_a_renamed_persona_with_a_derived_id_takes_its_references_along(data: Data) -> None:
    old, new = copied(data), copied(data)
    for version, name in ((old, "Carla"), (new, "Carlotta")):
        version["personas"].append({"name": name})
        for stage in version["stages"]:
            stage["personas"] = [name.lower()]
            stage["goals"] = [{"text": "Arrive", "persona": name.lower()}]
    assert changes(old, new) == ["renamed persona personas.carlotta: Carla -> Carlotta"]


@given_some(random_maps(), st.integers(-2, 2), st.integers(-2, 2))
def test_a_score_that_rises_is_better(data: Data, before: int, after: int) -> None:
    old, new = copied(data), copied(data)
    first_step(old)["emotion"], first_step(new)["emotion"] = before, after
    told = compare(journey_of(old), journey_of(new))
    expected = Impact.BETTER if after > before else Impact.WORSE
    assert [change.impact for change in told] == ([expected] if before != after else [])


@given_some(random_maps(), SEEDS)
def test_any_order_of_the_stages_is_explained_by_the_fewest_moves(data: Data, seed: int) -> None:
    new = copied(data)
    random.Random(seed).shuffle(new["stages"])
    names = [stage["name"] for stage in data["stages"]]
    order = [names.index(stage["name"]) for stage in new["stages"]]
    assert len(changes(data, new)) == len(order) - _longest_rise(order)


def _longest_rise(order: list[int]) -> int:
    lengths: list[int] = []
    for at, number in enumerate(order):
        lengths.append(1 + max((lengths[to] for to in range(at) if order[to] < number), default=0))
    return max(lengths)


@given_some(random_maps())
def test_the_drawn_maps_are_not_empty(data: Data) -> None:
    assert len(journey_of(data).stages) >= 2
    assert "pain_points" in yaml_of(data)


@given_some(random_maps(), SEEDS)
def test_equal_nodes_need_not_be_compared(data: Data, seed: int) -> None:
    rest, new = random.Random(seed), copied(data)
    stage, other = rest.choice(new["stages"]), rest.choice(new["stages"])
    choice = rest.randrange(5)
    if choice == 0:
        first_step(new)["goals"] = [{"text": "something new"}]
    elif choice == 1:
        stage["name"] = "Another"
    elif choice == 2:
        other["steps"] += stage["steps"][:1]
        del stage["steps"][:1]
    elif choice == 3:
        new["stages"].reverse()
    else:
        other.setdefault("gains", []).extend(stage.pop("goals", []))
    old, new_journey = journey_of(data), journey_of(new)
    quick = compare(old, new_journey)
    with patch.object(NodePairs, "differing", property(lambda found: found.pairs)):
        assert compare(old, new_journey) == quick
