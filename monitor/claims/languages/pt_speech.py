"""Portuguese words for speech and sources. Tables only; the grammar is in `claims/speech_cues_either_side`."""

from __future__ import annotations

from monitor.claims.languages.speech_words import NounClass, SpeechWords
from monitor.claims.languages.table_forms import in_order, phrases, words

__all__ = ["PORTUGUESE"]

# Verbs in -ar that give somebody's words, by their stem.
_STEMS = in_order(
    "afirm declar explic indic inform anunci confirm destac denunci coment critic acus revel reiter lament detalh "
    "express ressalt salient sublinh alert relat argument conden neg cont pront respond apont avali garant acrescent "
    "record lembr neg frisou observ pont"
)
_REGULAR = [stem for stem in _STEMS if stem not in ("pront", "respond", "garant", "frisou", "pont")] + ["fris"]
_FINITE = frozenset(f"{stem}{end}" for stem in _REGULAR for end in ("ou", "aram", "a", "am", "ava", "avam")) | words(
    "disse disseram diz dizem dizia adiantou adiantaram advertiu advertiram adverte sustentou sustentaram sustenta "
    "reconheceu reconheceram reconhece admitiu admitiram admite insistiu insistiram insiste respondeu responderam responde "
    "pediu pediram pede exigiu exigiram exige prometeu prometeram promete concluiu concluíram conclui desmentiu "
    "desmentiram desmente escreveu escreveram escreve garantiu garantiram garante assegurou asseguraram assegura opinou "
    "jurou justificou justificaram referiu referiram refere prosseguiu completou"
)
_PARTICIPLES = frozenset(f"{stem}{end}" for stem in _REGULAR for end in ("ado", "ada", "ados", "adas")) | words(
    "dito advertido sustentado reconhecido reconhecida admitido insistido respondido pedido exigido prometido concluído "
    "desmentido desmentida escrito garantido assegurado referido"
)
_SOURCE_BEHIND = phrases(
    "segundo;de acordo com;conforme;na opinião de;na avaliação de;nas palavras de;citando;segundo informações de;"
    "segundo informações da;segundo informações do"
)
_WITHOUT_SOURCE = phrases(
    "supostamente;alegadamente;suposto;suposta;supostos;supostas;alegado;alegada;alegados;presumivelmente;ao que parece;"
    "ao que tudo indica;acredita se que;diz se que"
)
_DETERMINERS = words(
    "o a os as um uma uns umas este esta estes estas esse essa seu sua seus suas nosso nossa meu minha vários várias "
    "alguns algumas dois duas três quatro cinco outros outras muitos muitas todos todas nenhum nenhuma cada"
)
_ROLES = words(
    "porta-voz porta-vozes ministro ministra presidente presidenta prefeito prefeita autarca deputado deputada senador "
    "senadora chefe diretor diretora secretário secretária procurador procuradora juiz juíza advogado advogada delegado "
    "delegada general coronel capitão professor professora pesquisador pesquisadora investigador investigadora médico "
    "médica economista analista fundador fundadora testemunha vítima treinador treinadora técnico técnica jogador jogadora "
    "candidato candidata vereador vereadora governador governadora embaixador embaixadora bispo papa rei rainha chanceler "
    "historiador historiadora engenheiro engenheira enfermeiro enfermeira agricultor agricultora sindicalista vizinho "
    "vizinha pai mãe irmão irmã mulher homem autor autora jornalista dirigente líder conselheiro conselheira representante "
    "vice-presidente especialista empresário empresária moradora morador relator comandante premiê primeiro-ministro"
)

PORTUGUESE = SpeechWords(
    language="pt",
    subject_either_side=True,
    dialogue_dash=True,
    reporting=_FINITE | _PARTICIPLES,
    needing_content=words(
        "acredita acreditam espera esperam teme temem pergunta perguntou relata noticiou noticiaram mostra mostram mostrou "
        "classificou classificaram chamou considera consideram considerou estima estimam estimou falou publicou publicaram "
        "aponta apontam calcula calculam pensa pensam acha"
    ),
    inverting=_FINITE,
    also_nouns=words("denuncia conta critica pergunta mostra informa espera estima nega"),
    content_openers=words("que se"),
    source_behind=_SOURCE_BEHIND,
    without_source=_WITHOUT_SOURCE,
    phrase_heads=frozenset(phrase[0] for phrase in _SOURCE_BEHIND + _WITHOUT_SOURCE),
    past_participles=_PARTICIPLES,
    perfect_auxiliaries=words("tem têm tinha tinham havia tenho temos"),
    passive_auxiliaries=words("foi foram sido é são era eram será está"),
    passive_by=words("por pelo pela pelos pelas"),
    hearsay_auxiliaries=words("teria teriam"),
    hearsay_endings=("ado", "ido", "to", "sto", "ada", "ída", "ído"),
    hearsay_within=3,
    not_hearsay=words("se caso podido"),
    anonymity=phrases(
        "sob condição de anonimato;sob anonimato;pediu anonimato;pediram anonimato;pediu para não ser identificado;"
        "pediu para não ser identificada;pediu para não se identificar;não quis se identificar;na condição de anonimato;"
        "sob reserva"
    ),
    auxiliaries=words(
        "tem têm tinha tinham havia é são era eram foi foram será serão seria está estão estava pode podem deve devem vai "
        "vão ter"
    ),
    adverbs=words(
        "também ainda já sempre ontem hoje amanhã depois então além não nunca bem assim finalmente sábado domingo "
        "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira publicamente recentemente só apenas inclusive "
        "tarde noite manhã"
    ),
    pronouns=words("ele ela eles elas eu nós você vocês quem alguns muitos todos isso isto"),
    plural_pronouns=words("eles elas nós"),
    speakers_own=words("eu nós você vocês"),
    relatives=words("que quem"),
    determiners=_DETERMINERS,
    linkers=words(
        "de do da dos das à ao aos às em no na nos nas num numa nesta neste com sem sobre por pelo pela pelos pelas para "
        "entre desde até contra durante ante após sob"
    ),
    attaching=words("de do da dos das"),
    breaks=words(
        "que quando onde se como porque pois mas e ou embora enquanto é são foi tem não segundo conforme ele ela eles elas "
        "nós"
    ),
    conjunctions=words("e mas ou"),
    clitics=words("lhe lhes me nos te se não"),
    not_names=words(
        "o a os as um uma de do da e mas ou em no na com por para segundo conforme ele ela eles elas eu nós este esta isto "
        "isso seu sua ontem hoje sábado domingo janeiro fevereiro março abril maio junho julho agosto setembro outubro "
        "novembro dezembro sim não se que quem quando como além também depois antes dois duas três vários todos todo após "
        "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira nesta neste pelo pela"
    ),
    titles=words("sr sra dr dra dom dona senhor senhora prof") | _ROLES,
    name_links=words("de da do dos das e van von"),
    before_titles=words(
        "filme romance livro série canção música disco álbum obra revista programa intitulado intitulada exposição poema "
        "podcast documentário conto peça novela"
    ),
    small_title_words=words("o a os as de do da e em um uma"),
    nouns=NounClass(
        anonymous=words("fonte fontes informante informantes interlocutores interlocutor"),
        officials=words(
            "funcionário funcionários funcionária autoridade diplomata diplomatas assessor assessores assessora responsável "
            "responsáveis"
        ),
        roles=_ROLES,
        documents=words(
            "relatório relatórios estudo estudos documento documentos comunicado nota carta pesquisa pesquisas sondagem "
            "sondagens estatísticas dados números sentença decisão texto projeto lista balanço e-mail e-mails mensagem "
            "declaração auditoria versão levantamento laudo boletim inquérito"
        ),
        public=words(
            "críticos especialistas observadores vizinhos testemunhas opositores apoiadores ativistas manifestantes cidadãos "
            "eleitores pesquisadores economistas analistas cientistas pais alunos estudantes clientes historiadores "
            "sindicatos moradores alguns muitos todos"
        ),
        organizations=words(
            "polícia ministério governo promotoria tribunal justiça exército partido sindicato associação universidade "
            "instituto banco grupo empresa companhia comissão parlamento congresso câmara assembleia senado prefeitura "
            "região hospital clínica fundação organização igreja onu otan nato ue kremlin pentágono embaixada agência "
            "conselho oposição direção bombeiros autoridades presidência federação liga clube comitê comité escritório pt "
            "psd ps planalto ibge stf petrobras defesa marinha gnr psp procuradoria corporação"
        ),
        outlets=words(
            "lusa reuters ap afp folha estadão globo público expresso jornal diário imprensa mídia media emissora revista "
            "rádio televisão tv g1 uol veja rtp sic bbc cnn bloomberg semanário observador"
        ),
    ),
)
