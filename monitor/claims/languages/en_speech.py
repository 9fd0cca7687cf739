"""English words for speech and sources. Tables only; the grammar is in `claims/quotes*` and `claims/attributions*`."""

from __future__ import annotations

from monitor.claims.languages.speech_words import NounClass, Phrase, SpeechWords

__all__ = ["ENGLISH"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> tuple[Phrase, ...]:
    return tuple(tuple(line.split()) for line in text.split(";"))


def _forms(lemma: str) -> tuple[str, str, str, str]:
    """Lemma, third person, past and -ing of a regular verb; a lemma written with "*" doubles its last letter."""
    double = lemma.endswith("*")
    verb = lemma.rstrip("*")
    stem = verb + verb[-1] if double else verb
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    third = verb + "es" if verb.endswith(("s", "sh", "ch", "x", "z")) else verb + "s"
    return verb, third, stem + "ed", stem + "ing"


_IRREGULAR = {
    "say": ("say", "says", "said", "saying"),
    "tell": ("tell", "tells", "told", "telling"),
    "write": ("write", "writes", "wrote", "writing", "written"),
    "swear": ("swear", "swears", "swore", "swearing"),
    "speak": ("speak", "speaks", "spoke", "speaking", "spoken"),
    "read": ("read", "reads", "reading"),
    "find": ("finds", "found", "finding"),
    "show": ("show", "shows", "showed", "shown", "showing"),
    "quip": ("quip", "quips", "quipped", "quipping"),
    "think": ("think", "thinks", "thought", "thinking"),
    "begin": ("begin", "begins", "began", "beginning"),
    "hear": ("hear", "hears", "heard", "hearing"),
    "agree": ("agree", "agrees", "agreed", "agreeing"),
}


def _all_forms(lemmas: str) -> frozenset[str]:
    found: set[str] = set()
    for lemma in lemmas.split():
        found.update(_IRREGULAR.get(lemma) or _forms(lemma))
    return frozenset(found)


def _past_forms(lemmas: str) -> frozenset[str]:
    """Past and -ing alone, of verbs whose other forms are nouns as often ("the claims", "an attack")."""
    return frozenset(form for lemma in lemmas.split() for form in _forms(lemma)[2:])


# Verbs that give somebody's words wherever they have a subject.
_REPORTING = (
    _all_forms(
        "accuse acknowledge add admit* advise allege announce apologise apologize applaud argue assert assure boast "
        "brag* chide cite complain concede condemn confirm contend criticise criticize declare decry denounce deny "
        "deride describe disclose elaborate emphasise emphasize endorse exclaim explain hint indicate inform insist "
        "joke lambast liken mock narrate notify observe opine predict proclaim propose quip rail rant rebuke reckon "
        "reiterate remark remind reply respond retort retweet reveal say speculate suggest swear tell testify tout "
        "tweet urge warn"
    )
    | _past_forms(
        "attack blame blast caution chime claim comment conclude counter defend demand dismiss echo interject "
        "lament mention muse note pledge praise protest question quote recall recount repeat report slam* state "
        "stress vow welcome"
    )
    | _words(
        "asked asks write writes wrote promised estimating compares comparing referring refers blames praises mentions repeats"
    )
) - _words("defending stated reveal propose predict describe observe suggest endorse assured written")

# Verbs that also say other things: "called a meeting", "reports to", "showed up".
_NEEDING_CONTENT = _all_forms(
    "say tell write ask call speak show find state report comment claim question estimate note mention suggest describe "
    "promise pledge vow predict propose maintain reveal repeat indicate believe think learn post read signal* imply "
    "express agree hope fear worry demand stress observe conclude refer* determine release issue publish discuss "
    "raise decline refuse point voice offer acknowledge recommend expect hear talk continue begin recall protest counter praise blame "
    "quote compare yell chant shout scream whisper mutter murmur exhort implore plead beg cry vent grumble gripe charge "
    "advocate maintain"
)

_INVERTING = _words(
    "said says asked wrote added replied explained tweeted noted argued declared responded continued warned insisted "
    "recalled quipped joked announced concluded asks writes adds observed complained recounted stated claimed mused "
    "read reads reported countered remarked cautioned explains argues notes began"
)

_ALSO_NOUNS = _words(
    "claims claim reports report notes note states state comments comment questions question promise promises pledge "
    "estimates estimate praise blame demand demands call calls post posts show shows read hope hopes fear fears worry "
    "tweet tweets quote quotes release issue issues point points voice offer find vow vows attack attacks slams blast "
    "joke jokes talk talks mention finding findings reading writing hearing meeting posting offering thinking protest stress"
)

_DETERMINERS = _words(
    "the a an this that these those his her its their our my your one two three four five several many some most all "
    "both another other each every any no few more various numerous multiple other's such"
)

_ROLES = _words(
    "spokesman spokeswoman spokesperson spokespeople spokesmen minister president chairman chairwoman chair chief "
    "director secretary senator governor mayor congressman congresswoman lawmaker candidate nominee officer detective "
    "sheriff prosecutor judge attorney lawyer lawyers general commander leader leaders manager strategist adviser "
    "advisor aide professor scientist doctor analyst economist historian author founder ceo executive head host "
    "moderator reporter journalist anchor commentator representative ambassador envoy premier chancellor king queen "
    "pope bishop archbishop coach teacher student mother father wife husband son daughter brother sister widow victim "
    "witness veteran engineer pilot captain lieutenant sergeant colonel deputy commissioner superintendent coroner "
    "organizer activist researcher researchers expert pollster politician billionaire businessman mogul lawmakers "
    "senators ministers prosecutors detectives investigators doctors scientists campaign administration authors "
    "editor publisher columnist writer coordinator treasurer councilman councilwoman man woman men women boy girl "
    "driver farmer nurse neighbor neighbour friend resident owner worker employee voter supporter delegate hostess"
)

_SOURCE_BEHIND = _phrases(
    "according to;in the words of;as per;citing;cites;cited;quoting;as reported by;as told to;reported by;"
    "confirmed by;announced by;described by;in the view of;in the opinion of"
)
_WITHOUT_SOURCE = _phrases(
    "reportedly;allegedly;purportedly;supposedly;it is believed;it was believed;it is understood;it is thought;"
    "it has been reported;it was reported;it is said;it was claimed;it is claimed;is said to;are said to;"
    "was said to;were said to;is believed to;are believed to;was believed to;were believed to;is thought to;"
    "are thought to;is alleged to;are alleged to;is reported to;are reported to;rumored to;rumoured to;"
    "is understood to;are understood to;it is alleged;it was alleged;it is reported"
)

ENGLISH = SpeechWords(
    language="en",
    reporting=_REPORTING,
    needing_content=_NEEDING_CONTENT,
    participles=frozenset(word for word in _REPORTING | _NEEDING_CONTENT if word.endswith("ing")),
    inverting=_INVERTING,
    quoting_endings=("ed",),
    opening_endings=("ing",),
    hedging_adjectives=_words("alleged purported supposed suspected reported"),
    also_nouns=_ALSO_NOUNS,
    content_openers=_words("comment that how why whether what if out"),
    telling=_words(
        "said says say told tells argued argues added insisted insists warned claimed confirmed denied alleged"
    ),
    source_behind=_SOURCE_BEHIND,
    without_source=_WITHOUT_SOURCE,
    phrase_heads=frozenset(phrase[0] for phrase in _SOURCE_BEHIND + _WITHOUT_SOURCE),
    anonymity=_phrases(
        "on condition of anonymity;on the condition of anonymity;who asked not to be named;who declined to be named;"
        "who asked not to be identified;who declined to be identified;who requested anonymity;who asked for anonymity;"
        "not authorized to speak;not authorised to speak;was granted anonymity;were granted anonymity;"
        "spoke anonymously;speaking anonymously"
    ),
    auxiliaries=_words(
        "has have had is are was were be been being will would can could may might must shall should do does did didn't "
        "doesn't don't hasn't haven't hadn't won't wouldn't can't couldn't isn't aren't wasn't weren't not never to 's "
        "'ve 'd 'll 're 'm ought used went goes go on cannot"
    ),
    adverbs=_words(
        "also later then once again still just even only now already often repeatedly recently previously earlier "
        "initially further always sometimes simply then first long publicly privately openly explicitly rightly "
        "instead finally eventually ever soon today yesterday tonight sunday monday tuesday wednesday thursday friday "
        "saturday back all both himself herself themselves itself famously bluntly flatly quickly rather alternately "
        "thus therefore twice too almost nearly"
    ),
    adverb_suffix="ly",
    no_adverbs=_words(
        "family assembly italy july ally daily weekly monthly fly supply reply imply apply rally kelly sally"
    ),
    pronouns=_words(
        "he she they it i we you who which him her them one others everyone somebody someone nobody anyone "
        "everybody many some most both that this these those"
    ),
    plural_pronouns=_words("they we them"),
    speakers_own=_words("i we you"),
    relatives=_words("who which"),
    determiners=_DETERMINERS,
    reduced=_words("seen obtained reviewed released published filed issued conducted written posted given made"),
    linkers=_words("of for from with at in on to by about near under de la von van close familiar behind representing"),
    breaks=_words(
        "that but as when while because if after before although though since until whether how why what where so than "
        "or nor unless whereas except despite during like into through between among against over up down out off "
        "is are was were be been being has have had will would can could may might must shall should do does did "
        "said says told asked wrote made came got gave took went made saw knew became seemed found let then there here "
        "not also later once again still just even now only however meanwhile yet indeed i he she they we you who "
        "which whose whom"
    ),
    conjunctions=_words("and but or then"),
    infinitive=_words("to"),
    passive_by=_words("by"),
    passive_auxiliaries=_words("was were been being be is are 's get gets got"),
    not_names=_words(
        "the a an in on at but and or if when while after before as for from with by of to it its he she they we you i "
        "his her their our my your this that these those there here then now so yet not no yes what who how why where "
        "which some many most all both one two three asked also still just even only once later earlier according "
        "although though because since until during despite meanwhile however instead additionally moreover finally "
        "january february march april may june july august september october november december monday tuesday wednesday "
        "thursday friday saturday sunday"
    ),
    titles=_words(
        "mr mrs ms miss mx dr prof professor sir dame lord lady president prime minister secretary senator sen rep "
        "congressman congresswoman representative gov governor mayor gen general col colonel lt lieutenant maj major "
        "capt captain sgt sergeant chancellor king queen prince princess pope judge justice chief attorney former ex "
        "vice deputy republican democrat democratic house senate speaker leader state press foreign defense defence "
        "chairman chairwoman commissioner sheriff detective officer ambassador rev reverend father sister bishop "
        "cardinal archbishop premier councilman councilwoman director spokesman spokeswoman spokesperson coach executive ceo admiral rear u.s"
    ),
    name_links=_words("de la del der den di da van von bin al el le du of dos das"),
    before_titles=_words(
        "show episode series book film movie song album novel play memoir documentary article column essay program "
        "programme podcast magazine newspaper broadcast titled entitled called named headlined dubbed nicknamed musical "
        "reads watching hosts host wrote starred sitcom drama hit single ballad anthem poem painting exhibit program's "
        "nbc's abc's cbs' cbs's cnn's msnbc's fox's news' news's channel's hbo's pbs's netflix's on"
    ),
    small_title_words=_words("a an the and or of in on at to for with from by is as but & vs"),
    nouns=NounClass(
        anonymous=_words(
            "source sources people person insider insiders individual individuals someone figures figure tipster "
            "whistleblower whistleblowers confidant confidants operative operatives"
        ),
        officials=_words(
            "official officials aide aides diplomat diplomats adviser advisers advisor advisors staffer staffers"
        ),
        roles=_ROLES,
        documents=_words(
            "report reports document documents statement statements readout letter letters filing filings memo memos "
            "memorandum study studies poll polls survey surveys record records email emails e-mail e-mails transcript "
            "transcripts affidavit complaint indictment lawsuit suit ruling order testimony audit review census data "
            "figures statistics analysis research numbers book article story post tweet message messages text note "
            "release release's communique transcript summary draft bill law papers logs minutes website page site sign "
            "headline ad ads advert video footage recording results findings estimate estimates review's notice "
            "editorial invitation caption banner petition resolution speech"
        ),
        public=_words(
            "critics experts analysts observers residents supporters opponents voters witnesses neighbors neighbours "
            "activists economists scholars commentators pundits many some others everyone everybody somebody most "
            "americans republicans democrats conservatives liberals respondents detractors skeptics sceptics backers "
            "advocates locals historians lawyers doctors scientists researchers students workers protesters "
            "demonstrators fans users customers parents friends relatives colleagues eyewitnesses strategists "
            "progressives evangelicals conservationists pollsters percent participants attendees rivals allies"
        ),
        organizations=_words(
            "ministry department agency bureau office committee commission council police army navy force forces court "
            "university college institute institution foundation association union party campaign company corporation "
            "corp inc ltd llc bank group board authority administration government senate congress parliament house "
            "kremlin pentagon white fbi cia nsa nasa nato un eu nra dnc rnc u.n who imf fda cdc epa center centre "
            "team firm hospital church league federation society service services embassy hamas hezbollah taliban "
            "cabinet fund coalition network club school district city county state command guard organization "
            "organisation airline airlines industries systems technologies partners holdings treasury fed reserve"
        ),
        outlets=_words(
            "reuters ap afp bloomberg cnn bbc nbc abc cbs msnbc fox npr pbs politico axios buzzfeed vox slate tass "
            "interfax xinhua aljazeera jazeera guardian telegraph economist atlantic newsweek vice huffpost breitbart "
            "times post journal tribune herald gazette chronicle globe news press examiner observer star inquirer "
            "dispatch register courier sun daily magazine newspaper broadcaster tv radio outlet outlets media newspapers "
            "paper blog yorker spiegel monde figaro today usa hill beast caller intercept mail mirror independent ft wsj "
            "nyt network breitbart wire propublica sky itv"
        ),
    ),
)
