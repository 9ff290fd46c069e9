"""How is a draft printed as PDF: the same bytes every time, and readable in fifty years?"""

import msgspec

from habeas.publication.complaint.draft import Draft
from habeas.publication.complaint.letters import lettered
from habeas.publication.complaint.romanising import ROOM
from habeas.text.tables import packed

EPOCH = 946684800  # 1 January 2000: a true time would tell when somebody worked


def pdf(draft: Draft) -> bytes:
    """Typeset a draft; its text goes in as data, never as markup."""
    import typst  # noqa: PLC0415 - eighty megabytes, loaded when a complaint is printed

    return typst.compile(
        packed(ROOM, "complaint.typ"),
        None,
        format="pdf",
        sys_inputs={"draft": lettered(msgspec.json.encode(draft).decode(), draft.unlettered)},
        ignore_system_fonts=True,
        pdf_standards="a-2a",  # with tags: an archive keeps it, a screen reader reads it
        timestamp=EPOCH,
    )
