"""What a chain of entries shows, and what it cannot show."""

import json
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas import custody
from habeas.custody.chain import leaf, root, seal_all
from habeas.errors import BrokenChain, Damaged
from habeas.model.decision import Decision, DecisionKind
from habeas.model.document import Digest
from habeas.model.entry import (
    Checkpoint,
    Decided,
    Derived,
    Entry,
    FaultKind,
    FileId,
    Found,
    Gone,
    Link,
    Output,
    Received,
    Rendered,
    Row,
)

NOON = datetime(2022, 7, 12, 12, tzinfo=UTC)
DIGESTS = st.integers(0, 9).map(lambda n: Digest(sha256(bytes([n])).hexdigest()))
FILES = st.integers(0, 9).map(lambda n: FileId(f"{n:032x}"))
NAMES = st.text(max_size=8)
ENTRIES = st.one_of(
    st.builds(Received, FILES, DIGESTS, st.integers(0, 2**40), st.none() | DIGESTS),
    st.builds(Rendered, DIGESTS, DIGESTS, NAMES),
    st.builds(Gone, FILES, DIGESTS),
    st.builds(Decided, DIGESTS),
    st.builds(
        Derived,
        NAMES,
        DIGESTS,
        st.none() | DIGESTS,
        st.lists(st.builds(Output, NAMES, DIGESTS), max_size=2).map(tuple),
    ),
)
LEDGERS = st.lists(ENTRIES, min_size=1, max_size=12)


def rows_of(entries: list[Entry]) -> list[Row]:
    return [custody.row(link) for link in seal_all(entries, None, NOON)]


def checkpoint_of(rows: list[Row]) -> Checkpoint:
    kept = custody.checkpoint(custody.trusted(rows, None))
    assert kept is not None
    return kept


def faults(rows: list[Row], kept: Checkpoint | None, known: Checkpoint | None = None) -> set[str]:
    report = custody.judge(Found(rows=tuple(rows), checkpoint=kept), known)
    about_the_chain = {
        FaultKind.ENTRY_MISSING,
        FaultKind.ENTRY_ALTERED,
        FaultKind.ENTRY_MOVED,
        FaultKind.CUT,
        FaultKind.ROLLED_BACK,
    }
    return {f"{f.kind} {f.number}" for f in report.faults if f.kind in about_the_chain}


@given(LEDGERS)
def test_a_stranger_checks_an_entry_with_the_standard_library_alone(entries: list[Entry]) -> None:
    previous = "0" * 64
    for row in rows_of(entries):
        read = json.loads(row.body)
        again = json.dumps(read, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        assert again.encode() == row.body
        assert sha256(b"\x00" + row.body).hexdigest() == row.digest
        assert read["previous"] == previous
        previous = row.digest


@given(LEDGERS)
def test_an_untouched_ledger_has_no_fault_and_reads_back_as_it_was(entries: list[Entry]) -> None:
    rows = rows_of(entries)
    assert faults(rows, checkpoint_of(rows), checkpoint_of(rows)) == set()
    assert [link.entry for link in custody.trusted(rows, checkpoint_of(rows))] == entries


@given(LEDGERS, st.data())
def test_a_changed_byte_is_found_and_its_entry_named(
    entries: list[Entry], data: st.DataObject
) -> None:
    rows = rows_of(entries)
    kept = checkpoint_of(rows)
    at = data.draw(st.integers(0, len(rows) - 1))
    where = data.draw(st.integers(0, len(rows[at].body) - 1))
    body = bytearray(rows[at].body)
    body[where] ^= data.draw(st.integers(1, 255))
    rows[at] = Row(rows[at].number, bytes(body), rows[at].digest)
    assert f"{FaultKind.ENTRY_ALTERED} {at + 1}" in faults(rows, kept)


@given(LEDGERS, st.data())
def test_an_entry_taken_out_is_missed_by_its_number(
    entries: list[Entry], data: st.DataObject
) -> None:
    rows = rows_of(entries)
    kept = checkpoint_of(rows)
    gone = rows.pop(data.draw(st.integers(0, len(rows) - 1)))
    at_the_end = gone.number == len(entries)
    kind = FaultKind.CUT if at_the_end else FaultKind.ENTRY_MISSING
    assert faults(rows, kept) == {f"{kind} {gone.number}"}


@given(st.lists(ENTRIES, min_size=2, max_size=12), st.data())
def test_entries_that_change_places_are_found(entries: list[Entry], data: st.DataObject) -> None:
    rows = rows_of(entries)
    kept = checkpoint_of(rows)
    one, two = sorted(data.draw(st.sets(st.integers(0, len(rows) - 1), min_size=2, max_size=2)))
    first, second = rows[one], rows[two]
    rows[one] = Row(first.number, second.body, second.digest)
    rows[two] = Row(second.number, first.body, first.digest)
    found = faults(rows, kept)
    assert {f"{FaultKind.ENTRY_MOVED} {one + 1}", f"{FaultKind.ENTRY_MOVED} {two + 1}"} <= found


@given(LEDGERS, ENTRIES, st.data())
def test_a_forged_entry_with_a_right_digest_of_its_own_breaks_the_one_behind_it(
    entries: list[Entry], forged: Entry, data: st.DataObject
) -> None:
    rows = rows_of(entries)
    kept = checkpoint_of(rows)
    at = data.draw(st.integers(0, len(rows) - 1))
    before = custody.trusted(rows, None)[at - 1] if at else None
    link = custody.seal(forged, before, NOON + timedelta(days=1))
    rows[at] = custody.row(link)
    found = faults(rows, kept)
    assert found == {f"{FaultKind.ENTRY_MOVED} {min(at + 2, len(rows))}"}


@given(LEDGERS, st.lists(ENTRIES, min_size=1, max_size=4))
def test_entries_added_behind_the_back_of_the_vault_are_found(
    entries: list[Entry], more: list[Entry]
) -> None:
    kept = checkpoint_of(rows_of(entries))
    assert f"{FaultKind.ENTRY_MOVED} {len(entries) + 1}" in faults(rows_of(entries + more), kept)


@given(LEDGERS, st.lists(ENTRIES, min_size=1, max_size=4))
def test_a_whole_case_put_back_to_an_older_day_shows_only_beside_a_checkpoint_kept_elsewhere(
    entries: list[Entry], more: list[Entry]
) -> None:
    old, new = rows_of(entries), rows_of(entries + more)
    assert faults(old, checkpoint_of(old)) == set()  # the chain alone cannot tell
    known = checkpoint_of(new)
    assert faults(old, checkpoint_of(old), known) == {f"{FaultKind.ROLLED_BACK} {known.size}"}


@given(st.lists(ENTRIES, min_size=2, max_size=12))
def test_a_ledger_written_anew_with_the_passphrase_shows_only_beside_an_old_checkpoint(
    entries: list[Entry],
) -> None:
    true = rows_of(entries)
    forged = rows_of([Decided(leaf(b"forged")), *entries[1:]])
    assert faults(forged, checkpoint_of(forged)) == set()
    assert faults(forged, checkpoint_of(forged), checkpoint_of(true)) != set()


@given(LEDGERS, st.lists(ENTRIES, max_size=4))
def test_an_honest_ledger_that_has_grown_still_agrees_with_its_old_checkpoint(
    entries: list[Entry], more: list[Entry]
) -> None:
    known = checkpoint_of(rows_of(entries))
    grown = rows_of(entries + more)
    assert faults(grown, checkpoint_of(grown), known) == set()


@given(st.lists(DIGESTS, max_size=40))
def test_the_tree_root_is_that_of_rfc_6962(leaves: list[Digest]) -> None:
    def plain(nodes: list[bytes]) -> bytes:
        if len(nodes) == 1:
            return nodes[0]
        half = 1
        while half * 2 < len(nodes):
            half *= 2
        return sha256(b"\x01" + plain(nodes[:half]) + plain(nodes[half:])).digest()

    nodes = [bytes.fromhex(digest) for digest in leaves]
    assert root(leaves) == (plain(nodes) if nodes else sha256(b"").digest()).hex()


def test_a_broken_ledger_is_not_continued() -> None:
    rows = rows_of([Decided(leaf(b"a")), Decided(leaf(b"b")), Decided(leaf(b"c"))])
    with pytest.raises(BrokenChain, match="entry 2"):
        custody.trusted([rows[0], rows[2]], checkpoint_of(rows))


FOLDERS = st.dictionaries(FILES, st.tuples(DIGESTS, st.integers(0, 99)), max_size=8)


@given(FOLDERS)
def test_the_same_folder_again_makes_no_entry(seen: dict[FileId, tuple[Digest, int]]) -> None:
    links = seal_all(custody.arrivals((), seen), None, NOON)
    assert custody.arrivals(links, dict(reversed(seen.items()))) == ()


@given(st.lists(FOLDERS, max_size=5), FOLDERS)
def test_after_any_history_the_ledger_knows_exactly_the_files_of_the_folder(
    history: list[dict[FileId, tuple[Digest, int]]], last: dict[FileId, tuple[Digest, int]]
) -> None:
    links: tuple[Link, ...] = ()
    for seen in [*history, last]:
        links += seal_all(custody.arrivals(links, seen), links[-1] if links else None, NOON)
    assert custody.present(links) == {file: digest for file, (digest, _) in last.items()}


def test_a_file_that_is_gone_is_recorded_and_one_that_cannot_be_read_today_is_not() -> None:
    files = {FileId("a"): (leaf(b"a"), 1), FileId("b"): (leaf(b"b"), 1)}
    links = seal_all(custody.arrivals((), files), None, NOON)
    assert custody.arrivals(links, {}, {FileId("b")}) == (Gone(FileId("a"), leaf(b"a")),)


def test_a_file_with_other_bytes_says_which_bytes_it_replaces() -> None:
    links = seal_all(custody.arrivals((), {FileId("a"): (leaf(b"old"), 3)}), None, NOON)
    changed = custody.arrivals(links, {FileId("a"): (leaf(b"new"), 3)})
    assert changed == (Received(FileId("a"), leaf(b"new"), 3, replaces=leaf(b"old")),)


def decided(reason: str) -> tuple[Digest, bytes]:
    decision = Decision(
        kind=DecisionKind.ACCEPT, by="reviewer-1", at="2022-07-12T12:00:00Z", reason=reason
    )
    salted = bytes(16) + msgspec.json.encode(decision)
    return Digest(sha256(salted).hexdigest()), salted


def test_decisions_are_read_in_the_order_in_which_they_were_made() -> None:
    words = dict([decided("first"), decided("second")])
    links = seal_all([Decided(digest) for digest in words], None, NOON)
    assert [d.reason for d in custody.decisions(links, words)] == ["first", "second"]


def test_a_decision_whose_words_were_altered_is_refused() -> None:
    digest, _ = decided("accepted after two talks")
    links = seal_all([Decided(digest)], None, NOON)
    with pytest.raises(Damaged, match="entry 1"):
        custody.decisions(links, {digest: decided("rejected")[1]})
