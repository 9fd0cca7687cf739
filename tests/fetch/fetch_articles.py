"""True articles of our own making, in the chrome that real sites put around them, and true edits that look odd."""

from __future__ import annotations

from dataclasses import dataclass

ASKED = "https://harbour-post.example/world/ferry-terminal-closes"

STORIES: dict[str, tuple[str, ...]] = {
    "Harbour authority closes ferry terminal after crane collapse": (
        "The harbour authority closed the eastern ferry terminal on Tuesday after a loading crane came down across two berths, injuring four dock workers.",
        "Dana Okafor, who heads the authority, said the crane had passed its last inspection in March and that nobody had expected it to fail.",
        "“We heard a sound like a train braking, and then the whole arm was in the water,” said Luis Brandt, a deckhand on the morning boat.",
        "About 2,300 commuters use the terminal each day. Replacement buses run every 15 minutes from the western quay, the authority said.",
        "Two of the injured were treated in hospital and sent home. The other two remain in a stable condition, according to the clinic.",
        "The regional transport ministry has asked for a report within ten days and said inspections of 17 similar cranes would begin at once.",
    ),
    "Cloudflare outage shows 'Just a moment' page to millions of readers": (
        "Millions of people who tried to open news and shopping sites on Monday saw only the words “Just a moment” after a fault at Cloudflare, the company said.",
        "The page, which normally checks whether a visitor is human, stayed on screen for up to 40 minutes in parts of Europe and South America.",
        "“Verify you are human” had become the most read sentence of the morning, joked Priya Nandakumar, who runs a small bookshop in Leeds.",
        "Cloudflare said an expired certificate inside its challenge system was to blame, and that no customer data had been touched by the fault.",
        "Shops that depend on the service reported losing between 3% and 9% of a day's sales. A trade group put the total at 28 million pounds.",
    ),
    "Why the captcha is dying, and what comes after it": (
        "For two decades, web sites have asked people to prove they are no machines by reading bent letters. Researchers now say the game is lost.",
        "A study of 1,400 volunteers found that software solved the puzzles in four seconds on average, while people needed eleven and failed more often.",
        "“Please complete the captcha is a sentence that only humans still have to obey,” said Tomas Hruby, who led the work at a Brno laboratory.",
        "Firms are moving to checks that nobody sees, which measure how a mouse moves or ask the telephone in your pocket to vouch for you.",
        "Privacy groups warn that these leave more traces than a picture of traffic lights ever did, and want the law to say what may be kept.",
    ),
    "Regulator fines publisher over 'we value your privacy' banner": (
        "A data protection regulator fined a magazine publisher 4.5 million euros on Thursday for a cookie banner that it called misleading from top to bottom.",
        "The banner opened with the words “We value your privacy” and offered an “Accept all” button, while refusing took six steps, the decision says.",
        "The publisher shared readers' data with 842 partners, among them 11 firms that had gone out of business, investigators found.",
        "A spokesman for the publisher said it disagreed with the ruling, had changed its banner in May, and would take the matter to court.",
        "Consumer groups had complained about the legitimate interest boxes, which were ticked before readers had chosen anything at all.",
    ),
    "City council site down for maintenance during flood warning": (
        "Residents looking for flood advice on Sunday evening found a page saying the council's site was down for maintenance and to try again later.",
        "The council apologised for the timing and said the work had been planned in June, long before rain began to fall on the upper valley.",
        "The river peaked at 4.2 metres shortly before midnight, 30 centimetres below the top of the new wall, and no house was flooded.",
        "Opposition members asked why nobody had stopped the work once the warning was given. A review is due before the next meeting.",
    ),
    "Paper drops its paywall for election week": (
        "Readers of the country's largest daily will not be asked to subscribe to continue reading during election week, its editor announced on Friday.",
        "The paper, which has 310,000 subscribers online, lost about 6,000 of them last year but earned more from those who stayed than ever before.",
        "Other publishers said they would keep their gates shut. One called the step “a gift to people who were never going to pay anyway”.",
        "Turnout among voters under 30 was 41% at the last election, and the paper's editor said free reporting might add a point or two.",
    ),
    "Minister resigns after loan report": (
        "The housing minister resigned on Wednesday, an hour after a newspaper reported that she had taken a loan from a property developer.",
        "In a letter to the prime minister she said the loan of 85,000 had been repaid, and that she did not want to be a burden to the government.",
    ),
    "Login failures at bank leave customers locked out": (
        "Customers of the Northern Savings Bank could not log in to their accounts for most of Saturday after an update went wrong, the bank said.",
        "Many tried the “Forgot your password” link and were locked out for good, according to a consumer helpline that took 900 calls by noon.",
        "The bank has promised to pay for any fees that follow from late transfers and said that by the evening all but 2% of its users were back.",
        "“I stood at the till with a full basket and no way to pay,” said Agnes Moreau, a pensioner. She has since opened an account elsewhere.",
    ),
    "Blocked: how one country decides what its people may read": (
        "A list of 14,000 blocked addresses, seen by this newspaper, shows how a ministry decides each morning what its people may read by night.",
        "Visitors to a forbidden page read that access is denied. The list names 212 news outlets, 37 of them added since the spring protests.",
        "An engineer who worked on the system said that the list was sent by fax until last year, and that nobody had ever been told why.",
        "The ministry did not answer questions. In parliament it has called the system a protection for children, and says it is popular.",
    ),
}  # fmt: skip

CHROMES: dict[str, tuple[str, str]] = {
    "plain": ("", ""),
    "datadome tag": ("<script src='https://js.datadome.co/tags.js' async></script>", ""),
    "cloudflare jsd": ("", "<script>window.__CF$cv$params={r:'8c',t:'MTc'};a.src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'</script>"),
    "onetrust banner": ("<script src='https://cdn.cookielaw.org/scripttemplates/otSDKStub.js'></script>",
                        ("<div id=onetrust-banner-sdk><p>We value your privacy. We and our partners store and/or access information on a device.</p>"
                        "<button>Accept all</button><button>Reject all</button></div>")),
    "sourcepoint and comments": ("<script>window._sp_queue=[];window._sp_={config:{accountId:5}}</script>",
                                 "<form id=comments><div class=g-recaptcha data-sitekey=6L></div><script src='https://www.google.com/recaptcha/api.js'></script></form>"),
    "human sensor": ("<script>window._pxAppId='PXabc';</script><script src='https://client.px-cloud.net/PXabc/main.min.js'></script>", ""),
    "imperva sensor": ("", "<script src='/_Incapsula_Resource?SWJIYLWA=719d34d31c8e3a6e6fffd425f7e032f3' async></script>"),
    "login in header": ("", "<form action=/login><input type=email><input type=password><a>Forgot your password?</a></form>"),
    "metered": ("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":false}</script>",
                "<aside><p>Already a subscriber? Log in. Start your free trial today.</p></aside>"),
}  # fmt: skip


def article_page(title: str, paragraphs: tuple[str, ...], chrome: str = "plain", canonical: str = ASKED) -> str:
    head, tail = CHROMES[chrome]
    body = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>{title} | Harbour Post</title>"
        f"<link rel='canonical' href='{canonical}'><meta property='og:title' content=\"{title}\">"
        f"<meta property='og:type' content='article'><meta property='article:published_time' content='2026-03-02T08:00:00Z'>"
        f"{head}</head><body><header><nav><a href=/>Home</a><a href=/world>World</a></nav></header>"
        f"<main><article><h1>{title}</h1><p class=byline>By Ines Falk</p>{body}</article></main>"
        f"<footer><p>© Harbour Post</p></footer>{tail}</body></html>"
    )


@dataclass(frozen=True)
class Edit:
    """A true look at the article: the page, and what was known before (None at the first look)."""

    name: str
    html: str
    before: tuple[str, str] | None
    feed_title: str | None = None


def true_looks() -> list[Edit]:
    looks = []
    for title, paragraphs in STORIES.items():
        for chrome in CHROMES:
            page = article_page(title, paragraphs, chrome)
            looks.append(Edit(f"first look: {title[:30]}, {chrome}", page, None, title))
            looks.append(Edit(f"unchanged: {title[:30]}, {chrome}", page, (title, "\n".join(paragraphs)), title))
        looks.append(Edit(f"first look, no feed title: {title[:30]}", article_page(title, paragraphs), None))
    return looks


def true_edits() -> list[Edit]:
    edits = []
    for title, paragraphs in STORIES.items():
        before = (title, "\n".join(paragraphs))
        half = paragraphs[: max(len(paragraphs) // 2, 1)]
        changed = tuple(p.replace("said", "told reporters").replace("about", "some 41 or") for p in paragraphs)
        for name, new_title, after in (
            ("figure and cue", title, changed),
            ("new title", "What we know so far: " + title, paragraphs),
            ("other title", "Live: the latest from our reporters", paragraphs),
            ("one paragraph more", title, (*paragraphs, "This is a developing story and will be updated as more becomes known to our reporters.")),
            ("last paragraph gone", title, paragraphs[:-1] or paragraphs),
            ("halved on purpose", title, half),
            ("lead only", title, paragraphs[:1]),
            ("reordered", title, tuple(reversed(paragraphs))),
            ("correction on top", title, ("Correction: an earlier version of this article misstated a figure in the second paragraph.", *paragraphs)),
            ("retraction", title, ("This article has been retracted. It rested on a document that we could not verify, and we apologise to those named in it.",)),
            ("withdrawn", "Article withdrawn", ("The story that stood at this address has been removed because it did not meet our standards.",)),
            ("subscribers' line added", title, (*paragraphs, "Subscribe to continue reading our morning newsletter, which is free for everyone.")),
            ("twice as long", title, (*paragraphs, *STORIES["Harbour authority closes ferry terminal after crane collapse"])),
            ("rewritten", title, tuple(f"Officials confirmed a further point on the matter: {p[:90]}." for p in reversed(paragraphs))),
        ):  # fmt: skip
            for chrome in ("plain", "metered", "onetrust banner"):
                if (name, chrome) == ("lead only", "metered"):
                    continue  # that is what a paywall's teaser looks like; nobody can tell it from one
                edits.append(
                    Edit(f"{name}: {title[:30]}, {chrome}", article_page(new_title, after, chrome), before, title)
                )
    return edits
