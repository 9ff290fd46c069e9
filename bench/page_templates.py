# ruff: noqa: E501, D401  markup breaks badly, and a page is named, not commanded
"""Fifty pages of different build, each with its main text known word by word.

Every template imitates the structure of a kind of site (a theme, a forum, a messenger's web view, a
converted document), not its words. What may be counted either way (title, day, author, captions,
the names of columns) is named apart, and is taken out of both sides before they are compared.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape

from page_words import Story


@dataclass(frozen=True)
class Page:
    """A page, the words of its main text, and words that may be counted either way."""

    html: str
    main: Sequence[str]
    neutral: Sequence[str] = field(default_factory=tuple)


Template = Callable[[Story], Page]


def whole(s: Story, title: str, body: str, head: str = "", of_body: str = "") -> str:
    """Wrap a body as a page."""
    return (
        f'<!DOCTYPE html>\n<html lang="{s.language}"><head><meta charset="utf-8">'
        f"<title>{escape(title)} | Nordblatt</title>{head}</head>\n<body{of_body}>{body}</body></html>"
    )


def ps(paragraphs: Sequence[str], of_p: str = "") -> str:
    """Mark paragraphs up."""
    return "\n".join(f"<p{of_p}>{escape(one, quote=False)}</p>" for one in paragraphs)


def links(words: Sequence[str], tag: str = "li") -> str:
    """Mark a list of links up."""
    return "".join(
        f'<{tag}><a href="/{n}">{escape(one)}</a></{tag}>' for n, one in enumerate(words)
    )


def menu(s: Story, names: str = "main-menu") -> str:
    """Mark the menu up."""
    return f'<nav class="{names}"><ul>{links(s.furniture.menu)}</ul></nav>'


def plain_menu(s: Story, names: str) -> str:
    """Mark the menu up without saying that it is one."""
    return f'<div class="{names}">{links(s.furniture.menu, "span")}</div>'


def rights(s: Story, tag: str = "footer", names: str = "") -> str:
    """Mark the foot of a page up."""
    named = f' class="{names}"' if names else ""
    return f"<{tag}{named}><p>© 2022 Nordblatt. {s.furniture.rights}</p></{tag}>"


def cards(s: Story, count: int, names: str = "card") -> str:
    """Mark other stories up, each with a line that leads into it."""
    return "".join(
        f'<div class="{names}"><a href="/{n}"><h3>{s.headline()}</h3></a>'
        f'<p class="{names}__lead">{s.sentence()}</p></div>'
        for n in range(count)
    )


def comments(s: Story, count: int, names: str = "comment") -> str:
    """Mark up what readers wrote."""
    return "".join(
        f'<li class="{names}"><b>user{n}</b> <span>18.07.2022 1{n}:04</span>'
        f"<p>{s.paragraph(1, 3)}</p><a href=#r>↩</a></li>"
        for n in range(count)
    )


def wordpress_classic(s: Story) -> Page:
    """A blog of the classic theme, with widgets and comments."""
    title, text = s.headline(), s.paragraphs(7)
    body = (
        f'<div id="page" class="hfeed site"><header id="masthead" class="site-header"><h1 '
        f'class="site-title"><a href="/">Nordblatt</a></h1>{menu(s)}</header><div id="content">'
        f'<article class="post type-post hentry"><header class="entry-header"><h1 class='
        f'"entry-title">{title}</h1><div class="entry-meta">{s.day} {s.furniture.by} {s.author}'
        f'</div></header><div class="entry-content">{ps(text)}</div><footer class="entry-footer">'
        f'<span class="tags-links">{links(s.headlines(3), "span")}</span></footer></article>'
        f'<div id="comments" class="comments-area"><h2>{s.furniture.comments}</h2><ol>'
        f'{comments(s, 6)}</ol></div></div><div id="secondary" class="widget-area"><aside class='
        f'"widget"><h3>{s.furniture.also}</h3><ul>{links(s.headlines(5))}</ul></aside></div>'
        f"{rights(s, 'footer', 'site-footer')}</div>"
    )
    return Page(whole(s, title, body), text, [title, f"{s.day} {s.furniture.by} {s.author}"])


def gutenberg(s: Story) -> Page:
    """A blog made of blocks: headings, a quote, a list, a pair of columns, shares inside."""
    title, first, second, third = s.headline(), s.paragraphs(3), s.paragraphs(2), s.paragraphs(2)
    heads, quote, items = [s.subhead(), s.subhead()], s.sentence(), [s.sentence() for _ in "abc"]
    body = (
        f'<div class="wp-site-blocks"><header class="wp-block-template-part">{menu(s)}</header>'
        f'<main class="wp-block-group"><h1 class="wp-block-post-title">{title}</h1>'
        f'<div class="entry-content wp-block-post-content">{ps(first)}<h2 class="wp-block-heading">'
        f'{heads[0]}</h2>{ps(second)}<blockquote class="wp-block-quote"><p>{quote}</p></blockquote>'
        f'<ul class="wp-block-list">{"".join(f"<li>{i}</li>" for i in items)}</ul>'
        f'<h2 class="wp-block-heading">{heads[1]}</h2><div class="wp-block-columns"><div class='
        f'"wp-block-column"><p>{third[0]}</p></div><div class="wp-block-column"><p>{third[1]}</p>'
        f'</div></div><div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">'
        f"{s.furniture.share}</h3><ul>{links(['X', 'Telegram', 'Facebook'])}</ul></div></div></main>"
        f"{rights(s)}</div>"
    )
    main = [*first, heads[0], *second, quote, *items, heads[1], *third]
    return Page(whole(s, title, body), main, [title])


def drupal(s: Story) -> Page:
    """A page of fields."""
    title, text, caption = s.headline(), s.paragraphs(6), s.headline()
    body = (
        f'<div class="dialog-off-canvas-main-canvas"><div class="layout-container"><div class='
        f'"region region-header">{plain_menu(s, "block block-menu")}</div><div class="region '
        f'region-breadcrumb"><div class="breadcrumb">{links(s.furniture.menu[:3], "span")}</div>'
        f'</div><main role="main"><a id="main-content"></a><div class="region region-content">'
        f'<article class="node node--type-article node--view-mode-full"><h1 class="page-title">'
        f'{title}</h1><div class="node__meta"><span>{s.day}</span></div><div class="node__content">'
        f'<div class="field field--name-field-image"><img src="a.jpg" alt=""><div class='
        f'"field--name-field-caption">{caption}</div></div><div class="field field--name-body '
        f'field--type-text-with-summary field__item">{ps(text)}</div><div class="field '
        f'field--name-field-tags"><div class="field__label">Tags</div>{links(s.headlines(3), "div")}'
        f'</div></div></article></div></main><div class="region region-sidebar-second"><div class='
        f'"views-element-container block">{cards(s, 4, "views-row")}</div></div></div></div>'
        f"{rights(s)}"
    )
    return Page(whole(s, title, body), text, [title, s.day, caption, "Tags"])


def joomla(s: Story) -> Page:
    """A page with microdata, and a list of what stood there before."""
    title, text = s.headline(), s.paragraphs(6)
    body = (
        f'<div class="body"><div class="container"><header class="header"><div class="navigation">'
        f'{links(s.furniture.menu, "span")}</div></header><div class="row-fluid"><main id="content" '
        f'class="span9"><div class="item-page" itemscope itemtype="https://schema.org/Article">'
        f'<div class="page-header"><h2 itemprop="headline">{title}</h2></div><dl class='
        f'"article-info muted"><dt>Details</dt><dd class="createdby">{s.furniture.by} {s.author}'
        f'</dd><dd class="published">{s.day}</dd></dl><div itemprop="articleBody">{ps(text)}</div>'
        f'<ul class="pager pagenav">{links(["<", ">"])}</ul></div></main><div id="aside" class='
        f'"span3"><div class="well"><h3>{s.furniture.also}</h3><ul class="latestnews">'
        f"{links(s.headlines(6))}</ul></div></div></div></div></div>{rights(s)}"
    )
    about = ["Details", f"{s.furniture.by} {s.author}", s.day, title]
    return Page(whole(s, title, body), text, about)


def ghost(s: Story) -> Page:
    """A newsletter's web page, with a card that asks to sign up in the middle."""
    title, first, second, lead = s.headline(), s.paragraphs(4), s.paragraphs(4), s.sentence()
    body = (
        f'<div class="site"><header id="gh-head" class="gh-head">{menu(s, "gh-head-menu")}</header>'
        f'<main class="gh-main"><article class="gh-article post"><header class="gh-article-header">'
        f'<h1 class="gh-article-title">{title}</h1><p class="gh-article-excerpt">{lead}</p><div '
        f'class="gh-article-meta"><h4 class="gh-author-name">{s.author}</h4><time>{s.day}</time>'
        f'</div></header><div class="gh-content gh-canvas">{ps(first)}<div class="kg-card '
        f'kg-signup-card"><h2>{s.headline()}</h2><p>{s.furniture.letter}</p><form><input><button>'
        f"OK</button></form></div>{ps(second)}</div></article></main><section class="
        f'"gh-container"><h2>{s.furniture.also}</h2>{cards(s, 4, "gh-card")}</section></div>'
        f"{rights(s)}"
    )
    return Page(whole(s, title, body), [lead, *first, *second], [title, s.author, s.day])


def hashed_names(s: Story) -> Page:
    """A page of a framework: no paragraphs, names that say nothing."""
    title, text = s.headline(), s.paragraphs(9)
    blocks = "".join(
        f'<div class="css-1fz{n}x"><span>{one}</span></div>' for n, one in enumerate(text)
    )
    body = (
        f'<div id="__next"><div class="css-x81k"><div class="css-9dk2">'
        f'{links(s.furniture.menu, "div")}</div></div><div class="css-4h2b"><div class="css-77ab">'
        f'<h1 class="css-k2l1">{title}</h1><div class="css-m3n4">{blocks}</div></div><div class='
        f'"css-p0q9">{"".join(f"<div><a href=/{n}>{one}</a></div>" for n, one in enumerate(s.headlines(8)))}'
        f'</div></div><div class="css-zz10"><div>© 2022 Nordblatt</div><div>{s.furniture.rights}'
        f'</div></div></div><script id="__NEXT_DATA__" type="application/json">{{"props":'
        f'{{"title":"x","body":"no words of it"}}}}</script>'
    )
    return Page(whole(s, title, body), text, [title])


def medium(s: Story) -> Page:
    """A page of a platform for essays: sections, clapping, an author's card, more stories."""
    title, text, head = s.headline(), s.paragraphs(8), s.subhead()
    body = (
        f'<div class="a b c"><div class="d e">{links(s.furniture.menu[:4], "div")}</div><article>'
        f'<div class="l"><section><div class="n p"><h1 class="pw-post-title">{title}</h1><div class='
        f'"speechify-ignore"><a href="/u">{s.author}</a><span>{s.day}</span><button>Follow</button>'
        f'<button>137</button></div>{ps(text[:4], " class=pw-post-body-paragraph")}<h2 class="gu">'
        f"{head}</h2>{ps(text[4:], ' class=pw-post-body-paragraph')}</div></section></div></article>"
        f'<div class="ab ca"><h2>{s.author}</h2><p>{s.sentence()}</p><button>Follow</button></div>'
        f'<div class="fr">{"".join(f"<div><h2>{h}</h2><h3>{s.sentence()}</h3></div>" for h in s.headlines(4))}'
        f"</div></div>"
    )
    return Page(whole(s, title, body), [*text[:4], head, *text[4:]], [title, s.author, s.day])


def blogger_breaks(s: Story) -> Page:
    """A post whose paragraphs are parted by line breaks only."""
    title, text = s.headline(), s.paragraphs(8)
    body = (
        f'<div class="content"><div class="header-inner"><h1 class="title">Nordblatt</h1></div>'
        f'<div class="tabs-outer">{plain_menu(s, "tabs")}</div><div class="main-inner"><div class='
        f'"blog-posts hfeed"><h2 class="date-header"><span>{s.day}</span></h2><div class="post-outer">'
        f'<div class="post hentry"><h3 class="post-title entry-title">{title}</h3><div class='
        f'"post-body entry-content">{"<br /><br />".join(text)}</div><div class="post-footer">'
        f"<span>{s.furniture.by} {s.author}</span> {links(['X', 'Facebook'], 'span')}</div></div>"
        f'<div class="comments" id="comments"><h4>5 {s.furniture.comments}</h4><ul>{comments(s, 5)}'
        f'</ul></div></div></div><div class="column-right-outer"><div class="widget BlogArchive">'
        f"<h2>2022</h2><ul>{links(s.headlines(8))}</ul></div></div></div></div>"
    )
    return Page(whole(s, title, body), text, [title, s.day, f"{s.furniture.by} {s.author}"])


def journal(s: Story) -> Page:
    """A diary's entry with breaks and a tree of comments."""
    title, text = s.headline(), s.paragraphs(7)
    tree = "".join(
        f'<div class="b-tree-twig"><div class="b-leaf"><span class="b-leaf-username">reader{n}</span>'
        f'<div class="b-leaf-article">{s.paragraph(1, 2)}</div><a href="#">Reply</a></div></div>'
        for n in range(9)
    )
    body = (
        f'<div class="s-header">{plain_menu(s, "s-header-menu")}</div><div class="b-singlepost">'
        f'<div class="b-singlepost-wrapper"><div class="b-singlepost-about">{s.author} {s.day}</div>'
        f'<h1 class="b-singlepost-title">{title}</h1><article class="b-singlepost-body entry-content">'
        f'{"<br><br>".join(text)}</article><div class="b-singlepost-tags">{links(s.headlines(2), "span")}'
        f'</div></div></div><div class="b-tree b-tree-root">{tree}</div>{rights(s)}'
    )
    return Page(whole(s, title, body), text, [title, f"{s.author} {s.day}"])


def bitrix(s: Story) -> Page:
    """A regional news site: text straight in a div, parted by breaks, a column of news beside."""
    title, text = s.headline(), s.paragraphs(7)
    broken = "<br />\n<br />\n".join(text)
    news = "".join(
        f'<div class="news-item"><span>12:0{n}</span> <a href="/{n}">{h}</a></div>'
        for n, h in enumerate(s.headlines(9))
    )
    body = (
        f'<div id="wrap"><div id="top_menu">{links(s.furniture.menu, "span")}</div><table class='
        f'"layout"><tr><td id="left_col"><div class="news-list">{news}</div></td><td id="workarea">'
        f'<h1>{title}</h1><div class="news-detail"><span class="news-date-time">{s.day}</span>'
        f'<img class="detail_picture" src="a.jpg">{broken}<div style="clear:'
        f'both"></div></div><p><a href="/news/">{s.furniture.menu[0]}</a></p></td></tr></table>'
        f'<div id="footer">{s.furniture.rights}</div></div>'
    )
    return Page(whole(s, title, body), text, [title, s.day])


def tilda(s: Story) -> Page:
    """A page of a site builder: blocks of text and pictures with captions."""
    title, first, second, caption = s.headline(), s.paragraphs(3), s.paragraphs(4), s.headline()
    body = (
        f'<div id="allrecords" class="t-records"><div class="r t-rec"><div class="t228">'
        f'{links(s.furniture.menu, "span")}</div></div><div class="r t-rec"><h1 class="t-title '
        f't-title_xl">{title}</h1></div><div class="r t-rec"><div class="t004"><div class='
        f'"t-container"><div class="t-col"><div class="t-text t-text_md">{"<br /><br />".join(first)}'
        f'</div></div></div></div></div><div class="r t-rec"><div class="t107"><img src="a.jpg"><div '
        f'class="t-text t-descr_sm">{caption}</div></div></div><div class="r t-rec"><div class="t004">'
        f'<div class="t-container"><div class="t-col"><div class="t-text t-text_md">'
        f'{"<br /><br />".join(second)}</div></div></div></div></div><div class="r t-rec"><div class='
        f'"t702"><form><div class="t-name">{s.furniture.letter}</div><input><button>OK</button></form>'
        f'</div></div><div class="r t-rec"><div class="t389">© 2022 Nordblatt</div></div></div>'
    )
    return Page(whole(s, title, body), [*first, *second], [title, caption])


def telegram_post(s: Story) -> Page:
    """One message of a channel, as its embedded view shows it."""
    text = s.paragraphs(4)
    body = (
        f'<div class="tgme_page_widget_wrap"><div class="tgme_widget_message text_not_supported_wrap">'
        f'<div class="tgme_widget_message_user"><a href="/n"><i class="tgme_widget_message_user_photo">'
        f'</i></a></div><div class="tgme_widget_message_bubble"><div class="tgme_widget_message_author '
        f'accent_color"><a class="tgme_widget_message_owner_name" href="/n"><span>Nordblatt</span></a>'
        f'</div><div class="tgme_widget_message_text js-message_text" dir="auto">'
        f'{"<br/><br/>".join(text)}</div><div class="tgme_widget_message_footer"><div class='
        f'"tgme_widget_message_info"><span class="tgme_widget_message_views">12.4K</span><span class='
        f'"tgme_widget_message_meta"><a><time datetime="2022-07-18T10:00:00+00:00">{s.day}</time></a>'
        f'</span></div></div></div></div></div><div class="tgme_page_action"><a href="/n">View in '
        f"channel</a></div>"
    )
    return Page(whole(s, "Telegram: Contact @nordblatt", body), text, [s.day, "Nordblatt"])


def telegram_channel(s: Story) -> Page:
    """A channel's page of messages: forwards, replies, reactions."""
    text = s.paragraphs(8, 1, 3)
    messages = "".join(
        f'<div class="tgme_widget_message_wrap js-widget_message_wrap"><div class="tgme_widget_message">'
        f'<div class="tgme_widget_message_bubble"><div class="tgme_widget_message_author"><a>'
        f'<span dir="auto">Nordblatt</span></a></div><div class="tgme_widget_message_text">{one}</div>'
        f'<div class="tgme_widget_message_footer"><span class="tgme_widget_message_views">{n}.1K</span>'
        f'<a class="tgme_widget_message_date"><time datetime="2022-07-18T1{n}:00:00+00:00">1{n}:00</time>'
        f"</a></div></div></div></div>"
        for n, one in enumerate(text)
    )
    body = (
        f'<header class="tgme_header"><div class="tgme_channel_info"><div class='
        f'"tgme_channel_info_header_title"><span>Nordblatt</span></div><div class='
        f'"tgme_channel_info_description">{s.headline()}</div><div class="tgme_channel_info_counters">'
        f"<span>8.1K</span> subscribers</div></div></header><main class='tgme_main'><section class="
        f"'tgme_channel_history js-message_history'>{messages}</section></main>"
    )
    return Page(whole(s, "Nordblatt – Telegram", body), text, ["Nordblatt"] * 8)


def telegraph(s: Story) -> Page:
    """An instant page of the same messenger."""
    title, text, caption = s.headline(), s.paragraphs(6), s.headline()
    body = (
        f'<div class="tl_page_wrap"><div class="tl_page"><main class="tl_article"><header class='
        f'"tl_article_header" dir="auto"><h1>{title}</h1><address><a rel="author">{s.author}</a>'
        f'<time datetime="2022-07-18">{s.day}</time></address></header><article id="_tl_editor" class='
        f'"tl_article_content"><h1>{title}</h1><address>{s.author}</address>{ps(text[:3])}<figure>'
        f'<img src="a.jpg"><figcaption>{caption}</figcaption></figure>{ps(text[3:])}</article><div id='
        f'"_tl_link_tooltip"></div><aside class="tl_article_buttons"><button>Edit</button><button>'
        f"Publish</button></aside></main></div></div>"
    )
    return Page(whole(s, title, body), text, [title, title, caption, s.author, s.author, s.day])


def wall_post(s: Story) -> Page:
    """A post on a network's wall as a phone sees it, with answers under it."""
    text = s.paragraphs(4)
    answers = "".join(
        f'<div class="ReplyItem"><a class="ReplyItem__name">Guest {n}</a><div class="ReplyItem__body">'
        f'{s.sentence()}</div><div class="item_info"><a class="item_date">18.07</a> <a>Reply</a></div></div>'
        for n in range(6)
    )
    body = (
        f'<div class="basis__header mhead">{plain_menu(s, "mh_wrap")}</div><div class="basis__content">'
        f'<div class="wall_item"><div class="wi_head"><a class="pi_author">Nordblatt</a><a class='
        f'"wi_date">{s.day}</a></div><div class="wi_body"><div class="pi_text">{"<br/>".join(text)}'
        f'</div></div><div class="wi_buttons_wrap"><a>12</a><a>3</a></div></div><div class="replies">'
        f"{answers}</div></div>"
    )
    return Page(whole(s, "Nordblatt", body), text, ["Nordblatt", s.day])


def phpbb(s: Story) -> Page:
    """A thread of a forum: posts are the text, signatures and profiles are not."""
    title, text = s.headline(), s.paragraphs(7, 2, 4)
    posts = "".join(
        f'<div id="p{n}" class="post has-profile bg{n % 2}"><div class="inner"><dl class="postprofile">'
        f'<dt><a class="username">member{n}</a></dt><dd class="profile-posts"><strong>Posts:</strong> '
        f'<a>{n * 31}</a></dd><dd><strong>Joined:</strong> 12 May 2019</dd></dl><div class="postbody">'
        f'<h3><a href="#p{n}">Re: {title}</a></h3><p class="author">by member{n} » {s.day}</p><div class='
        f'"content">{one}</div><div class="signature">www.example.org</div></div></div></div>'
        for n, one in enumerate(text)
    )
    body = (
        f'<div id="wrap" class="wrap"><div id="page-header"><div class="navbar">'
        f'{links(s.furniture.menu, "span")}</div></div><div id="page-body" class="page-body"><h2 class='
        f'"topic-title"><a>{title}</a></h2>{posts}<div class="action-bar"><div class="pagination">'
        f'7 posts • Page 1 of 1</div></div></div><div id="page-footer"><div class="copyright">Powered '
        f"by a forum program</div></div></div>"
    )
    about = [f"by member{n} » {s.day}" for n in range(7)] + [f"Re: {title}"] * 7 + [title]
    return Page(whole(s, title, body), text, about)


def old_forum(s: Story) -> Page:
    """A thread in tables of tables."""
    title, text = s.headline(), s.paragraphs(6, 2, 4)
    posts = "".join(
        f'<table class="tborder" id="post{n}" width="100%"><tr><td class="thead">{s.day}</td><td class='
        f'"thead">#{n}</td></tr><tr valign="top"><td class="alt2" width="175"><a class="bigusername">'
        f'member{n}</a><div class="smallfont">Senior Member</div><div class="smallfont">Posts: {n}44'
        f'</div></td><td class="alt1"><div id="post_message_{n}">{one}</div></td></tr></table><br>'
        for n, one in enumerate(text)
    )
    body = (
        f'<table class="page"><tr><td>{links(s.furniture.menu, "span")}</td></tr></table><div class='
        f'"navbar"><strong>{title}</strong></div><div id="posts">{posts}</div><div class="smallfont" '
        f'align="center">{s.furniture.rights}</div>'
    )
    about = [f"{s.day} #{n}" for n in range(6)] + [title, *[s.day] * 6]
    return Page(whole(s, title, body), text, about)


def xenforo(s: Story) -> Page:
    """A thread of a newer forum, with quotes of earlier posts."""
    title, text = s.headline(), s.paragraphs(6, 2, 4)
    posts = "".join(
        f'<article class="message message--post js-post"><div class="message-inner"><div class='
        f'"message-cell message-cell--user"><section class="message-user"><h4 class="message-name">'
        f'member{n}</h4><h5 class="userTitle">Member</h5></section></div><div class="message-cell '
        f'message-cell--main"><header class="message-attribution"><a><time>{s.day}</time></a><a>#{n}</a>'
        f'</header><div class="message-content"><article class="message-body"><div class="bbWrapper">'
        f'{one}</div></article></div><footer class="message-footer"><a>Like</a><a>Reply</a></footer>'
        f"</div></div></article>"
        for n, one in enumerate(text)
    )
    body = (
        f'<div class="p-pageWrapper"><header class="p-header">{menu(s, "p-nav")}</header><div class='
        f'"p-body"><div class="p-body-header"><h1 class="p-title-value">{title}</h1></div><div class='
        f'"p-body-main"><div class="block-container lbContainer">{posts}</div></div></div>'
        f'<footer class="p-footer">{s.furniture.rights}</footer></div>'
    )
    return Page(whole(s, title, body), text, [title, *[s.day] * 6])


def live_blog(s: Story) -> Page:
    """A live blog: entries with their hour, newest first."""
    title, lead, text = s.headline(), s.paragraph(), s.paragraphs(8, 1, 3)
    heads = [s.headline() for _ in text]
    entries = "".join(
        f'<div class="liveblog-entry" id="e{n}"><time class="liveblog-entry__time" datetime='
        f'"2022-07-18T1{n}:20:00Z">1{n}:20</time><h2 class="liveblog-entry__title">{h}</h2><div class='
        f'"liveblog-entry__content"><p>{one}</p></div><div class="entry-share"><a>{s.furniture.share}'
        f"</a></div></div>"
        for n, (h, one) in enumerate(zip(heads, text, strict=True))
    )
    body = (
        f'<header class="top">{menu(s)}</header><main><article class="liveblog"><h1>{title}</h1>'
        f'<p class="summary">{lead}</p><div class="liveblog-entries">{entries}</div><button>More'
        f"</button></article></main>{rights(s)}"
    )
    main = [lead, *(part for pair in zip(heads, text, strict=True) for part in pair)]
    return Page(whole(s, title, body), main, [title])


def table_page(s: Story) -> Page:
    """A list of people as a table, with a line over it and one under it."""
    title, over, under = s.headline(), s.paragraph(), s.paragraph()
    rows = [(str(n + 1), s.headline(), s.subhead(), f"{n + 3}.07.2022") for n in range(14)]
    cells = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
    columns = ("No", "Who", "Where", "Since")
    head = "".join(f"<th>{c}</th>" for c in columns)
    body = (
        f'<header>{menu(s)}</header><main><h1>{title}</h1><p>{over}</p><table class="wikitable"><thead>'
        f"<tr>{head}</tr></thead><tbody>{cells}</tbody></table><p>{under}</p></main>{rights(s)}"
    )
    main = [over, *(" ".join(row) for row in rows), under]
    return Page(whole(s, title, body), main, [title, " ".join(columns)])


def amp(s: Story) -> Page:
    """A page for phones with its own elements."""
    title, text, caption = s.headline(), s.paragraphs(7), s.headline()
    head = '<link rel="canonical" href="https://nordblatt.example/1"><script async src="v0.js"></script>'
    body = (
        f'<amp-sidebar id="sb" layout="nodisplay"><ul>{links(s.furniture.menu)}</ul></amp-sidebar>'
        f'<header class="headerbar"><div role="button" on="tap:sb.toggle">☰</div></header><article>'
        f'<h1>{title}</h1><div class="by">{s.furniture.by} {s.author}</div><figure><amp-img src="a.jpg" '
        f'width="4" height="3"></amp-img><figcaption>{caption}</figcaption></figure>{ps(text[:3])}'
        f'<amp-ad type="x"><div fallback>Advertisement</div></amp-ad>{ps(text[3:])}</article>'
        f'<amp-consent><div id="ui">{s.furniture.cookies}<button>OK</button></div></amp-consent>'
        f'<section class="rel"><h3>{s.furniture.also}</h3><ul>{links(s.headlines(5))}</ul></section>'
        f"{rights(s)}"
    )
    about = [title, caption, f"{s.furniture.by} {s.author}"]
    return Page(whole(s, title, body, head), text, about)


def old_tables(s: Story) -> Page:
    """A page of the nineties: layout by tables, fonts, no style."""
    title, text = s.headline(), s.paragraphs(6)
    body = (
        f'<table width="100%" border="0"><tr><td colspan="3" bgcolor="#003366"><font size="5">Nordblatt'
        f'</font></td></tr><tr><td width="150" valign="top"><font size="2">'
        f"{'<br>'.join(f'<a href=/{n}>{w}</a>' for n, w in enumerate(s.furniture.menu))}</font></td>"
        f'<td valign="top"><font face="Arial" size="4"><b>{title}</b></font><br><br><font face="Arial" '
        f'size="2">{"<br><br>".join(text)}</font></td><td width="150" valign="top"><font size="2"><b>'
        f"{s.furniture.also}</b><br>{'<br>'.join(f'<a href=/{n}>{h}</a>' for n, h in enumerate(s.headlines(5)))}"
        f'</font></td></tr><tr><td colspan="3" align="center"><font size="1">{s.furniture.rights}'
        f"</font></td></tr></table>"
    )
    return Page(whole(s, title, body), text, [title])


def frontpage_layers(s: Story) -> Page:
    """A saved page of an editor of old: unclosed paragraphs, capitals, centred headings."""
    title, text = s.headline(), s.paragraphs(6)
    body = (
        f"<CENTER><H2>{title}</H2></CENTER><HR>\n{''.join(f'<P ALIGN=justify>{one}' + chr(10) for one in text)}"
        f"<HR><P ALIGN=center>[ {' | '.join(f'<A HREF={n}.htm>{w}</A>' for n, w in enumerate(s.furniture.menu))} ]"
    )
    return Page(whole(s, title, body, of_body=" BGCOLOR=#FFFFFF"), text, [title])


def paywall(s: Story) -> Page:
    """The beginning of an article, and an offer to pay for the rest."""
    title, lead, text = s.headline(), s.sentence(), s.paragraphs(3)
    body = (
        f'<header class="header">{menu(s)}</header><main class="main"><article class="article '
        f'article--restricted"><h1 class="article__headline">{title}</h1><p class="article__lead">{lead}'
        f'</p><div class="article__body">{ps(text)}</div><div class="paywall"><h2>Nordblatt Plus</h2><p>'
        f'{s.furniture.letter}</p><ul><li>{s.furniture.letter}</li><li>1 € / 30</li></ul><a class="btn">OK'
        f'</a></div></article><section class="teaser-list">{cards(s, 5, "teaser")}</section></main>'
        f"{rights(s)}"
    )
    return Page(whole(s, title, body), [lead, *text], [title])


def cookie_wall(s: Story) -> Page:
    """A page that begins with a long notice of its cookies, vendor by vendor."""
    title, text = s.headline(), s.paragraphs(5)
    vendors = "".join(
        f'<div class="ot-accordion"><h4>Vendor {n}</h4><p>{s.furniture.cookies} {s.furniture.letter}</p></div>'
        for n in range(9)
    )
    body = (
        f'<div id="onetrust-consent-sdk"><div id="onetrust-banner-sdk" role="alertdialog"><h2>Cookies</h2>'
        f'<p>{s.furniture.cookies}</p>{vendors}<button>OK</button></div></div><div class="page"><header>'
        f'{menu(s)}</header><main><h1>{title}</h1><div class="body">{ps(text)}</div></main>{rights(s)}</div>'
    )
    return Page(whole(s, title, body), text, [title])


def anonymous_cookies(s: Story) -> Page:
    """A notice that says in no name that it is one, after the article."""
    title, text = s.headline(), s.paragraphs(5)
    body = (
        f'<div class="page"><div class="hd">{links(s.furniture.menu, "span")}</div><div class="bd"><h1>'
        f'{title}</h1>{ps(text)}</div></div><div class="qc-cmp2-container" style="position:fixed"><div><p>'
        f"{s.furniture.cookies}</p><button>OK</button><button>No</button></div></div>"
    )
    return Page(whole(s, title, body), text, [title])


def related_inside(s: Story) -> Page:
    """An article that is interrupted by links to other stories, in three ways."""
    title, text = s.headline(), s.paragraphs(8)
    inside = (
        f'<p><strong>{s.furniture.also}: <a href="/1">{s.headline()}</a></strong></p>',
        f'<div class="inset-box"><h4>{s.furniture.also}</h4><ul>{links(s.headlines(3))}</ul></div>',
        f'<aside class="story-link"><a href="/4"><span>{s.headline()}</span><p>{s.sentence()}</p></a></aside>',
    )
    body = (
        f'<div class="site-head">{menu(s)}</div><article class="story"><h1>{title}</h1><div class='
        f'"story-body">{ps(text[:2])}{inside[0]}{ps(text[2:4])}{inside[1]}{ps(text[4:6])}{inside[2]}'
        f"{ps(text[6:])}</div></article>{rights(s)}"
    )
    return Page(whole(s, title, body), text, [title])


def author_box(s: Story) -> Page:
    """An article with a long word on its author after it, and one on the paper."""
    title, text = s.headline(), s.paragraphs(5)
    body = (
        f'<header>{menu(s)}</header><main><article class="single"><h1>{title}</h1><p class="byline">'
        f'{s.furniture.by} {s.author}</p>{ps(text)}<div class="author-box"><img src="a.jpg"><h4>{s.author}'
        f'</h4><p class="author-bio">{s.paragraph(3, 4)}</p></div><div class="about-us"><p>'
        f"{s.furniture.letter}</p></div></article></main>{rights(s)}"
    )
    return Page(whole(s, title, body), text, [title, f"{s.furniture.by} {s.author}"])


def long_comments(s: Story) -> Page:
    """A short article under which readers wrote far more than the paper."""
    title, text = s.headline(), s.paragraphs(3)
    body = (
        f'<header>{menu(s)}</header><div class="article-wrap"><h1>{title}</h1><div class="article-text">'
        f'{ps(text)}</div></div><section class="discussion"><h3>{s.furniture.comments} (14)</h3><ul>'
        f"{comments(s, 14, 'discussion-item')}</ul></section>{rights(s)}"
    )
    return Page(whole(s, title, body), text, [title])


def gallery(s: Story) -> Page:
    """A reportage of pictures, each with a caption and a credit."""
    title, text = s.headline(), s.paragraphs(6)
    captions = s.headlines(5)
    figures = [f'<figure class="photo"><img src="{n}.jpg"><figcaption>{c} <span class="credit">Foto: N'
               f"</span></figcaption></figure>" for n, c in enumerate(captions)]  # fmt: skip
    mixed = "".join(
        f"<p>{one}</p>{figure}" for one, figure in zip(text, [*figures, ""], strict=True)
    )
    body = f"<header>{menu(s)}</header><main><article><h1>{title}</h1>{mixed}</article></main>{rights(s)}"
    return Page(whole(s, title, body), text, [title, *(f"{c} Foto: N" for c in captions)])


def list_article(s: Story) -> Page:
    """An article made of numbered points and lists in lists."""
    title, lead = s.headline(), s.paragraph()
    points = [(s.subhead(), s.paragraph(1, 2), [s.sentence(), s.sentence()]) for _ in range(5)]
    made = "".join(
        f"<li><strong>{h}</strong> {one}<ul>{''.join(f'<li>{i}</li>' for i in inner)}</ul></li>"
        for h, one, inner in points
    )
    body = (
        f'<header>{menu(s)}</header><main><div class="post"><h1>{title}</h1><p>{lead}</p><ol>{made}</ol>'
        f"</div></main>{rights(s)}"
    )
    main = [lead, *(part for h, one, inner in points for part in (f"{h} {one}", *inner))]
    return Page(whole(s, title, body), main, [title])


def interview(s: Story) -> Page:
    """Questions in bold, answers under them."""
    title, lead = s.headline(), s.paragraph()
    turns = [(s.sentence(), s.paragraph(2, 4)) for _ in range(6)]
    made = "".join(f"<p><strong>{q}</strong></p><p>{a}</p>" for q, a in turns)
    body = (
        f'<div class="topline">{menu(s)}</div><div class="content-wrapper"><h1>{title}</h1><p class="lead">'
        f'{lead}</p><div class="interview">{made}</div></div>{rights(s)}'
    )
    return Page(whole(s, title, body), [lead, *(part for turn in turns for part in turn)], [title])


def quotes(s: Story) -> Page:
    """A page that mostly quotes, with a quotation pulled out a second time."""
    title, text = s.headline(), s.paragraphs(4)
    said = [s.paragraph(1, 3) for _ in text]
    made = "".join(
        f"<p>{one}</p><blockquote><p>{q}</p><cite>{s.author}</cite></blockquote>"
        for one, q in zip(text, said, strict=True)
    )
    body = (
        f'<header>{menu(s)}</header><main><article><h1>{title}</h1>{made}<div class="pullquote" '
        f'aria-hidden="true">{said[0]}</div></article></main>{rights(s)}'
    )
    main = [part for pair in zip(text, said, strict=True) for part in pair]
    return Page(whole(s, title, body), main, [title, *[s.author] * 4])


def bare_divs(s: Story) -> Page:
    """Paragraphs that are divs in a div, among others that look the same."""
    title, text = s.headline(), s.paragraphs(7)
    body = (
        f"<div><div>{links(s.furniture.menu, 'div')}</div></div><div><div><div>{title}</div><div>"
        f"{''.join(f'<div>{one}</div>' for one in text)}</div></div><div>"
        f"{''.join(f'<div><a href=/{n}>{h}</a></div>' for n, h in enumerate(s.headlines(6)))}</div></div>"
        f"<div><div>{s.furniture.rights}</div></div>"
    )
    return Page(whole(s, title, body), text, [title])


def single_breaks(s: Story) -> Page:
    """A letter pasted into a page: one break after each line."""
    title, text = s.headline(), [s.sentence() for _ in range(18)]
    body = (
        f'<div id="menu">{links(s.furniture.menu, "span")}</div><div id="main"><h2>{title}</h2>'
        f'{"<br>".join(text)}</div><div id="bottom">{s.furniture.rights}</div>'
    )
    return Page(whole(s, title, body), text, [title])


def tabloid(s: Story) -> Page:
    """Short paragraphs of one sentence, an advertisement after every second one."""
    title, text = s.headline(), [s.sentence() for _ in range(14)]
    parts = [
        f"<p>{one}</p>"
        + (
            f'<div class="ad-slot"><span>Ad</span><p>{s.furniture.letter}</p></div>'
            if n % 2
            else ""
        )
        for n, one in enumerate(text)
    ]
    body = (
        f'<header>{menu(s)}</header><div class="grid"><div class="col-8"><h1>{title}</h1><div class='
        f'"article-content">{"".join(parts)}</div></div><div class="col-4"><div class="most-read"><h3>'
        f"Top 5</h3><ol>{links(s.headlines(5))}</ol></div></div></div>{rights(s)}"
    )
    return Page(whole(s, title, body), text, [title])


def press_release(s: Story) -> Page:
    """A release of an office: number, day, text, contact, documents to load."""
    title, text = s.headline(), s.paragraphs(5)
    body = (
        f'<div class="gov-header">{menu(s, "gov-nav")}</div><div class="gov-container"><div class='
        f'"breadcrumbs">{links(s.furniture.menu[:3], "span")}</div><div class="page-content"><h1 class='
        f'"page-title">{title}</h1><div class="page-date">{s.day}</div><div class="page-text">{ps(text)}'
        f'</div><div class="page-docs"><a href="a.pdf">PDF, 120 KB</a><a href="b.doc">DOC, 40 KB</a></div>'
        f'<div class="page-tools"><a>{s.furniture.share}</a></div></div><div class="sidebar"><div class='
        f'"sidebar-news">{cards(s, 3, "n")}</div></div></div><div class="gov-footer"><p>'
        f"{s.furniture.rights}</p></div>"
    )
    return Page(whole(s, title, body), text, [title, s.day])


def word_export(s: Story) -> Page:
    """A report saved as a page by an office program, with footnotes."""
    title, text = s.headline(), s.paragraphs(8)
    notes = [s.sentence() for _ in range(3)]
    paragraphs = "".join(
        f"<p class=MsoNormal style='text-align:justify'><span lang=EN-GB style='font-size:11.0pt'>{one}"
        f"<o:p></o:p></span></p>"
        for one in text
    )
    foot = "".join(
        f"<div id=ftn{n}><p class=MsoFootnoteText>{one}</p></div>" for n, one in enumerate(notes)
    )
    body = (
        f"<div class=WordSection1><p class=MsoTitle>{title}</p>{paragraphs}</div><div style='mso-element:"
        f"footnote-list'><hr align=left size=1 width='33%'>{foot}</div>"
    )
    return Page(whole(s, title, body), text, [title, *notes])


def plain_pre(s: Story) -> Page:
    """A text with hard lines in a page."""
    title, text = s.headline(), s.paragraphs(6)
    lines = "\n\n".join("\n".join(wrapped(one)) for one in text)
    return Page(whole(s, title, f"<h1>{title}</h1><pre>{lines}</pre>"), text, [title])


def wrapped(paragraph: str, width: int = 72) -> Iterator[str]:
    """Break a paragraph at a margin."""
    line = ""
    for word in paragraph.split():
        if line and len(line) + len(word) >= width:
            yield line
            line = ""
        line = f"{line} {word}".strip()
    yield line


def wiki(s: Story) -> Page:
    """An encyclopaedia: contents, box of facts, edit links, references."""
    title, text, heads = s.headline(), s.paragraphs(6), [s.subhead() for _ in "abc"]
    sections = "".join(
        f'<h2><span class="mw-headline">{h}</span><span class="mw-editsection">[<a>edit</a>]</span></h2>'
        f"<p>{one}<sup class='reference'><a href='#c{n}'>[{n}]</a></sup></p><p>{other}</p>"
        for n, (h, one, other) in enumerate(zip(heads, text[::2], text[1::2], strict=True))
    )
    body = (
        f'<div id="mw-head">{plain_menu(s, "vector-menu")}</div><div id="content" class="mw-body"><h1 id='
        f'"firstHeading">{title}</h1><div id="mw-content-text"><div class="mw-parser-output"><table class='
        f'"infobox"><tr><th>Since</th><td>2019</td></tr><tr><th>Area</th><td>12 km²</td></tr></table><div '
        f'id="toc" class="toc"><ul>{links(heads)}</ul></div>{sections}<div class="reflist"><ol>'
        f"{links(s.headlines(3))}</ol></div></div></div></div><div id='mw-panel'><ul>"
        f"{links(s.furniture.menu)}</ul></div><div id='footer'>{s.furniture.rights}</div>"
    )
    main = [
        part
        for h, one, other in zip(heads, text[::2], text[1::2], strict=True)
        for part in (h, one, other)
    ]
    box = ["Since 2019", "Area 12 km²", "[edit]", "[edit]", "[edit]", "[0]", "[1]", "[2]"]
    return Page(whole(s, title, body), main, [title, *box])


def published_document(s: Story) -> Page:
    """A shared document of an office in the browser."""
    title, text, head = s.headline(), s.paragraphs(6), s.subhead()
    runs = "".join(
        f'<p class="c{n % 3}"><span class="c7">{one}</span></p>' for n, one in enumerate(text[3:])
    )
    body = (
        f'<div id="banners"><div id="header"><div id="title">{title}</div><div class="interval-note">Updated '
        f'every 5 minutes</div></div></div><div id="contents"><div class="doc-content"><p class="title">'
        f"<span>{title}</span></p>{''.join(f'<p><span>{one}</span></p>' for one in text[:3])}<h2><span>{head}"
        f"</span></h2>{runs}</div></div>"
    )
    return Page(whole(s, title, body), [*text[:3], head, *text[3:]], [title, title])


def archive_bar(s: Story) -> Page:
    """A page kept by an archive, under the archive's own bar."""
    title, text = s.headline(), s.paragraphs(6)
    body = (
        f'<div id="wm-ipp-base" lang="en"><div id="wm-ipp"><div id="wm-capinfo"><p>12 captures from 18 Jul '
        f"2022 to 4 Jan 2024. About this capture: collected by a crawl of the news.</p></div></div></div><div "
        f'class="outer">{plain_menu(s, "hdr")}<div class="inner"><h1>{title}</h1><div class="txt">{ps(text)}'
        f'</div></div><div class="ftr">{s.furniture.rights}</div></div>'
    )
    return Page(whole(s, title, body), text, [title])


def mailed(s: Story) -> Page:
    """A newsletter as a page: tables in tables, a hidden first line, a way out at the end."""
    title, text = s.headline(), s.paragraphs(5)
    rows = "".join(
        f'<tr><td align="center"><table width="600"><tr><td style="padding:8px"><p>{one}</p></td></tr></table>'
        f"</td></tr>"
        for one in text
    )
    body = (
        f'<div style="display:none;max-height:0">{s.sentence()}</div><table width="100%" role="presentation">'
        f'<tr><td><table width="600"><tr><td><h1>{title}</h1></td></tr></table></td></tr>{rows}<tr><td><table>'
        f"<tr><td><p>{s.furniture.rights} <a href='/u'>Unsubscribe</a></p></td></tr></table></td></tr></table>"
    )
    return Page(whole(s, title, body), text, [title])


def reader_view(s: Story) -> Page:
    """A page that a reading program saved."""
    title, text, head = s.headline(), s.paragraphs(7), s.subhead()
    body = (
        f'<div class="container" dir="ltr"><div class="header reader-header"><a class="domain reader-domain">'
        f'nordblatt.example</a><h1 class="reader-title">{title}</h1><div class="credits reader-credits">'
        f'{s.author}</div></div><hr><div class="content"><div class="moz-reader-content"><div id='
        f'"readability-page-1" class="page">{ps(text[:4])}<h3>{head}</h3>{ps(text[4:])}</div></div></div></div>'
    )
    return Page(
        whole(s, title, body), [*text[:4], head, *text[4:]], [title, s.author, "nordblatt.example"]
    )


def folded_questions(s: Story) -> Page:
    """Questions that unfold."""
    title, lead = s.headline(), s.paragraph()
    turns = [(s.sentence(), s.paragraph(2, 3)) for _ in range(5)]
    made = "".join(
        f"<details><summary>{q}</summary><div><p>{a}</p></div></details>" for q, a in turns
    )
    body = f"<header>{menu(s)}</header><main><h1>{title}</h1><p>{lead}</p>{made}</main>{rights(s)}"
    return Page(whole(s, title, body), [lead, *(part for turn in turns for part in turn)], [title])


def chronicle(s: Story) -> Page:
    """Days and what happened on them, as a list of terms."""
    title, lead = s.headline(), s.paragraph()
    days = [(f"{n + 4}.07.2022", s.paragraph(1, 3)) for n in range(9)]
    made = "".join(f"<dt>{day}</dt><dd>{one}</dd>" for day, one in days)
    body = (
        f'<header>{menu(s)}</header><div id="chronicle"><h1>{title}</h1><p>{lead}</p><dl>{made}</dl></div>'
        f"{rights(s)}"
    )
    return Page(whole(s, title, body), [lead, *(part for day in days for part in day)], [title])


def transcript(s: Story) -> Page:
    """A talk written down: names in bold, breaks between."""
    title = s.headline()
    turns = [(("A.", "B.")[n % 2], s.paragraph(1, 3)) for n in range(10)]
    made = "<br>\n".join(f"<b>{who}</b> {said}" for who, said in turns)
    body = (
        f'<div class="head">{plain_menu(s, "links")}</div><div class="transcript"><h1>{title}</h1><div>{made}'
        f"</div></div>{rights(s)}"
    )
    return Page(whole(s, title, body), [f"{who} {said}" for who, said in turns], [title])


def video_page(s: Story) -> Page:
    """A page of a film with the words about it, and other films."""
    title, text = s.headline(), s.paragraphs(4)
    others = "".join(
        f'<div class="video-card"><a href="/{n}">{h}</a><span>12:4{n}</span><span>{n}K</span></div>'
        for n, h in enumerate(s.headlines(10))
    )
    body = (
        f'<header>{menu(s)}</header><div class="watch"><div class="player"><video src="a.mp4"></video></div><h1>'
        f'{title}</h1><div class="description">{ps(text)}</div></div><div class="upnext">{others}</div>'
        f"{rights(s)}"
    )
    return Page(whole(s, title, body), text, [title])


def data_for_machines(s: Story) -> Page:
    """A page whose words stand in its data too, which nobody sees."""
    title, text = s.headline(), s.paragraphs(6)
    told = " ".join(text).replace('"', "'")
    head = (
        f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{title}","articleBody":'
        f'"{told}","datePublished":"2022-07-18"}}</script><meta property="og:description" content="{text[0]}">'
    )
    body = (
        f'<div class="l-header">{menu(s)}</div><div class="l-main"><div class="c-article"><div class="c-head">'
        f'<h1>{title}</h1></div><div class="c-body" itemprop="articleBody">{ps(text)}</div></div><div class='
        f'"c-read">{links(s.headlines(6), "div")}</div></div>{rights(s)}'
    )
    return Page(whole(s, title, body, head), text, [title])


def donations(s: Story) -> Page:
    """An article with appeals for money and for readers inside, as paragraphs in boxes."""
    title, text = s.headline(), s.paragraphs(6)
    appeal = f'<div class="donate-block"><p>{s.furniture.letter} {s.furniture.cookies}</p><a>OK</a></div>'
    letter = f'<div class="newsletter-form"><p>{s.furniture.letter}</p><form><input></form></div>'
    body = (
        f'<header>{menu(s)}</header><main><article class="material"><h1>{title}</h1><div class="material-text">'
        f"{ps(text[:2])}{appeal}{ps(text[2:4])}{letter}{ps(text[4:])}{appeal}</div></article></main>{rights(s)}"
    )
    return Page(whole(s, title, body), text, [title])


TEMPLATES: tuple[tuple[Template, str], ...] = (
    (wordpress_classic, "en"), (gutenberg, "es"), (drupal, "uk"), (joomla, "de"), (ghost, "en"),
    (hashed_names, "fr"), (medium, "en"), (blogger_breaks, "es"), (journal, "ru"), (bitrix, "ru"),
    (tilda, "ru"), (telegram_post, "uk"), (telegram_channel, "ru"), (telegraph, "ru"),
    (wall_post, "ru"), (phpbb, "de"), (old_forum, "ru"), (xenforo, "en"), (live_blog, "en"),
    (table_page, "uk"), (amp, "es"), (old_tables, "ru"), (frontpage_layers, "de"), (paywall, "de"),
    (cookie_wall, "fr"), (anonymous_cookies, "fr"), (related_inside, "uk"), (author_box, "en"),
    (long_comments, "es"), (gallery, "fr"), (list_article, "en"), (interview, "uk"), (quotes, "de"),
    (bare_divs, "en"), (single_breaks, "ru"), (tabloid, "es"), (press_release, "ru"),
    (word_export, "en"), (plain_pre, "en"), (wiki, "de"), (published_document, "uk"),
    (archive_bar, "ru"), (mailed, "es"), (reader_view, "en"),
    (folded_questions, "de"), (chronicle, "uk"), (transcript, "en"), (video_page, "es"),
    (data_for_machines, "fr"), (donations, "ru"),
)  # fmt: skip


def pages() -> Iterator[tuple[str, str, Page]]:
    """Make every page: its name, its language, itself."""
    for number, (template, language) in enumerate(TEMPLATES):
        yield template.__name__, language, template(Story(language, number))
