"""The words that newsrooms begin their own notes with, by kind. PURE tables; every pattern is anchored and linear."""

from __future__ import annotations

import re

from monitor.compare.notice_words_by_language import HEADS_BY_LANGUAGE, INCLUDES_BY_LANGUAGE, TELLS_BY_LANGUAGE
from monitor.values import NoticeKind

__all__ = ["HEADS", "INCLUDES", "TELLS"]

# Behind the head stands a colon or a dash, perhaps after a date or an hour: "Update, 5 p.m. ET:", "Correction (May 3):".
# A head that is followed by words alone is prose: "Updated rules came into force".
_DATE = r"[\s,(]{1,3}(?:[\w.,\s/]|(?<=\d):(?=\d)){2,30}\)?"
_DATED = rf"(?:(?:{_DATE})?\s?(?::|—|–| - |\|)|\s?$|\s?\([\w.,\s/]{{2,30}}\)$)"

_CORRECTION = r"(?:corrections?|corrected|retractions?|amendments?|erratum|errata|korrektur|berichtigung|rectificati(?:f|on)|rectificación|corrección|fe de errat(?:as|a)|rettifica|correzione|errata corrige|correção|retificação)"  # fmt: skip
_CLARIFICATION = (
    r"(?:clarifications?|clarified|klarstellung|précision|aclaración|precisazione|chiarimento|esclarecimento)"
)
_EDITORS_NOTE = r"(?:editors?'?s? ?note|editor'?s'? note|note from the editors?|(?:a )?note to (?:our )?readers|anmerkung der redaktion|hinweis der redaktion|note de la rédaction|ndlr|nota (?:de la redacción|del editor|della redazione|da redação|do editor))"  # fmt: skip
_UPDATE = (
    r"(?:updates?|updated|this (?:story|article) was updated|aktualisiert|mise à jour|actualización|"
    r"aggiornamento|atualização)"
)

HEADS = (
    (NoticeKind.CORRECTION, re.compile(_CORRECTION + r"(?: (?:and|&) clarifications?)?" + _DATED)),
    (NoticeKind.CORRECTION, re.compile(r"for the record\s?(?::|—|–|$)")),
    (NoticeKind.CORRECTION, re.compile(r"(?:correction and clarification|clarification and correction)" + _DATED)),
    (NoticeKind.CLARIFICATION, re.compile(_CLARIFICATION + _DATED)),
    (NoticeKind.EDITORS_NOTE, re.compile(_EDITORS_NOTE + _DATED)),
    (NoticeKind.UPDATE, re.compile(_UPDATE + _DATED)),
    *HEADS_BY_LANGUAGE,
)

# "Because of an editing error, …"
_ERROR = r"(?:because of|due to|owing to|as a result of) (?:an?|our) (?:\w+ ){0,2}(?:error|mistake)"

# What an article calls itself, and what was done to it.
_PIECE = r"(?:story|article|report|post|piece|item|headline|page|column|caption|version|dispatch|blog|feature|essay)"
_WHEN = r"(?:earlier|previous|prior|original|initial|past)"
_DONE = r"(?:updated|corrected|amended|clarified|revised|changed|edited|modified|removed|altered)"

TELLS = (
    (
        NoticeKind.CORRECTION,
        re.compile(
            rf"(?:{_ERROR},? )?(?:the (?:\w+ )?(?:caption|headline|chart|map) )?(?:in )?(?:an?|the|our) {_WHEN} (?:\w+ ){{0,2}}(?:version|headline|caption|edition|draft)s? "
            rf"(?:(?:of|on|to|for|in|with|above|accompanying) (?:this|our|the) (?:\w+ )?{_PIECE}|mis\w|incorrectly|erroneously)"
        ),
    ),
    (
        NoticeKind.CORRECTION,
        re.compile(
            rf"this {_PIECE} (?:previously|originally|initially|incorrectly|earlier|erroneously|mistakenly) "
        ),
    ),
    (NoticeKind.CORRECTION, re.compile(r"(?:we|the \w{2,20}) regrets? the (?:error|mistake)")),
    (NoticeKind.CORRECTION, re.compile(rf"(?:this|the) (?:\w+ ){{0,3}}{_PIECE} (?:has been|was|is being|were) (?:corrected|retracted|withdrawn)\b")),
    (NoticeKind.CORRECTION, re.compile(rf"{_ERROR}\b[^.]{{0,80}}\b(?:this|our) {_PIECE}\b")),
    (NoticeKind.CORRECTION, re.compile(rf"we have (?:since )?(?:corrected|amended) (?:this|the|our) {_PIECE}\b")),
    (NoticeKind.UPDATE, re.compile(rf"we have (?:since )?{_DONE} (?:this|the|our) {_PIECE}\b")),
    (NoticeKind.CORRECTION, re.compile(r"we (?:sincerely )?apologi[sz]e for (?:the|this|any|our) (?:error|mistake|confusion)")),
    (NoticeKind.CORRECTION, re.compile(rf"a version of this {_PIECE} [^.]{{0,80}}\b(?:mis\w+|incorrectly|erroneously|wrongly|gave the wrong)\b")),
    (NoticeKind.CORRECTION, re.compile(r"this version (?:corrects|clarifies|removes|fixes) ")),
    (NoticeKind.CORRECTION, re.compile(r"(?:corrects|refiles|fixes) [^.()]{2,90}\)$")),
    (NoticeKind.UPDATE, re.compile(r"(?:adds|updates|recasts|removes|writes through) [^.()]{2,90}\)$")),
    (NoticeKind.UPDATE, re.compile(rf"(?:{_PIECE} )?(?:last )?updated (?:at [\d:.]{{1,5}} ?[ap]?\.?m?\.? )?(?:with|to (?:reflect|add|include|correct|clarify|remove)) ")),
    (NoticeKind.CLARIFICATION, re.compile(rf"(?:this|the) {_PIECE} (?:has been|was) clarified\b")),
    (NoticeKind.UPDATE, re.compile(rf"(?:this|the) (?:\w+ )?{_PIECE}(?:'s \w+)? (?:has|have|had) (?:since )?been {_DONE}\b")),
    (NoticeKind.UPDATE, re.compile(rf"this (?:\w+ )?{_PIECE}(?:'s \w+)? (?:was|is|were) (?:later |last )?{_DONE}\b")),
    (NoticeKind.UPDATE, re.compile(rf"(?:the )?headlines?(?: and (?:\w+ ){{1,2}}| )(?:of|on|for) this {_PIECE} (?:has been|was|have been|were) {_DONE}\b")),
    *TELLS_BY_LANGUAGE,
)  # fmt: skip

# A note's sentence holds one of these; a paragraph without any is not looked at further.
INCLUDES = (
    "updated", "corrected", "correct", "amended", "clarified", "revised", "earlier", "previous", "original",
    "prior", "changed", "edited", "modified", "removed", "initial", "regret", "incorrectly", "erroneously",
    "mistakenly", "version", "altered", "past", "error", "apolog", "corrects", "adds ", "updates ", "recasts",
    "removes", "refiles", "retracted", "withdrawn",
    *INCLUDES_BY_LANGUAGE,
)  # fmt: skip
