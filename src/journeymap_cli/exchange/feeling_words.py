"""Feelings in words that certainly are good or bad, in the languages of `words`, with their scores."""

import unicodedata
from typing import Final

from journeymap_cli.regexes import regex

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
    """The score of a feeling in words, if all of them have the same one."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    scores = {BY_WORD.get(" ".join(part.strip(MARKS).split())) for part in SEVERAL.split(folded) if part.strip(MARKS)}
    return scores.pop() if len(scores) == 1 else None
