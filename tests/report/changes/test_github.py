from journeymap_cli.report.changes import github as diff_github
from support.comparisons import comparison


def test_what_got_worse_is_a_warning_and_the_summary_a_notice() -> None:
    assert diff_github.report([comparison()]) == (
        "::warning file=map.yaml,title=worse for the customer::Integration / Handle errors: "
        "pain point Errors have a code nobody documents: severity minor -> moderate\n"
        "::notice file=map.yaml,title=journeymap diff::"
        "Adopting the Payments API: better 1, worse 1, 5 other changes; firmer 1\n"
    )


def test_a_score_comes_before_pains_and_trust_is_no_warning() -> None:
    map_ = "title: x\nstages: [{name: A, quotes: {text: q, evidence: %s}, pain_points: [%s], emotion: %s}]"
    text = diff_github.report([comparison(map_ % ("observed", "", 2), map_ % ("assumed", "p", -2))])
    assert [line.split("::")[-1] for line in text.splitlines()] == [
        "A: emotion +2 -> -2",
        "A: + pain point p",
        "x: worse 2; weaker 1",
    ]


def test_there_are_at_most_ten_of_each_all_escaped() -> None:
    pains = ", ".join(f'"pain {number} \\n::error::%"' for number in range(30))
    text = diff_github.report(
        [comparison("title: x\nstages: [A]", f"title: x\nstages: [{{name: A, pain_points: [{pains}]}}]")]
    )
    lines = text.splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::warning"] * 10 + ["::notice"]
    assert "%25" in lines[0]


def test_nothing_changed_is_nothing_to_annotate() -> None:
    assert diff_github.report([comparison("title: x\nstages: [A]", "title: x\nstages: [A]")]) == ""
