"""How does a notebook show what was found?"""

from html import escape

from habeas.model.release import Private
from habeas.publication.blocks import blocks
from habeas.publication.findings import FindingView, findings
from habeas.publication.wording import counted

MOST = 12  # findings; the page has them all


def as_html(private: Private) -> str:
    """Write a short table of the findings, for `_repr_html_`: no style sheet, no script."""
    top = private.headline
    found = findings(private, blocks(private))
    more = len(found) - MOST
    caption = ", ".join(
        [
            counted(top.documents, "document", "documents"),
            counted(top.statements, "statement", "statements"),
            counted(top.origins, "origin", "origins"),
            counted(top.eyewitnesses, "eye-witness account", "eye-witness accounts"),
        ]
    )
    return "".join(
        (
            f"<table><caption>{escape(private.title)}: {caption}</caption>",
            "<thead><tr><th scope='col'>Finding</th><th scope='col'>Origins</th>",
            "<th scope='col'>Statements</th><th scope='col'>When</th></tr></thead><tbody>",
            *(_row(one) for one in found[:MOST]),
            "</tbody></table>",
            f"<p>and {counted(more, 'more finding', 'more findings')}</p>" if more > 0 else "",
        )
    )


def _row(one: FindingView) -> str:
    count = "not established" if one.count is None else str(one.count)
    return (
        f"<tr><th scope='row'>{escape(one.label)}</th><td>{count}</td>"
        f"<td>{one.size}</td><td>{escape(one.when)}</td></tr>"
    )
