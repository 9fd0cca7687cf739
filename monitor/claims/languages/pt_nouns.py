"""Portuguese words around a counted noun: where its phrase ends, and singulars. Tables only."""

from __future__ import annotations

from monitor.claims.languages.table_forms import plurals, words

__all__ = ["IRREGULAR_PLURALS", "NOUN_ADJECTIVES", "NOUN_STOPS", "PLURAL_ENDINGS"]

# "-s" behind vowels; "-ões", "-ais", "-éis", "-res", "-zes" and "-ns" have singulars of their own (Cunha & Cintra,
# Nova Gramática do Português Contemporâneo, 8: "Flexão dos substantivos").
PLURAL_ENDINGS = (
    ("ões", "ão"), ("ães", "ão"), ("ais", "al"), ("éis", "el"), ("óis", "ol"), ("uis", "ul"), ("res", "r"), ("zes", "z"),
    ("ens", "em"), ("uns", "um"), ("ins", "im"), ("ons", "om"), ("eses", "ês"), ("s", ""),
)  # fmt: skip
IRREGULAR_PLURALS = plurals(
    "meses:mês países:país mãos:mão irmãos:irmão cidadãos:cidadão órfãos:órfão grãos:grão mísseis:míssil fósseis:fóssil "
    "civis:civil fuzis:fuzil barris:barril projéteis:projétil jovens:jovem homens:homem imagens:imagem ordens:ordem "
    "viagens:viagem mil:mil ônibus:ônibus vírus:vírus lápis:lápis árvores:árvore torres:torre crises:crise bases:base "
    "fases:fase frases:frase casas:casa vezes:vez leis:lei reis:rei hectares:hectare títulos:título hóspedes:hóspede "
    "milhares:milhar lugares:lugar mulheres:mulher autores:autor alunos:aluno"
)
# Before the noun, and never it: "41 novos casos", "dois outros soldados".
NOUN_ADJECTIVES = words(
    "outros outras novos novas grandes pequenos pequenas primeiros primeiras últimos últimas velhos velhas antigos antigas "
    "supostos supostas melhores piores"
)
NOUN_STOPS = words(
    """
    o a os as um uma uns umas de do da dos das e ou mas nem que à ao aos às em no na nos nas num numa com sem sobre por
    pelo pela pelos pelas para pra entre desde até contra segundo conforme durante ante após sob quando onde quem cujo se
    como porque pois é são era eram foi foram será serão ser está estão estava há tem têm tinha tinham havia ter não mais
    menos muito também já ainda sempre este esta estes estas esse essa esses essas isso aquele seu sua seus suas nosso
    nossa meu minha todo todos toda todas cada vários várias alguns algumas muitos muitas ontem hoje amanhã aqui ali lá
    então assim ele ela eles elas antes depois disse lhe me te segunda terça quarta quinta sexta sábado domingo
    """
)
