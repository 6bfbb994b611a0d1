"""Brings a catalog up to date with the source, without guessing."""

from babel.messages.catalog import Catalog, Message

from kiosk.language.catalogs.comments import parse
from kiosk.language.catalogs.sentence import Sentence, Sources

SOURCE_LANGUAGE = "en"
"""The language of the msgids: its catalog repeats them, unless a comment says otherwise."""


def template(sources: Sources) -> Catalog:
    """A catalog with every sentence of the source and no translation."""
    return _catalog(sources, None, None)


def updated(old: Catalog, sources: Sources, code: str) -> Catalog:
    """The catalog with exactly the sentences of the source.

    A translation that is there stays. One that is missing is taken from the comment in the source, and so
    is one that came from an earlier version of that comment. What the source no longer says is left out.
    """
    return _catalog(sources, old, code)


def expected(sentence: Sentence, code: str, forms: int) -> str | tuple[str, ...] | None:
    """The translation the source gives in this language, or None; for a plural one text a form."""
    authored = sentence.authored.get(code)
    if authored is None and code == SOURCE_LANGUAGE:
        return sentence.message if sentence.plural is None else (sentence.message, sentence.plural)
    return None if authored is None else _forms(authored, sentence.plural is not None, forms)


def _catalog(sources: Sources, old: Catalog | None, code: str | None) -> Catalog:
    new = Catalog(locale=old.locale_identifier if old is not None else None, domain="kiosk", fuzzy=False)
    if old is not None:
        new.mime_headers = [("Plural-Forms", old.plural_forms)]  # the catalog's own rule, not Babel's
    for sentence in sources.sentences:
        new.add(
            sentence.message if sentence.plural is None else (sentence.message, sentence.plural),
            _translation(sentence, old, code) if old is not None and code else None,
            locations=[(file, 0) for file in sentence.files],
            auto_comments=[f"{tag.upper()}: {text}" for tag, text in sorted(sentence.authored.items())],
        )
    return new


def _translation(sentence: Sentence, old: Catalog, code: str) -> str | tuple[str, ...] | None:
    given = expected(sentence, code, old.num_plurals)
    known = old.get(sentence.message)
    if known is None or known.fuzzy or not is_complete(known):
        return given
    is_plural = isinstance(known.id, tuple | list)
    if is_plural != (sentence.plural is not None) or (is_plural and known.id[1] != sentence.plural):
        return given
    current = texts(known) if is_plural else texts(known)[0]
    return given if given is not None and current == _earlier(known, code, old.num_plurals) else current


def _earlier(known: Message, code: str, forms: int) -> str | tuple[str, ...] | None:
    """What the comment said when the catalog was last brought up to date."""
    authored = {tag: text for tag, text, _ in parse(list(enumerate(known.auto_comments)))}
    one, many = known.id if isinstance(known.id, tuple | list) else (known.id, None)
    return expected(Sentence(one, many, (), authored), code, forms)


def is_complete(message: Message) -> bool:
    """Every form has a translation."""
    return all(texts(message))


def texts(message: Message) -> tuple[str, ...]:
    """The translation, one text a form; an empty text where there is none."""
    return (message.string or "",) if isinstance(message.string, str | None) else tuple(message.string)


def _forms(authored: str, is_plural: bool, forms: int) -> str | tuple[str, ...] | None:
    if not is_plural:
        return authored
    parts = tuple(part.strip() for part in authored.split("|"))
    if len(parts) == 1:
        return parts * forms
    return parts if len(parts) == forms else None
