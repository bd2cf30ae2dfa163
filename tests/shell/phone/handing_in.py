"""What a phone sends: an item of its queue, and photos piece by piece."""

import hashlib
import json
import uuid
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.timezone import now

from taizhang.core.issue import Issue
from taizhang.ledger import book
from tests.shell.files.samples import file_of, photo, scene

PIECE = 4000
# What the test client answers.
Response = Any


def item(kind: str = "snap", **said: Any) -> dict[str, Any]:
    """Return an item as a phone has it: a broken lamp that somebody saw, unless said else."""
    at = now().isoformat()
    usual: dict[str, Any] = {"key": str(uuid.uuid4()), "kind": kind, "happened_at": at}
    if kind == "snap":
        usual |= {"category": "street-lights", "place": "jinxiu-3"}
    return usual | {"sent_at": at} | said


def hand_in(phone: Client, said: dict[str, Any]) -> Response:
    """Send an item."""
    return phone.post("/m/items/", said)


def handed_in(phone: Client, said: dict[str, Any]) -> Issue:
    """Send an item that is taken; return its matter."""
    answer = hand_in(phone, said)
    assert answer.status_code == 200, answer.content
    return book.issue_of(book.case_of(answer.json()["number"]))


def shot_of(said: dict[str, Any], shows: str = "before_photo", width: int = 640) -> Any:
    """Return a photo for an item: as it is announced, and its bytes."""
    return announced(said, shows, photo(width))


def made_small(said: dict[str, Any], shows: str = "before_photo", **claims: int) -> Any:
    """Return a photo as the app makes it small: without notes, with what the phone claims."""
    told, data = announced(said, shows, file_of(scene()))
    return told | claims, data


def announced(said: dict[str, Any], shows: str, data: bytes) -> Any:
    """Return the photo in `data` for an item: as it is announced, and its bytes."""
    told = {
        "key": str(uuid.uuid4()),
        "shows": shows,
        "size": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
        "taken_at": said["happened_at"],
    }
    return told, data


def with_shots(said: dict[str, Any], *shots: dict[str, Any]) -> dict[str, Any]:
    """Return the item with its photos announced."""
    return said | {"shots": json.dumps(shots)}


def send_piece(
    phone: Client, said: dict[str, Any], shot: dict[str, Any], data: bytes, offset: int
) -> Response:
    """Send the piece of a photo that begins at `offset`."""
    piece = SimpleUploadedFile("piece", data[offset : offset + PIECE])
    told = {**shot, "item": said["key"], "offset": offset, "piece": piece}
    return phone.post("/m/shots/", told)


def send_photo(
    phone: Client, said: dict[str, Any], shot: dict[str, Any], data: bytes
) -> dict[str, Any]:
    """Send a photo from wherever the office says that it has it; return the last answer."""
    told: dict[str, Any] = {"have": 0, "whole": False}
    for _turn in range(len(data) // PIECE + 2):
        if told["whole"]:
            break
        answer = send_piece(phone, said, shot, data, told["have"])
        assert answer.status_code == 200, answer.content
        told = answer.json()
    return told
