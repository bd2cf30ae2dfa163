"""Handing out: to staff only, and in a way that nothing in a file can act."""

from io import BytesIO

import pytest
from django.test import Client

from taizhang.files import shelf
from taizhang.files.keeping import keep
from tests.cast import LIU_HANDLER, settle_office, signed_in
from tests.shell.files.samples import document, photo

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff() -> Client:
    settle_office()
    return signed_in(LIU_HANDLER)


def body(response) -> bytes:
    return b"".join(response.streaming_content)


def test_staff_see_a_photo_and_its_thumbnail(staff):
    kept = keep(BytesIO(photo()), "现场.jpg")

    whole = staff.get(f"/files/{kept.sha256}/")
    small = staff.get(f"/files/{kept.sha256}/thumbnail/")

    assert body(whole) == shelf.place(kept.sha256).read_bytes()
    assert body(small) == shelf.place(kept.thumbnail_sha256).read_bytes()
    for response in (whole, small):
        assert response["Content-Type"] == "image/jpeg"
        assert response["Content-Disposition"].startswith("inline")


def test_a_document_is_only_handed_out_as_a_download(staff):
    kept = keep(BytesIO(document()), "函.pdf")

    response = staff.get(f"/files/{kept.sha256}/")

    assert body(response) == document()
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == (
        f'attachment; filename="{kept.sha256[:12]}.pdf"'
    )
    assert staff.get(f"/files/{kept.sha256}/thumbnail/").status_code == 404


def test_nothing_in_a_file_can_act_and_nobody_else_may_store_it(staff):
    kept = keep(BytesIO(photo()), "现场.jpg")

    response = staff.get(f"/files/{kept.sha256}/")

    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, max-age=31536000, immutable"


@pytest.mark.parametrize("ending", ["", "thumbnail/"])
def test_a_stranger_is_sent_to_sign_in(ending):
    kept = keep(BytesIO(photo()), "现场.jpg")

    response = Client().get(f"/files/{kept.sha256}/{ending}")

    assert response.status_code == 302
    assert response["Location"].startswith("/sign-in/?next=/files/")


def test_what_was_never_kept_or_is_lost_is_not_found(staff):
    kept = keep(BytesIO(photo()), "现场.jpg")
    shelf.place(kept.sha256).unlink()

    assert staff.get(f"/files/{kept.sha256}/").status_code == 404
    assert staff.get(f"/files/{kept.sha256[::-1]}/").status_code == 404
    assert staff.get("/files/../secrets/kek/").status_code == 404


def test_a_file_is_never_changed_through_its_address(staff):
    kept = keep(BytesIO(photo()), "现场.jpg")

    assert staff.post(f"/files/{kept.sha256}/").status_code == 405
    assert staff.delete(f"/files/{kept.sha256}/").status_code == 405
