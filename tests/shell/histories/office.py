"""An office in which anybody does anything, through the pages that everybody has.

Everything comes from one seed but ids, keys and salts, which are chance anyway: a history
that fails is told by its acts.
"""

import datetime as dt
import random
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.test import Client
from PIL import Image

from taizhang.ledger import models
from tests import cast
from tests.cast import signed_in
from tests.shell.exchange.bringing_in import ledger_file, uploaded
from tests.shell.files.samples import file_of
from tests.shell.histories.forms import Form, Hand, Said, forms_of
from tests.shell.phone.handing_in import hand_in, item
from tests.shell.residents import receipt_on, rested
from tests.shell.roundtrip.sheets import cell, edited, handed_in
from tests.shell.tasklinks.phones import PERSON

PEOPLE = tuple(part.actor for part in cast.CAST)
# What an act may be called; `close` and the like are for those who try their luck.
ACTS = (
    *("dispatch", "accept", "take-up", "progress", "evidence", "report", "return"),
    *("strike-off", "follow-up", "post", "rule", "object", "reopen", "correct", "void"),
    *("decide-void", "merge", "split", "voice", "extend", "decide-extension", "defer"),
    *("decide-deferral", "resume", "root-cause", "remind", "withdraw", "undo", "confirm"),
    *("supervise", "lift-supervision", "complained-of", "decline", "refer", "close"),
)
BULK = ("dispatch", "remind", "merge", "confirm", "correct", "strike-off", "close")
OUTCOMES = (
    *("satisfied", "satisfied", "mostly_satisfied", "explained_accepted"),
    *("not_solved", "unreachable", "unreachable"),
)
WORDS = {
    "": ("3号楼的事", "已到现场，逐层看过。", "情况属实。"),
    "happened_at": ("", "", "昨天"),
    "their_due": ("", ""),
    "phone": ("13800004521", "13900000007"),
    "reporter": ("王桂兰", "赵建国", ""),
    "place_text": ("锦绣家园3号楼", "青松苑3号楼"),
    "summary": ("楼道灯不亮", "井盖松动", "垃圾没人清", "下水道堵了"),
}
# What leads on from each status: who, where, and which button is meant.
LEADS: dict[str, tuple[tuple[tuple[str, ...], str, str], ...]] = {
    "registered": ((("li", "zhou"), "i/{}/dispatch", ""),),
    "accepted": ((("li", "zhou"), "i/{}/dispatch", ""),),
    "dispatched": ((("liu", "tang", "wang"), "i/{}/report", ""),),
    "in_progress": ((("liu", "tang", "wang"), "i/{}/report", ""),),
    "handled": ((("zheng", "he"), "verify/{}", "strike_off"),),
    "verified": (
        (("zheng", "he"), "verify/{}", "strike_off"),
        (("li", "zheng"), "follow-up/{}/1", ""),
        (("zheng", "zhou", "miao"), "i/{}/strike-off", ""),
        (("miao", "zhou"), "follow-up/{}/1/rule", ""),
        (("li",), "i/{}/post", ""),
    ),
    "struck_off": (
        (("zheng", "li"), "look-back/{}", ""),
        (("zhou", "li"), "i/{}/reopen", ""),
        (("li", "zheng"), "i/{}/object", ""),
    ),
    "deferred": ((("zhou", "li"), "i/{}/resume", ""),),
    "carried_over": ((("li",), "i/{}/reopen", ""),),
    "merged": ((("li",), "i/{}/split", ""),),
}


@dataclass
class Sent:
    """A form somebody sent: where to and what it said."""

    action: str
    said: Said


@dataclass
class Phone:
    """A phone that a task link is bound to, or a resident's with a receipt."""

    client: Client
    address: str


@dataclass
class Office:
    """The office at work. `done`: how often each way in was taken, and how it was answered."""

    seed: int
    done: Counter[str] = field(default_factory=Counter)
    answers: Counter[int] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        """Let nobody have come in yet."""
        self.chance = random.Random(self.seed)
        self.hand = Hand(self.chance, self.photo, WORDS)
        self.clients: dict[str, Client] = {}
        self.sent: list[Sent] = []
        self.links: list[Phone] = []
        self.residents: list[Phone] = []
        self.photos: list[bytes] = []
        self.ways: dict[Callable[[], None], int] = {
            self.going_on: 52,
            self.any_page: 12,
            self.forging: 10,
            self.on_many: 7,
            self.by_link: 6,
            self.by_phone: 4,
            self.as_resident: 5,
            self.at_the_counter: 4,
            self.bringing_in: 1,
            self.there_and_back: 1,
        }

    def day(self, acts: int) -> None:
        """Have so many acts done by whoever comes in on this day."""
        rested()
        self.clients = {actor.id: signed_in(actor) for actor in PEOPLE}
        for _act in range(acts):
            (way,) = self.chance.choices([*self.ways], weights=[*self.ways.values()])
            self.done[way.__name__] += 1
            way()

    # ---- The ways in ----

    def going_on(self) -> None:
        """Somebody does what a matter waits for, at the page that is for it."""
        row = self._row()
        leads = LEADS.get(row.status) if row else None
        if not row or not leads:
            return self.at_the_counter()
        names, path, act = self.chance.choice(leads)
        able = [a for a in PEOPLE if a.id.removeprefix("a-").strip("x") in names]
        mine = [a for a in able if a.id == row.handler] or [
            a for a in able if a.unit == row.unit
        ]
        working = row.status in ("dispatched", "in_progress")
        by = self.chance.choice(mine if working and mine else able)
        path = f"/{path.format(_number(row))}/"
        return self._at(self.clients[by.id], path, act, **self._meant())

    def any_page(self) -> None:
        """Somebody opens any page of a matter, be it for them or not, and presses."""
        row = self._row()
        if row is None:
            return
        number, act = _number(row), self.chance.choice(ACTS)
        path = self.chance.choice(
            (f"/i/{number}/{act}/", f"/i/{number}/", f"/verify/{number}/")
        )
        self._at(self._anybody(), path)

    def forging(self) -> None:
        """Somebody sends what no page gave them: another's form, an old one, a made-up one."""
        row = self._row()
        if row is None:
            return
        made = {"key": str(uuid4()), "n": str(row.n), "outcome-1": "satisfied"}
        made |= {"act": "strike_off", "outcome": "satisfied", "method": "on_site"}
        number = _number(row)
        forged = [
            Sent(f"/i/{number}/strike-off/", made),
            Sent(f"/verify/{number}/", made | {"passed": "1"}),
            Sent(f"/i/{number}/report/", made | {"conclusion": "solved", "result": "好"}),
            Sent(f"/follow-up/{number}/1/", made | {"act": "save"}),
            Sent(f"/follow-up/{number}/1/rule/", made | {"upheld": "", "reason": "依规。"}),
        ]
        if self.sent:
            old = self.chance.choice(self.sent)
            moved = re.sub(r"/\d{4}-\d+/", f"/{number}/", old.action)
            again = old.said | {"key": str(uuid4())}
            forged += [old, Sent(old.action, again)] * 2
            forged += [Sent(moved, again), Sent(moved, again | {"n": str(row.n)})] * 2
        what = self.chance.choice(forged)
        self._post(self._anybody(), what.action, what.said)

    def on_many(self) -> None:
        """Somebody chooses rows on the ledger, and does something to all of them."""
        rows = [row for row in (self._row() for _ in range(6)) if row]
        marks = [f"{row.case}:{row.n - (self.chance.random() < 0.1)}" for row in rows]
        who = self._anybody()
        path = f"/bulk/{self.chance.choice(BULK)}/"
        answer = self._post(who, path, {"chosen": marks}, kept=False)
        self._press_one(who, answer, path)

    def by_link(self) -> None:
        """A partner without an account does a task, or somebody tries another's link."""
        row = self._row()
        if row and (not self.links or self.chance.random() < 0.4):
            self._make_link(row)
        if self.links:
            phone = self.chance.choice(self.links)
            other = self.chance.choice(self.links)
            client = other.client if self.chance.random() < 0.15 else phone.client
            self._at(client, phone.address)

    def by_phone(self) -> None:
        """A phone hands in what it kept, of a matter or of a new one."""
        row, kinds = self._row(), ("snap", "take-up", "progress", "done", "return")
        kind = self.chance.choice(kinds) if row else "snap"
        said = {"words": "楼道灯不亮", "text": "换好了。", "reason": "not_ours"}
        said["conclusion"] = "solved"
        if row:
            said |= {"number": _number(row), "n": str(row.n)}
        self.answers[hand_in(self._anybody(), item(kind, **said)).status_code] += 1

    def as_resident(self) -> None:
        """A resident raises a matter, or says something on the page of their receipt."""
        if not self.residents or self.chance.random() < 0.3:
            browser = Client()
            path = self.chance.choice(("/report/", "/s/jinxiu-3/"))
            self._at(browser, path, always=True)
            if "/receipt/" in browser.get("/receipt/").request["PATH_INFO"]:
                self._keep_receipt(browser)
            return
        phone = self.chance.choice(self.residents)
        answer = phone.client.post("/q/", {"number": phone.address}, follow=True)
        self._press_one(phone.client, answer, "/q/say/", **self._meant())

    def at_the_counter(self) -> None:
        """The clerk takes a matter in, and mostly gives it out at once."""
        act = self.chance.choice(("dispatch", "dispatch", "register", ""))
        meant = self._meant() | {"result": "", "found_by_staff": ""}
        self._at(self.clients[cast.LI_CLERK.id], "/new/", act, always=True, **meant)

    def bringing_in(self) -> None:
        """An old ledger comes in, with rows that say of themselves that they are over."""
        rows = [
            (f"{self.chance.random()}", "2026-03-05", "电话", "投诉", "路灯楼道灯")
            + ("锦绣家园 3 号楼", f"旧账{self.chance.random()}", "晚上黑", said)
            for said in ("已办结", "已销号", "", "已修")
        ]
        who = self.clients[cast.SUN_ADMINISTRATOR.id]
        answer = uploaded(who, ledger_file(*rows).getvalue())
        if answer.status_code == 302:
            self._post(who, f"{answer.url}go/", {})
            self._at(who, answer.url)

    def there_and_back(self) -> None:
        """A workbook goes out, is written in, also where it should not be, and comes back."""
        rows = [row for row in (self._row() for _ in range(3)) if row]
        who = self.clients[self.chance.choice((cast.LI_CLERK, cast.ZHOU_SECRETARY)).id]
        out = bytes(who.get("/roundtrip/ledger.xlsx?phase=all").getvalue())
        edits = [cell("责任单位", _number(row), "城管科") for row in rows[:1]]
        edits += [_any_cell(_number(row), self.chance) for row in rows]
        try:
            answer = handed_in(who, edited(out, *edits))
        except StopIteration:
            return
        if answer.redirect_chain:
            address = answer.redirect_chain[-1][0]
            self._post(who, f"{address}bring-in/", {"reason": "表上写错了"})

    # ---- What they have in common ----

    def photo(self) -> bytes:
        """Return a picture: mostly a new one, now and then one that was used before."""
        if self.photos and self.chance.random() < 0.08:
            return self.chance.choice(self.photos)
        dots = Image.frombytes("L", (9, 7), self.chance.randbytes(63))
        self.photos.append(file_of(dots.resize((180, 140)).convert("RGB")))
        return self.photos[-1]

    def _at(
        self, who: Client, path: str, act: str = "", *, always: bool = False, **meant: str
    ) -> None:
        """Open a page and send one of its forms, by the button `act` where it has one."""
        answer = who.get(path)
        self.answers[answer.status_code] += 1
        if answer.status_code == 200:
            self._press_one(who, answer, path, act, always=always, **meant)

    def _press_one(
        self,
        who: Client,
        answer: Any,
        path: str,
        act: str = "",
        *,
        always: bool = False,
        **meant: str,
    ) -> None:
        forms = [
            form
            for form in forms_of(answer.content.decode(), path)
            if not form.action.startswith(("/sign-out", "/language", "/me/", "/desk/"))
        ]
        own = [form for form in forms if form.action == path or act and form.button(act)]
        if own and (always or self.chance.random() < 0.85):
            forms = own
        if forms:
            self._send(who, self.chance.choice(forms), path, act, **meant)

    def _send(self, who: Client, form: Form, path: str, act: str, **meant: str) -> None:
        filled = self.hand.fill(form, **meant)
        button = form.button(act) if act and self.chance.random() < 0.8 else None
        if button is None and form.buttons:
            button = self.chance.choice(form.buttons)
        name, value, elsewhere = button or ("", "", "")
        if name:
            filled[name] = value
        self._post(who, elsewhere or form.action or path, filled)

    def _post(self, who: Client, path: str, said: Said, *, kept: bool = True) -> Any:
        # A matter that was found is gone on with elsewhere; a file is read but once.
        sent = {k: v for k, v in said.items() if isinstance(v, str | list)}
        if kept and re.search(r"/\d{4}-\d+/|^/t/", path):
            self.sent = [*self.sent[-400:], Sent(path, sent)]
        answer = who.post(path, said)
        self.answers[answer.status_code] += 1
        return answer

    def _meant(self) -> dict[str, str]:
        """Return what most forms are filled in with where they ask for it."""
        handler = self.chance.choice((cast.LIU_HANDLER, cast.WANG_HANDLER))
        said = self.chance.choice(OUTCOMES)
        given = {"handler": handler.id, "unit": handler.unit, "conclusion": "solved"}
        return given | {"outcome": said, "outcome-1": said, "outcome-2": said}

    def _anybody(self) -> Client:
        return self.chance.choice([*self.clients.values(), Client()])

    def _row(self) -> Any:
        """Return the row of a matter, mostly one of the latest."""
        rows = models.Standing.whole.order_by("-id")
        count = rows.count()
        if count == 0:
            return None
        near = min(count, 12) if self.chance.random() < 0.7 else count
        return rows[self.chance.randrange(near)]

    def _make_link(self, row: Any) -> None:
        clerk = self.clients[cast.LI_CLERK.id]
        path = f"/links/{_number(row)}/"
        page = clerk.get(path)
        if page.status_code != 200 or "form" not in page.context:
            return
        unit = self.chance.choice((row.unit or cast.PROPERTY, cast.PROPERTY))
        key = str(page.context["form"]["key"].value())
        answer = clerk.post(path, {"key": key, "unit": unit, **PERSON})
        fresh = answer.context and answer.context.get("fresh")
        if not fresh:
            return
        phone = Phone(Client(), re.sub(r"^https?://[^/]+", "", fresh["url"]))
        phone.client.post(f"{phone.address}code/", {"code": fresh["code"].replace(" ", "")})
        self.links.append(phone)

    def _keep_receipt(self, browser: Client) -> None:
        try:
            self.residents.append(Phone(browser, receipt_on(browser)))
        except AssertionError:
            return


def _number(row: Any) -> str:
    return f"{row.year}-{row.serial}"


def _any_cell(number: str, chance: random.Random) -> Any:
    def write(sheet: Any) -> None:
        line = cell("编号", number, number)
        line(sheet)
        column = chance.randrange(1, sheet.max_column + 1)
        for row in sheet.iter_rows(min_row=2):
            if any(each.value == number for each in row):
                row[column - 1].value = chance.choice(("已销号", "已办结", "投诉", "加急"))

    return write


def moved_on(chance: random.Random, at: dt.datetime) -> dt.datetime:
    """Return when the next day of the office begins: mostly the next, sometimes later."""
    return at + dt.timedelta(days=chance.choice((1, 1, 1, 2, 5, 31)))
