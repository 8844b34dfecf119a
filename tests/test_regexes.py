"""Regular expressions are compiled when they are first used, not when a module is loaded."""

import re

import pytest

from journeymap_cli.regexes import regex


def test_a_pattern_is_used_like_a_compiled_one(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    compile_ = re.compile

    def compile_and_note(pattern: str, flags: int) -> re.Pattern[str]:
        compiled.append(pattern)
        return compile_(pattern, flags)

    monkeypatch.setattr(re, "compile", compile_and_note)
    numbers = regex(r"\d+", re.ASCII)
    both = regex(rf"{numbers.pattern}|-")
    assert compiled == []
    assert numbers.findall("12 ٣ 4") == ["12", "4"]
    assert both.pattern == r"\d+|-"
    assert compiled == [r"\d+"]
