"""The form for a strike-off and the whole file of an issue: complete, masked, checkable."""

import hashlib

import pytest
from django.test import Client

from taizhang.core import commands as co
from taizhang.core.vocabulary import Actor, EvidenceKind
from taizhang.files import shelf
from taizhang.files.keeping import keep
from taizhang.ledger import book
from taizhang.ledger.export import leaves, tree_head
from tests.cast import LI_CLERK, LIU_HANDLER, ZHENG_VERIFIER, signed_in
from tests.shell.casework import pages
from tests.shell.printing.paper import look, pages_count, pdf, said
from tests.shell.undrawn import undrawn

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
SECRETS = ("王桂兰", "13800004521", "2单元501")


def paper(issue, name: str, by: Actor = LI_CLERK):
    """Return the paper `name` about `issue` that a page was drawn from."""
    return look(f"/print/i/{issue.number}/{name}/", by).context["paper"]


def boxes(issue) -> dict[str, str]:
    """Return what stands in the boxes of the form for a strike-off."""
    form = paper(issue, "approval")
    return {field.label: field.value for field in (*form.before, *form.after)}


def shown_on(case: str, width: int) -> None:
    """Have Liu hand in a photo; another width is another photo."""
    kept = keep(pages.snapshot(width=width), "photo.jpg")
    shown = co.AddEvidence(shows=EvidenceKind.AFTER_PHOTO, sha256=kept.sha256)
    book.submit(case, shown, by=LIU_HANDLER)


def test_the_form_tells_the_whole_way_to_the_strike_off(struck_off):
    told = boxes(struck_off)

    assert told["事项"] == "3 号楼楼道灯不亮"
    assert told["承办单位"] == "锦绣物业"
    assert told["办理结果"] == pages.DONE
    assert told["核验"].startswith("现场核验")
    assert "郑洁" in told["核验"]
    assert told["反映人意见"] == "反映人 1（王** 138****4521）：满意"
    assert told["结论"].startswith("已解决")


def test_what_is_not_there_yet_is_left_to_be_written_by_hand(registered):
    told = boxes(registered)

    for name in ("承办单位", "承办人", "办理时限", "报办结", "办理结果", "核验", "结论"):
        assert told[name] == "", name


@pytest.mark.parametrize("name", ["approval", "file"])
def test_nobody_is_named_on_paper(struck_off, name):
    page = pages.text(look(f"/print/i/{struck_off.number}/{name}/"))
    made = said(pdf(signed_in(LI_CLERK), f"/print/i/{struck_off.number}/{name}.pdf"))

    for secret in SECRETS:
        assert secret not in page
        assert secret not in made
    assert "王**" in page
    assert "王**" in made


def test_the_file_holds_every_entry_in_its_order(struck_off):
    entries = paper(struck_off, "file").entries

    assert [each.n for each in entries] == list(range(1, struck_off.n + 1))
    assert entries[0].said.startswith("登记了这件事")
    assert entries[-1].said.startswith("销号")


def test_each_entry_can_be_found_again_among_the_exported_leaves(struck_off):
    exported = list(leaves(tree_head().size))

    for each in paper(struck_off, "file").entries:
        leaf = exported[int(each.seq)]
        assert each.hash == hashlib.sha256(b"\0" + leaf).hexdigest()


def test_a_receipt_number_stands_on_no_paper():
    done = book.submit("", pages.registering(), by=LI_CLERK)
    page = undrawn(pages.text(look(f"/print/i/{done.issue.number}/file/")))

    assert done.receipt not in page
    assert done.receipt[-4:] not in page.replace("4521", "")


def test_photos_are_on_the_form_and_in_the_file(dispatched):
    shown_on(dispatched.case, 640)
    client = signed_in(LI_CLERK)
    with_one = pdf(client, f"/print/i/{dispatched.number}/approval.pdf")

    assert paper(dispatched, "approval").photos[0].caption.startswith("整改后")
    assert with_one.count(b"/Subtype /Image") or with_one.count(b"/Subtype/Image")


def test_forty_photos_go_into_the_file_and_the_form_says_where_they_are(dispatched):
    for width in range(40):
        shown_on(dispatched.case, 300 + width)
    form = paper(dispatched, "approval")
    made = pdf(signed_in(LI_CLERK), f"/print/i/{dispatched.number}/file.pdf")

    assert len(form.photos) == 6
    assert form.more == "另有 34 张，见卷宗。"
    assert said(made).count("整改后·") == 40
    assert len(made) < 4_000_000


def test_a_photo_whose_file_is_gone_says_so(dispatched):
    kept = keep(pages.snapshot(), "photo.jpg")
    shown = co.AddEvidence(shows=EvidenceKind.AFTER_PHOTO, sha256=kept.sha256)
    book.submit(dispatched.case, shown, by=LIU_HANDLER)
    shelf.place(kept.sha256).unlink()
    client = signed_in(LI_CLERK)

    assert "这个文件不在了" in pages.text(look(f"/print/i/{dispatched.number}/file/"))
    assert pages_count(pdf(client, f"/print/i/{dispatched.number}/file.pdf")) >= 1


def test_a_very_long_text_runs_over_as_many_pages_as_it_needs():
    issue = pages.registered(words="楼道里漏水" * 2399 + "最后一句")
    made = pdf(signed_in(LI_CLERK), f"/print/i/{issue.number}/file.pdf")

    assert pages_count(made) > 3
    assert "最后一句" in said(made)


def test_what_was_withdrawn_is_not_printed(dispatched):
    noted = co.RecordProgress(text="邻居家的事，不该写在这里")
    entry = book.submit(dispatched.case, noted, by=LIU_HANDLER).entries[-1]
    withdraw = co.WithdrawText(target=entry.seq, reason="写错了")
    book.submit(dispatched.case, withdraw, by=LI_CLERK)
    page = pages.text(look(f"/print/i/{dispatched.number}/file/"))

    assert "邻居家的事" not in page
    assert "已撤回（写错了）" in page


def test_an_issue_that_is_not_there_has_no_papers():
    for name in ("approval/", "approval.pdf", "file/", "file.pdf"):
        assert signed_in(LI_CLERK).get(f"/print/i/2026-999/{name}").status_code == 404


def test_the_page_of_an_issue_leads_to_its_papers(struck_off):
    page = pages.text(pages.look(ZHENG_VERIFIER, struck_off))

    for name in ("approval", "file"):
        assert f'href="/print/i/{struck_off.number}/{name}/"' in page


@pytest.mark.django_db(databases=["default", "keys"], transaction=True)
@pytest.mark.parametrize("name", ["approval", "file"])
def test_a_paper_costs_six_queries(struck_off, name, django_assert_max_num_queries):
    client: Client = signed_in(LI_CLERK)
    client.get(f"/print/i/{struck_off.number}/{name}/")

    with django_assert_max_num_queries(6):
        client.get(f"/print/i/{struck_off.number}/{name}/")
