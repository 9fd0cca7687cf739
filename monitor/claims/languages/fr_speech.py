"""French words for speech and sources. Tables only; the grammar is in `claims/speech_cues_either_side`."""

from __future__ import annotations

from monitor.claims.languages.speech_words import NounClass, SpeechWords
from monitor.claims.languages.table_forms import in_order, phrases, words

__all__ = ["FRENCH"]

# Verbs in -er that give somebody's words, by their stem.
_STEMS = in_order(
    "affirm assur ajout précis indiqu confirm soulign estim rappel racont accus dénonc martel insist cont répliqu "
    "rétorqu témoign plaid expliqu déclar argument signal regrett critiqu dout exhort lanc conclu"
)
_REGULAR = [stem for stem in _STEMS if stem not in ("conclu", "dout")]
_FINITE = frozenset(f"{stem}{end}" for stem in _REGULAR for end in ("e", "ent", "ait", "aient", "a")) | words(
    "dit disent disait annonce annoncent annonçait explique répond répondent reconnaît reconnaissent admet admettent "
    "prévient préviennent promet promettent nie nient dément démentent écrit écrivent conclut concluent poursuit "
    "poursuivent soutient soutiennent révèle révèlent rappelle rappellent martèle jure jurent avertit avertissent "
    "prétend prétendent déplore déplorent réagit réagissent tempère abonde commente commentent"
)
_PARTICIPLES = frozenset(f"{stem}{end}" for stem in _REGULAR for end in ("é", "ée", "és", "ées")) | words(
    "dit annoncé annoncée annoncés annoncées démentie révélée répondu reconnu admis prévenu promis nié démenti écrit conclu poursuivi soutenu révélé rappelé martelé "
    "juré averti prétendu déploré réagi commenté rapporté"
)
_SOURCE_BEHIND = phrases("selon;d'après;de l'avis de;aux yeux de;citant;de source;à en croire")
_WITHOUT_SOURCE = phrases(
    "prétendument;soi disant;il semblerait que;il paraît que;présumé;présumée;présumés;présumées;selon toute vraisemblance"
)
_DETERMINERS = words(
    "le la les l' un une des ce cet cette ces son sa ses leur leurs notre nos mon ma mes plusieurs quelques deux trois "
    "quatre cinq certains certaines chaque d'autres tous toutes aucun aucune"
)
_ROLES = words(
    "porte-parole ministre ministres président présidente maire préfet préfète député députée sénateur sénatrice chef cheffe directeur directrice secrétaire procureur procureure juge avocat avocate commissaire général "
    "colonel capitaine professeur professeure chercheur chercheuse médecin économiste analyste patron patronne pdg "
    "fondateur fondatrice témoin victime entraîneur entraîneuse joueur joueuse candidat candidate élu élue gouverneur "
    "ambassadeur ambassadrice évêque pape roi reine chancelier chancelière historien historienne ingénieur ingénieure "
    "enseignant enseignante infirmier infirmière agriculteur agricultrice policier policière syndicaliste adjoint adjointe "
    "habitant habitante père mère frère sœur femme homme auteur autrice journaliste responsable dirigeant dirigeante "
    "délégué déléguée représentant représentante militant militante expert experte"
) - words("responsable")

FRENCH = SpeechWords(
    language="fr",
    subject_either_side=True,
    dialogue_dash=True,
    reporting=_FINITE | _PARTICIPLES,
    needing_content=words(
        "croit croient pense pensent espère espèrent craint craignent demande demandent demandé rapporte rapportent "
        "montre montrent montré note notent noté relève relèvent relevé avance avancent avancé qualifie qualifié "
        "juge jugent jugé trouve révélé évoque évoqué parle appelle appelé titre cite"
    ),
    inverting=_FINITE | words("dit écrit"),
    also_nouns=words("cite titre demande juge conte avance note montre critique commente signale rapporte doute"),
    content_openers=words("que qu' si"),
    source_behind=_SOURCE_BEHIND,
    without_source=_WITHOUT_SOURCE,
    phrase_heads=frozenset(phrase[0] for phrase in _SOURCE_BEHIND + _WITHOUT_SOURCE),
    past_participles=_PARTICIPLES | words("demandé montré noté relevé avancé qualifié jugé évoqué appelé"),
    perfect_auxiliaries=words("a ont avait avaient ai avons"),
    passive_auxiliaries=words("est sont été était étaient fut furent sera seront"),
    passive_by=words("par"),
    hearsay_auxiliaries=words("aurait auraient serait seraient"),
    hearsay_endings=("é", "ée", "és", "ées", "i", "ie", "is", "u", "ue", "us", "ert", "ort", "orts", "orte", "it"),
    hearsay_within=3,
    not_hearsay=words("si s'il s'ils s' pu dû fallu voulu"),
    anonymity=phrases(
        "sous couvert d'anonymat;sous le couvert de l'anonymat;sous couvert de l'anonymat;a requis l'anonymat;"
        "ont requis l'anonymat;souhaité garder l'anonymat;souhaite garder l'anonymat;préfère rester anonyme;"
        "sous condition d'anonymat;tenu à rester anonyme"
    ),
    auxiliaries=words(
        "a ont avait avaient est sont était étaient été sera seront serait aurait avoir être peut peuvent doit doivent va "
        "vont fait"
    ),
    adverbs=words(
        "aussi encore déjà toujours hier aujourd'hui demain ensuite puis alors pourtant cependant également notamment ne "
        "pas plus jamais bien ainsi enfin lundi mardi mercredi jeudi vendredi samedi dimanche matin soir publiquement "
        "clairement récemment simplement d'abord là-dessus même seulement"
    ),
    pronouns=words("il elle ils elles on je nous vous celui-ci celle-ci certains beaucoup tous"),
    plural_pronouns=words("ils elles nous"),
    speakers_own=words("je nous vous"),
    relatives=words("qui lequel laquelle"),
    determiners=_DETERMINERS,
    linkers=words(
        "de d' du des à au aux en dans sur sous par pour avec sans chez vers entre depuis pendant avant après contre lors "
        "devant face auprès dès"
    ),
    attaching=words("de d' du des au"),
    breaks=words(
        "que qu' quand lorsque lorsqu' si comme parce puisque puisqu' mais et ou donc car où dont qui lors tandis alors "
        "afin selon est sont était a ont avait ne n' pas il elle ils elles on nous vous"
    ),
    conjunctions=words("et mais ou puis"),
    clitics=words("l' le la les lui leur y en ne n' se s' me m' nous"),
    not_names=words(
        "le la les l' un une des du de d' et mais ou à au aux en dans sur par pour avec selon il elle ils elles on je nous "
        "vous ce cette ces c' son sa ses leur leurs hier lundi mardi mercredi jeudi vendredi samedi dimanche janvier février "
        "mars avril mai juin juillet août septembre octobre novembre décembre oui non si qui que quand comme pourtant "
        "cependant ainsi alors après avant depuis plusieurs deux trois tous tout n' s' qu' d'après lors"
    ),
    titles=words("m mm mme mlle mmes dr pr me maître monsieur madame") | words("premier première") | _ROLES,
    name_links=words("de du d' la le van von der ben al el"),
    before_titles=words(
        "film roman livre série chanson album pièce magazine émission titre intitulé intitulée exposition poème podcast "
        "documentaire groupe tube essai"
    ),
    small_title_words=words("le la les de des du d' l' et à au aux en un une"),
    nouns=NounClass(
        anonymous=words("source sources proche proches informateur informateurs"),
        officials=words(
            "responsable responsables diplomate diplomates fonctionnaire fonctionnaires conseiller conseillers conseillère"
        ),
        roles=_ROLES,
        documents=words(
            "version rapport rapports étude études document documents communiqué note lettre courrier enquête sondage sondages "
            "statistiques données chiffres jugement arrêt procès-verbal tribune texte projet liste bilan courriel courriels "
            "message déclaration audit expertise"
        ),
        public=words(
            "critiques experts observateurs habitants témoins opposants partisans défenseurs militants manifestants "
            "citoyens électeurs riverains chercheurs économistes analystes scientifiques spécialistes parents élèves "
            "étudiants clients historiens syndicats associations certains beaucoup tous"
        ),
        organizations=words(
            "police gendarmerie ministère gouvernement parquet tribunal cour justice armée parti syndicat association "
            "université institut banque groupe entreprise société commission parlement assemblée sénat mairie préfecture "
            "région département hôpital clinique fondation organisation église onu otan ue élysée matignon kremlin "
            "pentagone ambassade agence conseil opposition direction compagnie constructeur insee cgt cfdt fo pompiers "
            "autorités présidence fédération ligue club comité office"
        ),
        outlets=words(
            "afp reuters ap monde figaro libération parisien échos bfmtv mediapart presse journal quotidien hebdomadaire "
            "chaîne médias média radio franceinfo rtl tf1 bbc cnn bloomberg télévision canard nouvel obs express point "
            "croix humanité magazine"
        ),
    ),
    elisions=words("l' d' qu' n' s' c' j' m' t' jusqu' lorsqu' puisqu'"),
    inverted_pronouns=words("il elle ils elles on je nous"),
)
