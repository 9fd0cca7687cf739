"""Words that say how surely a sentence states its claim: hedges, modal verbs, negations. PURE tables, English.

Grounds: Palmer, "Mood and Modality"; the hedge cues of the CoNLL-2010 shared task.
"""

from __future__ import annotations

from collections.abc import Mapping

from monitor.compare.word_sets import word_set

__all__ = [
    "AUXILIARIES",
    "BASE_FORMS",
    "COMING",
    "DENIALS",
    "FUTURE",
    "HEDGES",
    "NEGATIONS",
    "NO_NEGATIONS",
    "OPPOSITES",
    "POSSIBLE",
    "STATING",
]

Phrase = tuple[str, ...]


def _phrases(listed: str) -> frozenset[Phrase]:
    return frozenset(tuple(phrase.split()) for phrase in listed.split(",") if phrase.strip())


# "The truck apparently hit the bridge", "14 suspected cases", "is thought to have": the writer does not vouch for it.
HEDGES = _phrases(
    "apparently,likely,most likely,very likely,probably,possibly,perhaps,maybe,presumably,potentially,seemingly,"
    "supposedly,allegedly,reportedly,purportedly,appears to,appear to,appeared to,seems to,seem to,seemed to,"
    "thought to,believed to,understood to,expected to,suspected,suspected of,presumed,probable,possible,apparent,"
    "potential,alleged,unconfirmed,unverified,feared,accused of,suspicion of,on suspicion of,"
    "likely to,unlikely to,looks likely to,looked likely to"
)
# Modal verbs of possibility; "will", "would" and plain tenses state.
POSSIBLE = word_set("may might could can can't couldn't cannot mightn't should shouldn't")
# What tells of something to come: "is expected to lead" -> "is leading" is the story going on, no change of stance.
COMING = _phrases("expected to,likely to,looks likely to,looked likely to,unlikely to")
FUTURE = word_set("will would shall 'll won't wouldn't going set due")
# Behind a modal verb these tell of what is or was: "may have been" and "was", "may be" and "is".
STATING = word_set("have be")
# "did not", "never", "no longer", "failed to".
NEGATIONS = _phrases(
    "not,never,no,none,nobody,nothing,neither,nor,cannot,without,no longer,no one,failed to,fails to,fail to,refused to,"
    "refuses to,refusing to,declined to,declines to,unlikely,unlikely to,unable to"
)
# What looks like a negation and turns nothing round.
NO_NEGATIONS = _phrases("not only,not just,or not,not least,if not,no doubt,not to mention,not surprisingly")
# Verbs that deny by themselves: "denied knowing" says what "said he had not known" says.
DENIALS = word_set(
    "deny denies denied denying dispute disputes disputed disputing refute refutes refuted reject rejects rejected "
    "rejecting oppose opposes opposed opposing against lack lacks lacked lacking"
)
# What carries tense and number only, or comes and goes with it: "was seen" -> "had not been seen".
AUXILIARIES = word_set(
    "be is are was were been being am do does did doing done have has had having will would shall 'll to that it its "
    "a an the any some also still yet of with there so far n't 's 've 're , isn't aren't wasn't weren't don't doesn't "
    "didn't hasn't haven't hadn't won't wouldn't set due going confirmed proven definitely certainly clearly indeed"
)
# Words that turn a statement round where one stands for the other: "rose 4%" -> "fell 4%", "passed" -> "failed".
OPPOSITES = tuple(
    tuple(pair.split())
    for pair in [
        "rise fall",
        "rise drop",
        "rise decline",
        "rise decrease",
        "gain lose",
        "increase decrease",
        "increase fall",
        "increase drop",
        "grow shrink",
        "up down",
        "upward downward",
        "higher lower",
        "highest lowest",
        "high low",
        "more fewer",
        "more less",
        "many few",
        "win lose",
        "beat lose",
        "pass fail",
        "accept reject",
        "approve reject",
        "allow ban",
        "guilty innocent",
        "support oppose",
        "above below",
        "north south",
        "east west",
        "northern southern",
        "eastern western",
        "man woman",
        "men women",
        "brother sister",
        "father mother",
        "son daughter",
        "husband wife",
        "profit loss",
        "surplus deficit",
        "best worst",
        "major minor",
        "alive dead",
        "survive die",
        "arrive leave",
        "buy sell",
        "convict acquit",
        "strengthen weaken",
        "improve worsen",
        "halve double",
        "majority minority",
        "win defeat",
    ]
)
# Irregular verbs of the news, by their forms.
_VERBS = """know knew known|take took taken|go goes went gone|buy bought|think thought|catch caught|teach taught|tell
told|sell sold|say said says|make made|leave left|win won|lose lost|eat ate eaten|see saw seen|give gave given|get got|
gotten|find found|hold held|keep kept|meet met|pay paid|send sent|spend spent|steal stole stolen|break broke broken|
speak spoke spoken|write wrote written|rise rose risen|fall fell fallen|grow grew grown|begin began begun|come came|
run ran|shoot shot|fight fought|bring brought|build built|lead led|feel felt|hear heard|stand stood|understand
understood|become became|choose chose chosen|drive drove driven|fly flew flown|hide hid hidden|lie lay lain|seek
sought|sink sank sunk|strike struck|swear swore sworn|throw threw thrown|wear wore worn|withdraw withdrew withdrawn|
quit quits|bear bore born|die died dying|cut cuts|hit hits|put puts|set sets|let lets|hurt hurts"""
BASE_FORMS: Mapping[str, str] = {
    form: forms.split()[0] for forms in _VERBS.split("|") for form in forms.split() if forms.split()
}
