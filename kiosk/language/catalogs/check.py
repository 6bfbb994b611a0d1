"""What is wrong with a catalog, in one line each."""

import re
from collections.abc import Iterator

from babel.messages.catalog import Catalog, Message

from kiosk.language.catalogs.sentence import Sentence, Sources
from kiosk.language.catalogs.update import is_complete, texts
from kiosk.language.placeholders import names

LONGEST = 12
"""Words in a Dutch sentence: language level B1."""

_SENTENCE_END = re.compile(r"[.!?:](?:\s|$)|\n")
_WORD = re.compile(r"\S*\w\S*")


def problems(catalog: Catalog, sources: Sources, code: str) -> Iterator[str]:
    """Everything that keeps a catalog from being complete, in the order of the source."""
    for sentence in sources.sentences:
        message = catalog.get(sentence.message)
        for words in _of(message, sentence, code):
            yield f"{code}: {words}: {sentence.message!r} ({sentence.files[0]})"
    known = {sentence.message for sentence in sources.sentences}
    for message in catalog:
        if message.id and _first(message) not in known:
            yield f"{code}: no longer in the source: {_first(message)!r}"
    for obsolete in catalog.obsolete.values():
        yield f"{code}: kept as obsolete: {_first(obsolete)!r}"


def _of(message: Message | None, sentence: Sentence, code: str) -> Iterator[str]:
    if message is None or not is_complete(message):
        yield "not translated"
        return
    if message.fuzzy:
        yield "only guessed (fuzzy)"
    if isinstance(message.id, str) != (sentence.plural is None) or (
        sentence.plural and message.id[1] != sentence.plural
    ):
        yield "another plural in the source"
        return
    for said in texts(message):
        yield from _of_text(said, sentence, code)


def _of_text(said: str, sentence: Sentence, code: str) -> Iterator[str]:
    try:
        given, asked = names(sentence.message) | names(sentence.plural or ""), names(said)
    except ValueError:
        yield f"a place that is more than a name in braces, {said!r}"
        return
    # A form for one may say the number in words: één plek.
    optional = {"n"} if sentence.plural else set()
    if asked - given or given - asked - optional:
        yield f"other places than the English sentence, {said!r}"
    if code == "nl":
        yield from (f"{words} words in one sentence, {said!r}" for words in _lengths(said) if words > LONGEST)


def _lengths(text: str) -> list[int]:
    """The number of words of each sentence in a text."""
    return [len(_WORD.findall(sentence)) for sentence in _SENTENCE_END.split(text)]


def _first(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]
