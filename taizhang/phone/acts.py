"""What an item of the queue asks for: a new matter, a visit, or an act on a matter."""

from typing import Any

from taizhang.core import commands as co
from taizhang.core.visiting import Outcome
from taizhang.core.vocabulary import Conclusion
from taizhang.fieldwork.patches import kind_for, patch_of
from taizhang.fieldwork.raising import Found, registration
from taizhang.fieldwork.recording import Visited
from taizhang.fieldwork.rounds import stop
from taizhang.people.models import User
from taizhang.phone.items import ItemForm
from taizhang.places.gazetteer import Gazetteer


def raises_a_matter(said: dict[str, Any]) -> bool:
    """Return whether an item puts a matter on the ledger."""
    return said["kind"] == "snap" or (
        said["kind"] == "visit" and said["outcome"] is Outcome.MATTER
    )


def commands_of(form: ItemForm, user: User) -> tuple[co.Command, ...]:
    """Return what the book is asked to do, () for a visit that came to nothing."""
    said = form.cleaned_data
    if raises_a_matter(said):
        return (registration(_found(said, user)),)
    match said["kind"]:
        case "take-up":
            return (co.TakeUp(),)
        case "progress":
            return (co.RecordProgress(text=said["text"]),) if _has_words(said) else ()
        case "done":
            conclusion = said["conclusion"] or Conclusion.SOLVED
            return (co.ReportHandled(conclusion=conclusion, result=said["text"]),)
        case "return":
            return (co.ReturnDispatch(reason=said["reason"], explanation=said["text"]),)
    return ()


def visited_in(form: ItemForm, user: User) -> Visited | None:
    """Return the visit that an item tells of, None for none."""
    said = form.cleaned_data
    if said["kind"] != "visit":
        return None
    there = stop(said["stop"], patch_of(user)) if said["stop"] else None
    known = Gazetteer().kind_of(said["place"])
    return Visited(
        key=str(said["key"]),
        kind=said["visit_kind"] or kind_for(user),
        outcome=said["outcome"],
        happened_at=said["happened_at"],
        stop=there.key if there else "",
        place=said["place"] if known else "",
        words=said["words"],
        ticks=said["ticks"],
        fix=said["fix"],
    )


def _has_words(said: dict[str, Any]) -> bool:
    # Photos alone are progress too: they come as evidence, each for itself.
    return bool(said["text"]) or not said["shots"]


def _found(said: dict[str, Any], user: User) -> Found:
    return Found(
        category=said["category"],
        kind=said["visit_kind"] or kind_for(user),
        happened_at=said["happened_at"],
        words=said["words"],
        place=said["place"],
        place_text=said["place_text"],
        stop=stop(said["stop"], patch_of(user)) if said["stop"] else None,
        by_themselves=said["by_themselves"],
        fix=said["fix"],
    )
