"""PURE: a story's version -> a page as a newsroom's system would send it. Two papers, two ways to build a page."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Any

from monitor.demo.chrome import Chrome
from monitor.demo.story import LINK, Outlet, Story, StoryVersion, paragraphs_of

__all__ = ["PageFacts", "article_page", "front_page"]

SECTIONS = ("News", "World", "Politics", "Town", "County", "Economy", "Harbour", "Schools", "Sport", "Weather")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What a page needs beside its version: its address, its times (aware), and the surroundings of this look."""

    base_url: str
    url: str
    published: datetime
    modified: datetime
    chrome: Chrome


def article_page(story: Story, version: StoryVersion, facts: PageFacts) -> str:
    """The whole HTML of one page view."""
    build = _courier if story.outlet is Outlet.COURIER else _post
    return build(story, version, facts)


def front_page(outlet: Outlet, feed_path: str, feed_type: str, links: list[tuple[str, str]]) -> str:
    """The paper's home page with the address of its feed. `links` are paths and headlines."""
    items = "".join(f'<li><a href="{path}">{escape(title)}</a></li>' for path, title in links)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{outlet.value}</title>'
        f'<link rel="alternate" type="{feed_type}" title="{outlet.value}" href="{feed_path}"></head>'
        f"<body>{_navigation(outlet)}<main><h1>{outlet.value}</h1><ul>{items}</ul></main></body></html>"
    )


# --- the Courier: <article>, one NewsArticle, microdata ---------------------------------------------------------


def _courier(story: Story, version: StoryVersion, facts: PageFacts) -> str:
    chrome = facts.chrome
    paragraphs = [f"<p>{_linked(paragraph)}</p>" for paragraph in paragraphs_of(version)]
    middle = len(paragraphs) // 2
    newsletter = (
        '<aside class="newsletter"><h2>Our morning letter</h2><p>Get the harbour’s news by e-mail at 6 a.m. '
        f"{chrome.shares + 2000} readers already do.</p><form action='/newsletter'><input type='email'></form></aside>"
    )
    story_html = "\n".join([*paragraphs[:2], chrome.ad, *paragraphs[2:middle], newsletter, *paragraphs[middle:]])
    notice = f'<p class="correction">{escape(version.notice)}</p>' if version.notice else ""
    data = _news_article(story, version, facts) | {"@context": "https://schema.org"}
    return f"""<!doctype html>
<html lang="en-GB"><head>{_head(story, version, facts)}
<link rel="alternate" type="application/rss+xml" title="{story.outlet.value}" href="/rss.xml">
<script type="application/ld+json">{_json(data)}</script>
<script nonce="{chrome.nonce}">window.pageView="{chrome.nonce}";</script></head>
<body class="article-page">{_cookie_banner(chrome)}{_navigation(story.outlet)}
<main id="content"><article itemscope itemtype="https://schema.org/NewsArticle">
<header><p class="kicker"><a href="/{story.section.lower()}">{story.section}</a></p>
<h1 itemprop="headline">{escape(version.title)}</h1>
<p class="standfirst" itemprop="description">{escape(version.standfirst)}</p>
<p class="byline">By <a rel="author" href="/staff/{_slug(story.byline)}">{escape(story.byline)}</a></p>
<p class="dateline"><time datetime="{facts.published.isoformat()}">{facts.published:%d %B %Y, %H:%M}</time>
<span class="refreshed">Updated {chrome.updated_minutes} minutes ago</span></p>
<ul class="share"><li><a href="/share/mail">Share by e-mail</a></li><li>{chrome.shares} shares</li></ul></header>
<div class="article-body" itemprop="articleBody">
{story_html}
{notice}
</div>
<footer class="article-footer"><p>{chrome.reading_now} people are reading this now</p></footer></article>
<section class="related"><h2>More on this story</h2><ul>{chrome.related}</ul></section>
<section id="comments" class="comments"><h2>{chrome.comment_count} comments</h2><ul>{chrome.comments}</ul></section></main>
<aside class="sidebar">{chrome.side_ad}<h2>Most read</h2><ol>{chrome.most_read}</ol></aside>
{_footer(story.outlet)}</body></html>"""


# --- the Post: <div>s, a graph, a standfirst in the body --------------------------------------------------------


def _post(story: Story, version: StoryVersion, facts: PageFacts) -> str:
    chrome = facts.chrome
    paragraphs = [f'<p class="txt">{_linked(paragraph)}</p>' for paragraph in paragraphs_of(version)]
    see_also = f'<div class="see-also related-links"><h3>See also</h3><ul>{chrome.related}</ul></div>'
    story_html = "\n".join([*paragraphs[:3], see_also, *paragraphs[3:], chrome.ad])
    notice = f'<div class="note"><p>{escape(version.notice)}</p></div>' if version.notice else ""
    graph = [{"@type": "WebSite", "name": story.outlet.value, "url": facts.base_url + "/"}, _crumbs(story, facts)]
    data = {"@context": "https://schema.org", "@graph": [*graph, _news_article(story, version, facts)]}
    return f"""<!doctype html>
<html lang="en"><head>{_head(story, version, facts)}
<link rel="alternate" type="application/atom+xml" title="{story.outlet.value}" href="/atom.xml">
<script type="application/ld+json">{_json(data)}</script></head>
<body>{_navigation(story.outlet)}<div class="ticker">{chrome.reading_now} readers online · {chrome.side_ad}</div>
<div id="page"><div class="story"><h1 class="headline">{escape(version.title)}</h1>
<div class="lead"><p>{escape(version.standfirst)}</p></div>
<div class="meta"><span class="author">{escape(story.byline)}</span>
<span class="date">{facts.published:%B %d, %Y} · read in 4 minutes · updated {chrome.updated_minutes} minutes ago</span></div>
<div class="story-body">
{story_html}
{notice}
</div></div>
<div class="widget most-read"><h3>Most read</h3><ol>{chrome.most_read}</ol></div>
<div id="disqus_thread" class="comments"><h3>{chrome.comment_count} comments</h3><ul>{chrome.comments}</ul></div></div>
{_cookie_banner(chrome)}{_footer(story.outlet)}
<script>var visit="{chrome.nonce}";</script></body></html>"""


# --- parts ------------------------------------------------------------------------------------------------------


def _head(story: Story, version: StoryVersion, facts: PageFacts) -> str:
    title, standfirst = escape(version.title), escape(version.standfirst)
    return f"""<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} | {story.outlet.value}</title><link rel="canonical" href="{facts.url}">
<meta name="description" content="{standfirst}"><meta property="og:type" content="article">
<meta property="og:title" content="{title}"><meta property="og:url" content="{facts.url}">
<meta property="og:site_name" content="{story.outlet.value}"><meta name="csrf-token" content="{facts.chrome.nonce}">
<meta property="article:published_time" content="{facts.published.isoformat()}">
<meta property="article:modified_time" content="{facts.modified.isoformat()}">"""


def _news_article(story: Story, version: StoryVersion, facts: PageFacts) -> dict[str, Any]:
    return {
        "@type": "NewsArticle",
        "headline": version.title,
        "description": version.standfirst,
        "mainEntityOfPage": facts.url,
        "datePublished": facts.published.isoformat(),
        "dateModified": facts.modified.isoformat(),
        "articleSection": story.section,
        "author": [{"@type": "Person", "name": story.byline}],
        "publisher": {"@type": "NewsMediaOrganization", "name": story.outlet.value},
        "isAccessibleForFree": True,
    }


def _crumbs(story: Story, facts: PageFacts) -> dict[str, Any]:
    item = {"@type": "ListItem", "position": 1, "name": story.section, "item": f"{facts.base_url}/{story.section}"}
    return {"@type": "BreadcrumbList", "itemListElement": [item]}


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False).replace("</", "<\\/")


def _linked(paragraph: str) -> str:
    return LINK.sub(r'<a href="\2">\1</a>', escape(paragraph, quote=False))


def _navigation(outlet: Outlet) -> str:
    items = "".join(f'<li><a href="/{section.lower()}">{section}</a></li>' for section in SECTIONS)
    return (
        f'<header class="site-header"><a class="logo" href="/">{outlet.value}</a>'
        f'<nav aria-label="Sections"><ul>{items}</ul></nav><a href="/login">Log in</a> <a href="/offers/">Subscribe</a></header>'
    )


def _footer(outlet: Outlet) -> str:
    return (
        f'<footer class="site-footer"><p>© {outlet.value}. All rights reserved.</p>'
        '<ul><li><a href="/imprint">Imprint</a></li><li><a href="/privacy">Privacy</a></li></ul></footer>'
    )


def _cookie_banner(chrome: Chrome) -> str:
    return (
        '<div id="cookie-banner" class="cookie-consent" role="dialog" aria-label="Cookies"><p>We and our '
        f"{chrome.shares % 7 + 180} partners use cookies to make this site work.</p>"
        "<button>Accept all</button><button>Settings</button></div>"
    )


def _slug(name: str) -> str:
    return name.lower().replace(" ", "-")
