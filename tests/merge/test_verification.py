from journeymap_cli.merge.verification import is_meant
from support.journeys import journey

BASE = "title: x\nstages: [{name: A, emotion: 1, goals: [g]}, {name: B}]"
OURS = BASE.replace("emotion: 1", "emotion: 2")
THEIRS = BASE.replace("[g]", "[g, h]")


def meant(merged: str, ours: str = OURS, theirs: str = THEIRS) -> bool:
    return is_meant(journey(BASE), journey(ours), journey(theirs), journey(merged))


def test_the_changes_of_both_are_meant() -> None:
    assert meant(OURS.replace("[g]", "[g, h]"))


def test_fewer_or_more_changes_are_not_meant() -> None:
    assert not meant(OURS)
    assert not meant(THEIRS)
    assert not meant(BASE)
    assert not meant(OURS.replace("[g]", "[g, h]").replace("title: x", "title: y"))
    assert not meant(OURS.replace("[g]", "[g, h, h]"))


def test_a_change_that_both_made_is_made_once() -> None:
    theirs = OURS.replace("[g]", "[g, h]")
    assert meant(theirs, theirs=theirs)
    assert not meant(THEIRS, theirs=theirs)


def test_a_change_in_a_node_that_the_other_side_renamed_is_found() -> None:
    base = "title: x\nstages: [{name: Sign up for it, emotion: 1}]"
    ours, theirs = base.replace("for it", "for this"), base.replace("emotion: 1", "emotion: 2")
    both = ours.replace("emotion: 1", "emotion: 2")
    versions = [journey(text) for text in (base, ours, theirs)]
    assert is_meant(versions[0], versions[1], versions[2], journey(both))
    assert not is_meant(versions[0], versions[1], versions[2], journey(ours))


def test_the_order_of_items_in_a_cell_does_not_count() -> None:
    base = "title: x\nstages: [{name: A, goals: [b, c, d]}]"
    versions = [journey(base.replace("[b, c, d]", goals)) for goals in ("[b, c, d]", "[b, d]", "[c, d, b]", "[d, b]")]
    assert is_meant(versions[0], versions[1], versions[2], versions[3])


def test_an_entry_with_the_old_id_of_a_renamed_node_keeps_its_name() -> None:
    base = "title: x\nstages: [{name: Sign up for it, goals: [Sign up for it]}]"
    ours, theirs = base.replace("name: Sign up for it", "name: Sign up for this"), base.replace("]}", ", Pay]}")
    theirs = theirs.replace("[Sign up for it, Pay]", "[{text: Sign up for it, evidence: observed}, Pay]")
    both = theirs.replace("name: Sign up for it", "name: Sign up for this")
    versions = [journey(text) for text in (base, ours, theirs, both)]
    assert is_meant(versions[0], versions[1], versions[2], versions[3])
