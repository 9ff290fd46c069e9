"""How do two languages stand side by side, paragraph by paragraph?"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from habeas.errors import BadSettings
from habeas.publication.complaint.draft import (
    SUBJECTS,
    Beside,
    Block,
    Draft,
    Heading,
    Paragraph,
    Table,
)


def side_by_side(left: Draft, right: Draft) -> Draft:
    """Set a draft beside the same draft in another language; tables stand one under the other."""
    if _shape(left.blocks) != _shape(right.blocks):
        raise BadSettings(
            "the two templates do not have the same lines, so they cannot stand side by side",
            hint="give both templates the same parts and paragraphs in the same order",
        )
    return replace(
        left,
        title=f"{left.title} / {right.title}",
        case=" / ".join(dict.fromkeys(filter(None, (left.case, right.case)))),
        watermark=left.watermark or right.watermark,
        blocks=tuple(_paired(left.blocks, right.blocks)),
    )


def _shape(blocks: Sequence[Block]) -> list[tuple[type, object]]:
    return [(type(block), _kind(block)) for block in blocks]


def _kind(block: Block) -> object:
    if isinstance(block, Heading):
        return block.level, block.numbered
    return block.style if isinstance(block, Paragraph) else None


def _paired(left: Sequence[Block], right: Sequence[Block]) -> Iterator[Block]:
    for one, other in zip(left, right, strict=True):
        if isinstance(one, Table | Beside) or isinstance(other, Table | Beside):
            yield from (one, other)
        elif isinstance(one, Heading) and one.new_page:
            # A page begins before the pair, not in the middle of a row.
            yield Heading(SUBJECTS, "", numbered=False, new_page=True)
            yield Beside(replace(one, new_page=False), _unbroken(other))
        else:
            yield Beside(one, other)


def _unbroken(block: Heading | Paragraph) -> Heading | Paragraph:
    return replace(block, new_page=False) if isinstance(block, Heading) else block
