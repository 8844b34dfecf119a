import pickle

from journeymap_cli.problem import Hint


def test_a_hint_is_a_sentence_that_knows_what_to_write_also_in_another_process() -> None:
    hint = pickle.loads(pickle.dumps(Hint("did you mean 'owner'?", "owner", ("owner", "title"))))
    assert hint == "did you mean 'owner'?"
    assert (hint.instead, hint.known) == ("owner", ("owner", "title"))
