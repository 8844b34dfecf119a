"""What other tools and other languages call lanes, stages and steps."""

import unicodedata
from functools import lru_cache
from typing import Final

from journeymap_cli.model.lanes import LANES
from journeymap_cli.regexes import regex

LANE_WORDS: Final = {
    "goals": "goal, user need/goal, job to be done, ziel, nutzerziel, objectif, but, objetivo, meta, obiettivo,"
    " цель, цели, 目標, 目标, ゴール, ユーザーの目標, 목표, 사용자 목표",
    "needs": "need, expectation, bedürfnis, bedürfnisse, erwartung, erwartungen, besoin, besoins, attente, attentes,"
    " necesidad, necesidades, necessidade, necessidades, bisogno, bisogni, потребность, потребности, ожидания,"
    " 需求, 期待, ニーズ, 니즈, 필요",
    "activities": "activity, action, doing, task, what they do, what the customer does,"
    " what the user does, handlung, handlungen, aktion, aktionen, aktivitäten,"
    " actividad, actividades, acción, acciones, ação, ações, atividades, azione, azioni, attività, activité, activités,"
    " действие, действия, действия клиента, 行動, 行为, 行動・行為, ユーザー行動, ユーザーの行動, 做什麼, 做什么,"
    " 用戶行為, 用户行为, 행동, 사용자 행동, 활동",
    "touchpoints": "touchpoint, touch point, contact point, kontaktpunkt, kontaktpunkte, berührungspunkte,"
    " point de contact, points de contact, punto de contacto, puntos de contacto, ponto de contato, pontos de contato,"
    " punto di contatto, punti di contatto, точка касания, точки касания, точки контакта, タッチポイント, 接点, 接觸點,"
    " 接触点, 觸點, 触点, 터치포인트, 접점",
    "questions": "question, main question, frage, fragen, pregunta, preguntas, pergunta, perguntas, domanda, domande,"
    " вопрос, вопросы, 疑問, 質問, 問題點, 疑问, 질문",
    "thoughts": "thought, thinking, what they think, what the customer thinks,"
    " what the user thinks, mindset, gedanke, gedanken, pensée, pensées, pensamiento,"
    " pensamientos, pensamento, pensamentos, pensiero, pensieri, мысль, мысли, 思考, 想法, 心の声, ユーザー心理, 생각",
    "quotes": "quote, voice of the customer, zitat, zitate, citation, citations, cita, citas, citação, citações,"
    " citazione, citazioni, цитата, цитаты, 顧客の声, 引言, 인용",
    "responses": "response",
    "emotion": "emotion, feeling, how they feel, how the customer feels, how the user feels, what they feel,"
    " mood, emotional state, emotion curve, sentiment, gefühl, gefühle, emotionen, émotion,"
    " émotions, ressenti, emoción, emociones, emoção, emoções, sentimentos, emozione, emozioni, эмоция, эмоции,"
    " чувства, 感情, 感情曲線, 感受, 情緒, 情绪, 감정, 사용자 감정",
    "pain_points": "pain point, pain, problem, frustration, barrier, issue, schmerzpunkt, schmerzpunkte, probleme,"
    " hürden, point de friction, points de friction, problème, problèmes, irritants, punto de dolor, puntos de dolor,"
    " problema, problemas, dor, dores, punti critici, problemi, боль, боли, проблема, проблемы, 課題, 問題,"
    " 問題・課題・要求, 困り事, 主な困り事, ペインポイント, 痛點, 痛点, 遇到問題, 遇到问题, 문제, 문제점, 페인포인트",
    "gains": "gain, benefit, delight, nutzen, vorteile, gains, bénéfices, beneficios, benefícios, benefici,"
    " преимущества, メリット, 收益, 이점",
    "opportunities": "opportunity, opportunity area, recommendation, improvement, idea, what we can do,"
    " ideen, idee, idée, idées, ideias, ideia, идея, идеи, chance, chancen, möglichkeiten,"
    " opportunité, opportunités, oportunidad, oportunidades, oportunidade, opportunità, возможность, возможности,"
    " рекомендации, 機会, 機會, 机会, 產品機會, 改善, 改善案, 改善機會, 기회, 개선 기회",
    "metrics": "metric, kpi, measure, success signal, kennzahl, kennzahlen, indicateur, indicateurs, métrica, métricas,"
    " indicador, indicadores, metrica, metriche, метрика, метрики, 指標, 指标, 成功基準, 지표",
    "physical_evidence": "physical evidence",
    "frontstage": "frontstage, onstage, front stage, frontstage actions, 前台, フロントステージ, 프런트스테이지",
    "backstage": "backstage, back stage, backstage actions, cs action, system actions behind the scenes, 後台, 后台,"
    " バックステージ, 백스테이지",
    "support": "support, support process, support processes, systems, supportprozesse, 支援プロセス, 支援流程, 지원",
}
STAGE_WORDS: Final = frozenset(
    (
        *("stage", "stages", "phase", "phases", "journey stage", "journey phase", "etape", "étape", "étapes", "etapa"),
        *("etapas", "fase", "fasi", "fases", "phasen", "этап", "этапы", "фаза", "стадия", "階段", "阶段", "段階"),
        *("ステージ", "フェーズ", "단계"),
    )
)
STEP_WORDS: Final = frozenset(
    (
        *("step", "steps", "schritt", "schritte", "paso", "pasos", "passo", "passos", "passi", "шаг", "шаги"),
        *("步驟", "步骤", "ステップ", "스텝"),
    )
)
WHOSE: Final = regex(
    r"^(?:the )?(?:user|customer|client|visitor|patient|key|main|current|kunden|nutzer)(?:'?s|s')?[ -]"
)
MARKUP: Final = regex(r"\*\*|__|`|[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f]|<[^<>]*>")
NUMBERING: Final = regex(r"^(?:\d{1,3}[.):](?!\d)|[#•▪·])\s*|[:：]\s*$")

REMARK: Final = regex(r"\s*[(（\[][^()（）\[\]]*[)）\]]$")
"""A remark in brackets at the end of a label, such as `(1-5)`."""

BY_WORD: Final = {
    **{word.strip(): lane for lane, words in LANE_WORDS.items() for word in words.split(",")},
    **{name: lane.id for lane in LANES for name in (lane.id, lane.label.casefold(), *lane.synonyms)},
}


@lru_cache(1_000)
def key(label: str) -> str:
    """Return a label as it is in the tables of words: in lower case, without markup and numbering."""
    bare = unicodedata.normalize("NFKC", MARKUP.sub("", label)).casefold().replace("_", " ")
    return NUMBERING.sub("", " ".join(bare.split())).strip()


@lru_cache(1_000)
def lane_of(label: str) -> str | None:
    """Return the id of the built-in lane that a label means; None if there is none."""
    word = key(label)
    for each in (word, WHOSE.sub("", word), REMARK.sub("", word)):
        for form in (each, each.removesuffix("s"), f"{each.removesuffix('ies')}y"):
            if form in BY_WORD:
                return BY_WORD[form]
    return None
