"""What did one person tell twice: to an outlet, and to whoever took down a note?"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from habeas.weighing.bonds import told_twice
from habeas.weighing.cues import cores
from habeas.weighing.happenings import Threads
from habeas.weighing.page import Page
from habeas.weighing.relays import Lineage
from habeas.weighing.verdicts import Family

TITLE = "what one person told twice"


def retold(pages: Sequence[Page], lineage: Lineage, threads: Threads) -> Iterator[Family]:
    """Put together what one person told twice, and what others made of it on its way.

    Custody is one matter, harm another: who was taken and how he is held, and how the speaker
    was threatened, are two findings.
    """
    at = {p.path: p for p in pages}
    where = {m: t for t in threads.all for m in t}
    for bond in lineage.bonds:
        matters: dict[str, set[str]] = defaultdict(set)
        for pair in told_twice(at[bond.note], at[bond.document], bond):
            groups = cores(pair[0].types, "group") & cores(pair[1].types, "group")
            for group in sorted(groups) or [""]:
                for said in pair:
                    matters[group] |= set(where[said.id]) - threads.rows
        for group, members in sorted(matters.items()):
            title = f"{TITLE}: {group}" if group else TITLE
            yield Family(title, is_figure=False, members=tuple(sorted(members)))
