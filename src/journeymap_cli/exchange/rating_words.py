"""How badly something hurts, how often, and how urgent it is, as people write it beside a text."""

from collections.abc import Mapping
from typing import Final

from journeymap_cli.exchange.words import key
from journeymap_cli.regexes import regex

FIELD_WORDS: Final = {
    "severity": "severity, schwere, schweregrad, gravité, sévérité, gravedad, severidad, gravidade, severidade,"
    " gravità, серьёзность, серьезность, критичность, 深刻度, 重要度, 严重程度, 嚴重程度, 严重性, 嚴重性, 심각도",
    "frequency": "frequency, häufigkeit, fréquence, frecuencia, frequência, frequenza, частота, 頻度, 频率, 頻率, 빈도",
    "impact": "impact, auswirkung, wirkung, impacto, impatto, влияние, 影響, 影响, 影響度, 영향, 영향도",
    "effort": "effort, aufwand, esfuerzo, esforço, sforzo, усилия, трудозатраты, 工数, 工作量, 노력, 공수",
    "priority": "priority, prio, priorität, priorité, prioridad, prioridade, priorità, приоритет, 優先度, 优先级,"
    " 優先級, 우선순위",
}
LEVEL_WORDS: Final = {
    "high": "high, hoch, hohe, haut, haute, élevé, élevée, alto, alta, высокий, высокая, высокое, 高, 高い, 높음",
    "medium": "medium, mid, med, mittel, mittlere, moyen, moyenne, medio, media, médio, média, средний, средняя,"
    " среднее, 中, 中程度, 중간, 보통",
    "low": "low, niedrig, gering, faible, bas, basse, bajo, baja, baixo, baixa, basso, bassa, низкий, низкая,"
    " низкое, 低, 低い, 낮음",
}
SEVERITY_WORDS: Final = {
    "severe": "severe, critical, major, blocker, schwer, schwerwiegend, kritisch, grave, critique, crítico,"
    " crítica, critico, critica, критический, критическая, критично, серьёзный, серьёзная, 深刻, 重大, 严重, 嚴重,"
    " 심각",
    "moderate": "moderate, mäßig, modéré, modérée, moderado, moderada, moderato, moderata, умеренный, умеренная,"
    " 中等, 중간",
    "minor": "minor, trivial, leicht, mineur, mineure, menor, leve, lieve, minore, незначительный, незначительная,"
    " 軽微, 轻微, 輕微, 경미",
}
FREQUENCY_WORDS: Final = {
    "rare": "rare, rarely, selten, rarement, raramente, rara vez, редко, まれ, 很少, 드묾",
    "sometimes": "sometimes, occasionally, manchmal, gelegentlich, parfois, a veces, às vezes, a volte, иногда,"
    " 時々, 有时, 有時, 가끔",
    "often": "often, frequently, häufig, oft, souvent, a menudo, frequentemente, spesso, часто, 頻繁, 经常, 經常, 자주",
    "always": "always, immer, toujours, siempre, sempre, всегда, 常に, 总是, 總是, 항상",
}
SEVERITY_OF_LEVEL: Final = {"high": "severe", "medium": "moderate", "low": "minor"}
PRIORITY_OF_LEVEL: Final = {"high": "1", "medium": "2", "low": "3"}

FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "pain_points": ("severity", "frequency", "priority"),
    "opportunities": ("impact", "effort", "priority"),
}
"""The fields that entries of a lane have."""

BRACKETS: Final = regex(r"(?s)(.*?)\s*[(\[（【]([^()\[\]（）【】]{1,60})[)\]）】]\s*")
IN_FRONT: Final = regex(r"(?s)[(\[（【]([^()\[\]（）【】]{1,60})[)\]）】]\s*(?!\()(.*)")
AFTER_DASH: Final = regex(r"(?s)(.*?)\s+[-–—|]\s+([^-–—|]{1,60})")
PARTS: Final = regex(r"\s*[,;/、，]\s*")
NAMED: Final = regex(r"([^\W\d]+)\s*[:：=]?\s*([\w -]+)")
NUMBER: Final = regex(r"p?([1-9])")


def _table(words: Mapping[str, str]) -> Mapping[str, str]:
    return {word.strip(): value for value, each in words.items() for word in each.split(",")}


FIELD_OF: Final = _table(FIELD_WORDS)
LEVEL_OF: Final = _table(LEVEL_WORDS)
SEVERITY_OF: Final = {**{word: SEVERITY_OF_LEVEL[level] for word, level in LEVEL_OF.items()}, **_table(SEVERITY_WORDS)}
FREQUENCY_OF: Final = _table(FREQUENCY_WORDS)
PRIORITY_OF: Final = {word: PRIORITY_OF_LEVEL[level] for word, level in LEVEL_OF.items()}
VALUES: Final = {
    "severity": SEVERITY_OF,
    "frequency": FREQUENCY_OF,
    "impact": LEVEL_OF,
    "effort": LEVEL_OF,
    "priority": PRIORITY_OF,
}


def rated(lane: str, text: str) -> tuple[str, dict[str, str]]:
    """A text without its ratings, and these by field; the text as it is if anything beside it is something else."""
    if lane in FIELDS:
        for pattern, text_group, needs_name in ((BRACKETS, 1, False), (AFTER_DASH, 1, True), (IN_FRONT, 2, False)):
            found = pattern.fullmatch(text)
            if found and found[text_group].strip():
                ratings = _ratings(lane, found[3 - text_group], needs_name=needs_name)
                if ratings:
                    return found[text_group].strip(), ratings
    return text, {}


def _ratings(lane: str, text: str, *, needs_name: bool) -> dict[str, str]:
    """The ratings that a text consists of; nothing if it has anything else, or says one twice."""
    ratings: dict[str, str] = {}
    for part in PARTS.split(key(text)):
        field, value = _rating(lane, part, needs_name=needs_name)
        if not value or field in ratings or field not in FIELDS[lane]:
            return {}
        ratings[field] = value
    return ratings


def _rating(lane: str, part: str, *, needs_name: bool) -> tuple[str, str]:
    """The field and the value of a part such as `severity: high`, `high impact`, `P1` or, of a pain point, `severe`."""
    if found := NAMED.fullmatch(part):
        for name, word in ((found[1], found[2]), (found[2], found[1])):
            if field := FIELD_OF.get(name.strip()):
                number = NUMBER.fullmatch(word.strip()) if field == "priority" else None
                return field, number[1] if number else VALUES[field].get(word.strip(), "")
    if needs_name:
        return "", ""
    if found := NUMBER.fullmatch(part):
        return "priority", found[1] if part.startswith("p") else ""
    if lane == "pain_points":
        return ("severity", SEVERITY_OF[part]) if part in SEVERITY_OF else ("frequency", FREQUENCY_OF.get(part, ""))
    return "", ""
