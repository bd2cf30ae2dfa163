"""The search index of the book: keyed tokens of what was said, one document an issue.

A document holds the bigrams of summary and words and whole-value tokens of names, phones
and the last four digits of phones. SQLite keeps it in FTS5, PostgreSQL in a tsvector.
"""

from collections.abc import Collection, Iterable

from django.db import connection

from taizhang.core import events as ev
from taizhang.core.issue import Entry
from taizhang.keys import index
from taizhang.ledger.standing import standing_entries

TABLE = "ledger_search"
OFTEN = 1000


def document(entries: list[Entry]) -> str:
    """Return the index document of an issue's opened `entries`.

    What was taken back or withdrawn is not found any more.
    """
    tokens: list[str] = []
    stands = standing_entries(entries)
    events = [entry.event for entry in stands]
    hidden = {event.target for event in events if isinstance(event, ev.TextWithdrawn)}
    for entry in stands:
        if entry.seq in hidden:
            continue
        for text in _texts(entry.event):
            tokens += [*index.bigrams(text), index.BREAK]
        tokens += _people(entry.event)
    return " ".join(tokens)


def write(documents: Iterable[tuple[int, str]]) -> None:
    """Write documents by standing id, in place of what was there."""
    rows = list(documents)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"DELETE FROM {TABLE} WHERE {_key()} = %s",
            [(row_id,) for row_id, _document in rows],
        )
    insert(rows)


def insert(documents: Iterable[tuple[int, str]]) -> None:
    """Write documents by standing id, where there are none yet."""
    rows = list(documents)
    if not rows:
        return
    value = "%s" if connection.vendor == "sqlite" else "to_tsvector('simple', %s)"
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {TABLE} ({_key()}, tokens) VALUES (%s, {value})", rows
        )


def add(case: str, tokens: str) -> None:
    """Add `tokens` to the document of the issue `case`."""
    said = (
        "tokens || ' ' || %s"
        if connection.vendor == "sqlite"
        else ("tokens || to_tsvector('simple', %s)")
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {TABLE} SET tokens = {said} WHERE {_key()} ="
            ' (SELECT id FROM ledger_standing WHERE "case" = %s)',
            [tokens, case],
        )


def documents(first: int, last: int) -> dict[int, str]:
    """Return the documents of the standings with these ids. One query."""
    sqlite = connection.vendor == "sqlite"
    tokens = "tokens" if sqlite else "array_to_string(tsvector_to_array(tokens), ' ')"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {_key()}, {tokens} FROM {TABLE} WHERE {_key()} BETWEEN %s AND %s",
            [first, last],
        )
        return dict(cursor.fetchall())


def count() -> int:
    """Return how many documents there are."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM {TABLE}")
        return int(cursor.fetchone()[0])


def comparable(document_text: str) -> str:
    """Return a document with each of its tokens once, in order."""
    return " ".join(sorted(set(document_text.split())))


def clear() -> None:
    """Empty the index, before it is made anew."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE}")


def _key() -> str:
    return "rowid" if connection.vendor == "sqlite" else "id"


def condition(words: str, *, latest: int = 0) -> tuple[str, list[str]] | None:
    """Return SQL (with its parameter) that holds for standings matching `words`.

    None, and `latest`: see `matching`.
    """
    found = matching(words, latest=latest)
    return (f"id IN ({found[0]})", found[1]) if found else None


def matching(words: str, *, latest: int = 0) -> tuple[str, list[str]] | None:
    """Return SQL (with its parameter) that finds the ids of standings matching `words`.

    None if there is nothing to look for. Words are found as phrases; a name, a phone
    number or its last four digits as a whole. `latest`: only among so many of the newest
    matches, which costs the same however many there are on SQLite.
    """
    sqlite = connection.vendor == "sqlite"
    query = _sqlite_query(words) if sqlite else _pg_query(words)
    if not query:
        return None
    newest = f" ORDER BY {_key()} DESC LIMIT {latest:d}" if latest else ""
    if sqlite:
        found = f"SELECT rowid AS id FROM {TABLE} WHERE {TABLE} MATCH %s{newest}"
    else:
        found = f"SELECT id FROM {TABLE} WHERE tokens @@ %s::tsquery{newest}"
    return found, [query]


def is_found_often(words: str) -> bool:
    """Return whether so much holds `words` that walking through a list soon comes by some.

    SQLite alone cannot tell by itself. One query, which counts no further than it must.
    """
    found = matching(words) if connection.vendor == "sqlite" and words.strip() else None
    if found is None:
        return False
    sql, parameters = found
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM ({sql} LIMIT {OFTEN:d})", parameters)
        return int(cursor.fetchone()[0]) == OFTEN


def times(tokens: Collection[str], most: int) -> dict[str, int]:
    """Return in how many documents each of `tokens` stands, counted up to `most`. One query."""
    if not tokens:
        return {}
    one = f"SELECT %s, (SELECT COUNT(*) FROM (SELECT 1 FROM {TABLE} WHERE {_holds()} LIMIT {most:d}) AS found)"
    parameters = [part for token in tokens for part in (token, _any_of([token]))]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([one] * len(tokens)), parameters)
        return dict(cursor.fetchall())


def newest_with(tokens: Collection[str], most: int) -> dict[int, frozenset[str]]:
    """Return the newest documents with any of `tokens`: by standing id, what stands in them.

    One query.
    """
    if not tokens:
        return {}
    sqlite = connection.vendor == "sqlite"
    held = "tokens" if sqlite else "array_to_string(tsvector_to_array(tokens), ' ')"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {_key()}, {held} FROM {TABLE} WHERE {_holds()}"
            f" ORDER BY {_key()} DESC LIMIT {most:d}",
            [_any_of(tokens)],
        )
        return {row_id: frozenset(text.split()) for row_id, text in cursor.fetchall()}


def _holds() -> str:
    return f"{TABLE} MATCH %s" if connection.vendor == "sqlite" else "tokens @@ %s::tsquery"


def _any_of(tokens: Collection[str]) -> str:
    return (" OR " if connection.vendor == "sqlite" else " | ").join(tokens)


def _texts(event: ev.Event) -> tuple[str, ...]:
    match event:
        case ev.IssueRegistered():
            return (event.summary, event.words, event.place_text)
        case ev.IssueCarriedOver():
            return (event.summary, event.words, event.place_text, event.result)
        case ev.VoiceAdded() | ev.WordsAdded() | ev.ObjectionRaised():
            return (event.words,)
        case ev.IssueCorrected():
            return (event.summary, event.place_text)
        case ev.ProgressRecorded(text=text) | ev.HandlingReported(result=text):
            return (text,)
        case _:
            return ()


def _people(event: ev.Event) -> list[str]:
    if not isinstance(event, ev.IssueRegistered | ev.IssueCarriedOver | ev.VoiceAdded):
        return []
    tokens = [
        index.exact("name", event.reporter),
        index.exact("phone", event.phone),
        index.last_four(event.phone),
    ]
    return [token for token in tokens if token]


def _wholes(words: str) -> list[str]:
    tokens = [index.exact("name", words), index.exact("phone", words)]
    if len(words.strip()) == 4 and words.strip().isdecimal():
        tokens.append(index.last_four(words))
    return [token for token in tokens if token]


def _sqlite_query(words: str) -> str:
    runs = ['"' + " ".join(run) + '"' for run in index.phrase(words)]
    said = "(" + " AND ".join(runs) + ")" if runs else ""
    return " OR ".join(part for part in (said, *_wholes(words)) if part)


def _pg_query(words: str) -> str:
    runs = ["(" + " <-> ".join(run) + ")" for run in index.phrase(words)]
    said = "(" + " & ".join(runs) + ")" if runs else ""
    return " | ".join(part for part in (said, *_wholes(words)) if part)
