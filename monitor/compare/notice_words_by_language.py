"""The words of newsrooms' own notes in German, French, Spanish, Italian and Portuguese, by kind. PURE tables.

Patterns are matched from the beginning of a folded paragraph or sentence ("ß" is "ss" there), and are linear.
"""

from __future__ import annotations

import re

from monitor.values import NoticeKind

__all__ = ["CLARIFYING", "CORRECTING", "HEADS_BY_LANGUAGE", "INCLUDES_BY_LANGUAGE", "TELLS_BY_LANGUAGE"]

# What stands behind a head, as in English: "Aktualisierung, 14.30 Uhr:", "Corrección (3 de mayo):".
_DATED = r"(?:[\s,(]{1,3}[\w.,\s/]{2,30}\)?)?\s?(?::|—|–| - |\||$)"
# Up to three words between auxiliary and participle: "wurde am Montag nachträglich".
_BETWEEN = r"(?:\w+ ){0,4}"

HEADS_BY_LANGUAGE = (
    (
        NoticeKind.CORRECTION,
        re.compile(
            r"(?:richtigstellung|korrekturhinweis|rectifié|fe de errores|correcciones|correzioni|correções|"
            r"nota de correção|errata corrige|rettifiche)" + _DATED
        ),
    ),
    (NoticeKind.CLARIFICATION, re.compile(r"(?:präzisierung|mise au point|précisions|puntualización)" + _DATED)),
    (
        NoticeKind.EDITORS_NOTE,
        re.compile(
            r"(?:anm\. ?d\. ?red\.?|in eigener sache|note aux lecteurs|nota a los lectores|nota del editor|nota aos leitores|"
            r"nota del direttore|nota ai lettori|nota da edição)" + _DATED
        ),
    ),
    (NoticeKind.UPDATE, re.compile(r"(?:aktualisierung|actualisé|actualizado|aggiornato|atualizado)" + _DATED)),
)

TELLS_BY_LANGUAGE = (
    # German
    (
        NoticeKind.CORRECTION,
        re.compile(
            r"in einer (?:früheren|vorherigen|ersten|ursprünglichen|älteren|vorigen) (?:version|fassung)(?! des gesetz)"
        ),
    ),
    (
        NoticeKind.CORRECTION,
        re.compile(
            r"(?:ursprünglich|zunächst|zuvor) (?:hiess es|stand|hatten wir|haben wir|war) "
            r"(?:an dieser stelle|hier|in diesem (?:artikel|text)|im text|irrtümlich|fälschlich)"
        ),
    ),
    (
        NoticeKind.CORRECTION,
        re.compile(
            r"wir haben (?:den|die|das|diesen|diese|einen) (?:\w+ )?(?:fehler|angaben?|zahl|passage|stelle) "
            rf"{_BETWEEN}(?:korrigiert|berichtigt|geändert)"
        ),
    ),
    (
        NoticeKind.UPDATE,
        re.compile(
            rf"(?:dieser|der|diesen) (?:artikel|text|beitrag) (?:wurde|ist) {_BETWEEN}"
            r"(?:aktualisiert|ergänzt|überarbeitet|geändert|korrigiert|berichtigt)"
        ),
    ),
    # French
    (
        NoticeKind.CORRECTION,
        re.compile(
            r"(?:dans )?une (?:(?:première|précédente|ancienne) version|version (?:précédente|antérieure|initiale)) "
            r"(?:de (?:cet|ce|notre)|du présent) "
        ),
    ),
    (NoticeKind.CORRECTION, re.compile(r"contrairement à ce (?:que nous (?:avons|avions)|qui (?:a|avait) été) (?:écrit|indiqué|affirmé|publié)")),
    (NoticeKind.CORRECTION, re.compile(r"nous avons (?:corrigé|rectifié) ")),
    (
        NoticeKind.UPDATE,
        re.compile(rf"cet article a été {_BETWEEN}(?:corrigé|modifié|mis à jour|actualisé|rectifié|précisé|complété)"),
    ),
    # Spanish
    (
        NoticeKind.CORRECTION,
        re.compile(
            r"(?:en )?una (?:versión (?:anterior|previa|inicial)|primera versión) de (?:este|esta|nuestro) "
        ),
    ),
    (NoticeKind.CORRECTION, re.compile(r"(?:hemos corregido |lamentamos el error)")),
    (
        NoticeKind.UPDATE,
        re.compile(
            rf"(?:este (?:artículo|texto|reportaje)|esta (?:noticia|nota|información)) (?:ha sido|fue|se ha) {_BETWEEN}"
            r"(?:actualizad|corregid|modificad|editad)[oa]"
        ),
    ),
    # Italian
    (
        NoticeKind.CORRECTION,
        re.compile(
            r"(?:in )?una (?:versione precedente|precedente versione|prima versione) (?:di questo|dell'|del nostro)"
        ),
    ),
    (NoticeKind.CORRECTION, re.compile(r"(?:abbiamo corretto |ci scusiamo (?:con i lettori|per l'errore))")),
    (
        NoticeKind.UPDATE,
        re.compile(
            rf"(?:questo articolo|l'articolo|questo testo) è stato {_BETWEEN}(?:aggiornato|corretto|modificato|rettificato)"
        ),
    ),
    # Portuguese
    (
        NoticeKind.CORRECTION,
        re.compile(r"(?:em )?uma (?:versão (?:anterior|prévia|inicial)|primeira versão) d(?:este|esta) "),
    ),
    (NoticeKind.CORRECTION, re.compile(r"(?:diferentemente do que|ao contrário do que) (?:foi )?(?:publicado|informado|publicamos|informamos|este texto|esta reportagem)")),
    (NoticeKind.CORRECTION, re.compile(r"(?:corrigimos|lamentamos o erro)")),
    (
        NoticeKind.UPDATE,
        re.compile(
            rf"(?:este|esta|o|a) (?:artigo|texto|reportagem|matéria|notícia) foi {_BETWEEN}"
            r"(?:atualizad|corrigid|alterad|modificad)[oa]"
        ),
    ),
)  # fmt: skip

# A note's sentence holds one of these; a paragraph without any is not looked at further.
INCLUDES_BY_LANGUAGE = (
    "version", "fassung", "versión", "versão", "corrig", "corregi", "korrigiert", "berichtigt", "rettific", "rectifi",
    "aktualisiert", "ergänzt", "geändert", "überarbeitet", "modifi", "mis à jour", "actualiz", "actualis", "aggiornat",
    "corrett", "atualiz", "scusiamo", "contrairement", "diferentemente", "ao contrário", "lamentamos", "irrtümlich",
    "fälschlich", "ursprünglich", "zunächst", "précisé", "complété", "alterad", "editad",
)  # fmt: skip

# Words that make an update a correction or a clarification: "wurde korrigiert", "mis à jour pour préciser".
CORRECTING = frozenset(
    [
        "korrigiert",
        "berichtigt",
        "fehler",
        "corrigé",
        "rectifié",
        "erreur",
        "corregido",
        "corregida",
        "error",
        "corretto",
        "rettificato",
        "errore",
        "corrigido",
        "corrigida",
        "erro",
    ]
)
CLARIFYING = frozenset(
    ["klargestellt", "präzisiert", "préciser", "précisé", "aclarar", "precisare", "chiarire", "esclarecer"]
)
