"""What a clerk fills in, and the photos that come with it."""

import uuid

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.shell.files.samples import photo

FORM = {
    "reporter": "王桂兰",
    "phone": "13800004521",
    "nature": "request",
    "channel": "counter",
    "place_text": "锦绣家园3号楼",
    "community": "",
    "category": "heating",
    "summary": "3 号楼暖气不热，室温 17 度",
    "words": "家里老人发烧，暖气一直不热。",
    "urgency": "ordinary",
    "happened_at": "",
    "unit": "",
    "handler": "",
    "act": "register",
}


def filled(**said: object) -> dict[str, object]:
    """Return a form that can be sent more than once: its key stays the same."""
    return {**FORM, "key": str(uuid.uuid4()), **said}


def upload(content: bytes | None = None, name: str = "楼道.jpg") -> SimpleUploadedFile:
    """Return a file as a browser sends it; a phone's photo unless told otherwise."""
    return SimpleUploadedFile(name, content or photo(), "image/jpeg")
