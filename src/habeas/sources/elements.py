"""What does each element of HTML do to a page's tree and words?"""

from habeas.text.tables import rows


def having(trait: str) -> frozenset[str]:
    """List the elements that have a trait.

    >>> "br" in having("void"), "p" in having("void")
    (True, False)
    """
    table = rows("habeas.sources", "elements.csv")
    return frozenset(row["name"] for row in table if trait in row["traits"].split())


VOID, BLOCKS, WALLS = having("void"), having("block"), having("wall")
UNSHOWN, RAW = having("unshown"), having("raw")
LISTED, CELLS, HEADINGS = having("list"), having("cell"), having("head")
