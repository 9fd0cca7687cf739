"""The words that newsrooms begin their own notes with, by kind. PURE tables; every pattern is anchored and linear."""

from __future__ import annotations

import re

from monitor.compare.notice_words_by_language import HEADS_BY_LANGUAGE, INCLUDES_BY_LANGUAGE, TELLS_BY_LANGUAGE
from monitor.values import NoticeKind

__all__ = ["HEADS", "INCLUDES", "TELLS"]

# Behind the head stands a colon or a dash, perhaps after a date or an hour: "Update, 5 p.m. ET:", "Correction (May 3):".
_DATED = r"(?:[\s,(]{1,3}[\w.,\s/]{2,30}\)?)?\s?(?::|—|–| - |\||$)"

_CORRECTION = r"(?:corrections?|corrected|erratum|errata|korrektur|berichtigung|rectificati(?:f|on)|rectificación|corrección|fe de errat(?:as|a)|rettifica|correzione|errata corrige|correção|retificação)"  # fmt: skip
_CLARIFICATION = (
    r"(?:clarifications?|clarified|klarstellung|précision|aclaración|precisazione|chiarimento|esclarecimento)"
)
_EDITORS_NOTE = r"(?:editors?'?s? ?note|editor'?s'? note|note from the editors?|a note to (?:our )?readers|anmerkung der redaktion|hinweis der redaktion|note de la rédaction|ndlr|nota (?:de la redacción|del editor|della redazione|da redação|do editor))"  # fmt: skip
_UPDATE = (
    r"(?:updates?|updated|this (?:story|article) was updated|aktualisiert|mise à jour|actualización|"
    r"aggiornamento|atualização)"
)

HEADS = (
    (NoticeKind.CORRECTION, re.compile(_CORRECTION + r"(?: and clarifications?)?" + _DATED)),
    (NoticeKind.CORRECTION, re.compile(r"(?:correction and clarification|clarification and correction)" + _DATED)),
    (NoticeKind.CLARIFICATION, re.compile(_CLARIFICATION + _DATED)),
    (NoticeKind.EDITORS_NOTE, re.compile(_EDITORS_NOTE + _DATED)),
    (NoticeKind.UPDATE, re.compile(_UPDATE + _DATED)),
    *HEADS_BY_LANGUAGE,
)

# What an article calls itself, and what was done to it.
_PIECE = r"(?:story|article|report|post|piece|item|headline|page|column|caption|version|dispatch|blog|feature|essay)"
_WHEN = r"(?:earlier|previous|prior|original|initial|past)"
_DONE = r"(?:updated|corrected|amended|clarified|revised|changed|edited|modified|removed|altered)"

TELLS = (
    (
        NoticeKind.CORRECTION,
        re.compile(
            rf"(?:in )?(?:an?|the|our) {_WHEN} (?:\w+ ){{0,2}}(?:version|headline|caption|edition|draft)s? "
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
    (NoticeKind.CORRECTION, re.compile(rf"(?:this|the) {_PIECE} (?:has been|was|is being|were) corrected\b")),
    (NoticeKind.CLARIFICATION, re.compile(rf"(?:this|the) {_PIECE} (?:has been|was) clarified\b")),
    (NoticeKind.UPDATE, re.compile(rf"(?:this|the) (?:\w+ )?{_PIECE}(?:'s \w+)? (?:has|have|had) (?:since )?been {_DONE}\b")),
    (NoticeKind.UPDATE, re.compile(rf"this (?:\w+ )?{_PIECE}(?:'s \w+)? (?:was|is|were) (?:later |last )?{_DONE}\b")),
    (NoticeKind.UPDATE, re.compile(rf"(?:the )?headline (?:of|on) this {_PIECE} (?:has been|was) {_DONE}\b")),
    *TELLS_BY_LANGUAGE,
)  # fmt: skip

# A note's sentence holds one of these; a paragraph without any is not looked at further.
INCLUDES = (
    "updated", "corrected", "correct", "amended", "clarified", "revised", "earlier", "previous", "original",
    "prior", "changed", "edited", "modified", "removed", "initial", "regret", "incorrectly", "erroneously",
    "mistakenly", "version", "altered", "past",
    *INCLUDES_BY_LANGUAGE,
)  # fmt: skip
