"""Words for feelings and ratings, as people write them beside a text, in the languages of `words`."""

import unicodedata
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
"""The fields for ratings that entries of a lane have."""

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
    """Return a text without its ratings, and the ratings by field.

    If brackets, or what follows a dash, have anything but ratings, the text is returned as it is.
    """
    if lane in FIELDS:
        for pattern, text_group, needs_name in ((BRACKETS, 1, False), (AFTER_DASH, 1, True), (IN_FRONT, 2, False)):
            found = pattern.fullmatch(text)
            if found and found[text_group].strip():
                ratings = _ratings(lane, found[3 - text_group], needs_name=needs_name)
                if ratings:
                    return found[text_group].strip(), ratings
    return text, {}


def _ratings(lane: str, text: str, *, needs_name: bool) -> dict[str, str]:
    """The ratings that a text consists of, by field; empty if it has anything else, or a field twice."""
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


FEELING_WORDS: Final = {
    "2": "delighted, thrilled, ecstatic, excited, enthusiastic, very happy, very satisfied, very positive,"
    " very good, excellent, begeistert, sehr zufrieden, sehr glücklich, sehr positiv, sehr gut, ravi, ravie,"
    " enchanté, enchantée, enthousiaste, très satisfait, très satisfaite, très positif, très bien, encantado,"
    " encantada, entusiasmado, entusiasmada, muy satisfecho, muy satisfecha, muy positivo, muy bien,"
    " muito satisfeito, muito satisfeita, muito positivo, muito bom, entusiasta, molto soddisfatto,"
    " molto soddisfatta, molto positivo, molto bene, восторг, в восторге, очень доволен, очень довольна,"
    " очень хорошо, 大満足, とても満足, 非常に満足, とても良い, 非常满意, 非常滿意, 非常开心, 非常開心, 매우 만족,"
    " 아주 좋음",
    "1": "happy, glad, satisfied, pleased, content, relieved, confident, hopeful, optimistic, positive, good, calm,"
    " reassured, proud, grateful, interested, motivated, zufrieden, glücklich, froh, erleichtert, zuversichtlich,"
    " hoffnungsvoll, positiv, gut, stolz, dankbar, content, contente, heureux, heureuse, satisfait, satisfaite,"
    " soulagé, soulagée, confiant, confiante, rassuré, rassurée, positif, bien, fier, fière, contento, contenta,"
    " feliz, satisfecho, satisfecha, aliviado, aliviada, esperanzado, esperanzada, positivo, bueno, orgulloso,"
    " orgullosa, satisfeito, satisfeita, confiante, esperançoso, esperançosa, bom, orgulhoso, orgulhosa, felice,"
    " soddisfatto, soddisfatta, sollevato, sollevata, fiducioso, fiduciosa, buono, bene, orgoglioso, orgogliosa,"
    " доволен, довольна, радость, рад, рада, облегчение, уверенность, надежда, позитивно, хорошо, 満足, 嬉しい,"
    " うれしい, 安心, ポジティブ, 良い, 满意, 滿意, 开心, 開心, 高兴, 高興, 放心, 积极, 積極, 만족, 기쁨, 행복,"
    " 안심, 긍정적, 좋음",
    "0": "neutral, indifferent, okay, ok, so-so, mixed, gleichgültig, gemischt, neutre, indifférent, indifférente,"
    " indiferente, neutro, neutra, neutrale, indifferente, нейтрально, нейтральный, 普通, どちらでもない,"
    " ニュートラル, 中立, 一般, 보통, 중립",
    "-1": "unhappy, dissatisfied, frustrated, annoyed, anxious, worried, nervous, confused, disappointed, sad,"
    " impatient, uncertain, unsure, insecure, overwhelmed, stressed, skeptical, sceptical, bored, tired, irritated,"
    " negative, bad, unzufrieden, frustriert, genervt, ängstlich, besorgt, nervös, verwirrt, enttäuscht, traurig,"
    " ungeduldig, unsicher, überfordert, gestresst, skeptisch, gelangweilt, negativ, schlecht, mécontent,"
    " mécontente, insatisfait, insatisfaite, frustré, frustrée, agacé, agacée, anxieux, anxieuse, inquiet,"
    " inquiète, nerveux, nerveuse, confus, confuse, déçu, déçue, triste, impatient, impatiente, stressé, stressée,"
    " négatif, mal, insatisfecho, insatisfecha, frustrado, frustrada, molesto, molesta, ansioso, ansiosa,"
    " preocupado, preocupada, nervioso, nerviosa, confundido, confundida, decepcionado, decepcionada, impaciente,"
    " estresado, estresada, negativo, malo, insatisfeito, insatisfeita, irritado, irritada, nervoso, nervosa,"
    " confuso, confusa, estressado, estressada, ruim, insoddisfatto, insoddisfatta, frustrato, frustrata,"
    " infastidito, infastidita, ansioso, preoccupato, preoccupata, deluso, delusa, stressato, stressata, недоволен,"
    " недовольна, раздражение, тревога, беспокойство, растерянность, разочарование, грусть, неуверенность, стресс,"
    " скука, негативно, плохо, 不満, 不安, 困惑, 心配, 戸惑い, 混乱, がっかり, イライラ, 悲しい, ネガティブ, 悪い,"
    " 不满, 不滿, 焦虑, 焦慮, 担心, 擔心, 困惑, 迷茫, 失望, 难过, 難過, 烦躁, 煩躁, 消极, 消極, 불만, 불안, 걱정,"
    " 혼란, 실망, 슬픔, 짜증, 부정적, 나쁨",
    "-2": "angry, furious, desperate, despairing, devastated, very unhappy, very dissatisfied, very frustrated,"
    " very negative, very bad, terrible, horrible, wütend, verzweifelt, sehr unzufrieden, sehr frustriert,"
    " sehr negativ, sehr schlecht, furieux, furieuse, en colère, désespéré, désespérée, très insatisfait,"
    " très insatisfaite, très négatif, très mal, furioso, furiosa, enfadado, enfadada, enojado, enojada,"
    " desesperado, desesperada, muy insatisfecho, muy insatisfecha, muy negativo, muy mal, muito insatisfeito,"
    " muito insatisfeita, muito negativo, muito ruim, arrabbiato, arrabbiata, disperato, disperata,"
    " molto insoddisfatto, molto insoddisfatta, molto negativo, molto male, злость, гнев, ярость, отчаяние,"
    " очень недоволен, очень недовольна, очень плохо, 怒り, 絶望, とても不満, 非常に不満, 愤怒, 憤怒, 生气, 生氣,"
    " 绝望, 絕望, 非常不满, 非常不滿, 분노, 절망, 매우 불만, 아주 나쁨",
}
BY_WORD: Final = {word.strip(): score for score, words in FEELING_WORDS.items() for word in words.split(",")}
SEVERAL: Final = regex(r"\s*[,/、，・&]\s*")
MARKS: Final = " .!…。！\"'“”„«»「」*_"


def word_score(text: str) -> str | None:
    """Return the score of a feeling in words; None if a word is unknown, or if their scores differ."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    scores = {BY_WORD.get(" ".join(part.strip(MARKS).split())) for part in SEVERAL.split(folded) if part.strip(MARKS)}
    return scores.pop() if len(scores) == 1 else None
