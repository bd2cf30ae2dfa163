"""Lists of people as offices send them."""

import io

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile

TITLES = ("姓名", "单位", "岗位", "职务", "网格", "手机号", "账号", "登录", "B岗")


def workbook(*rows, titles=TITLES, above=()):
    """Return a workbook with these rows under `titles`, and what stands above those."""
    book = openpyxl.Workbook()
    for row in (*above, titles, *rows):
        book.active.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def handed_in(client, contents, where="/people/sheet/"):
    """Hand a workbook in; return the address of its preview."""
    answer = client.post(where, {"file": SimpleUploadedFile("名单.xlsx", contents)})
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"]


def pasted(client, text):
    """Paste a list; return the address of its preview."""
    answer = client.post("/people/sheet/", {"pasted": text})
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"]
