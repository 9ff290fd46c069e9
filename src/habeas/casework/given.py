"""Which claims were given from outside? For benches that weigh without errors of reading."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from habeas.errors import BadSettings
from habeas.model.claim import Claim, ClaimId, Hedge, PlaceMention, Quantity, Speaker
from habeas.model.document import DocPath, Document


def given_claims(path: Path | None, documents: Sequence[Document]) -> tuple[Claim, ...]:
    """Read claims in the shape of claims.jsonl, those about files that are held."""
    if path is None:
        return ()
    held = {document.path: document for document in documents}
    lines = path.read_bytes().splitlines()
    try:
        told = [msgspec.json.decode(line) for line in lines if line.strip()]
        return tuple(_claim(one, held[one["doc"]]) for one in told if one["doc"] in held)
    except (msgspec.DecodeError, msgspec.ValidationError, KeyError) as fault:
        raise BadSettings(
            "the given claims are not in the shape of claims.jsonl", hint="see docs/commands.md"
        ) from fault


def _claim(told: Mapping[str, Any], document: Document) -> Claim:
    start, end = told["start"], told["end"]
    inside = (at for at, p in enumerate(document.passages) if p.within(start, end))
    return msgspec.convert(
        {
            **told,
            "id": ClaimId(told["id"]),
            "doc": DocPath(document.path),
            "passage": next(inside, 0),
            "attribution": [_plain(Speaker, hop) for hop in told["attribution"]],
            "hedges": [_plain(Hedge, mark) for mark in told.get("hedges", ())],
            "places": [_plain(PlaceMention, place) for place in told["places"]],
            "quantity": told["quantity"] and _plain(Quantity, told["quantity"]),
            "needs_review": told.get("needs_review", ()),
            "because": told.get("because", ()),
        },
        Claim,
    )


def _plain(kind: type[msgspec.Struct], told: Mapping[str, Any]) -> dict[str, Any]:
    return {field: told[field] for field in kind.__struct_fields__ if field in told}
