"""The sentences of one language, read from its gettext catalog.

A language is a folder with a catalog: `kiosk/locale/<code>/LC_MESSAGES/kiosk.po`, or the `.mo` that the
build compiles from it. What a language does not say is said in Dutch, and failing that in the English
of the source.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kiosk.language.placeholders import filled

if TYPE_CHECKING:
    from babel.core import Locale

LOCALE = Path(__file__).parents[1] / "locale"
"""Where the catalogs are."""

HOME = "nl"
"""The language that stands in for what another lacks."""


def mark(message: str) -> str:
    """Mark a sentence for the catalogs and give it back as it is; `Language.text` words it later."""
    return message


class Worded(Protocol):
    """Something that carries an English sentence and its values: the errors of the kiosk."""

    sentence: str
    """The untranslated sentence, with `{named}` places."""

    @property
    def values(self) -> Mapping[str, object]:
        """What fills the places."""


class Language:
    """One language a visitor can read."""

    def __init__(self, code: str, catalogs: Sequence[NullTranslations]) -> None:
        self.code = code
        """The folder's name: nl, en."""
        self._catalogs = tuple(catalogs)

    @classmethod
    def load(cls, code: str, folder: Path = LOCALE) -> "Language":
        """The language with its fallback. Raises LookupError when the folder has no catalog for it."""
        return _load(code, folder)

    @staticmethod
    def available(folder: Path = LOCALE) -> tuple[str, ...]:
        """The codes of all languages that have a catalog, in alphabetical order."""
        return tuple(sorted({path.parents[1].name for path in folder.glob("*/LC_MESSAGES/kiosk.[mp]o")}))

    @property
    def name(self) -> str:
        """What the language calls itself: what stands on the button that chooses it."""
        # NL: Nederlands
        # EN: English
        message = mark("language name")
        return self._said(lambda catalog: catalog.gettext(message), {}, self._catalogs[:1]) or self.code

    @cached_property
    def locale(self) -> "Locale":
        """Babel's knowledge of the language; of Dutch, where Babel does not know it."""
        from babel.core import Locale, UnknownLocaleError

        try:
            return Locale.parse(self.code)
        except (UnknownLocaleError, ValueError):
            return Locale.parse(HOME)

    def text(self, message: str, /, **values: object) -> str:
        """The sentence in this language. `message` is the English one; values fill its `{named}` places."""
        said = self._said(lambda catalog: catalog.gettext(message), values) if message else message
        return said if said is not None else _as_it_stands(message, values)

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        """The sentence for a number, by the catalog's own plural rule; `{n}` is the number."""
        values = {"n": n} | values
        said = self._said(lambda catalog: catalog.ngettext(one, many, n), values)
        return said if said is not None else _as_it_stands(one if n == 1 else many, values)

    def error(self, error: Worded) -> str:
        """What went wrong, in this language."""
        return self.text(error.sentence, **error.values)

    def listing(self, items: Sequence[str]) -> str:
        """A list in words: *a, b en c*."""
        if len(items) < 2:
            return "".join(items)
        # NL: {first} en {last}
        return self.text(mark("{first} and {last}"), first=", ".join(items[:-1]), last=items[-1])

    def capital(self, text: str) -> str:
        """The text with a capital at its start; the Dutch ij is one letter."""
        size = 2 if self.code == "nl" and text[:2] == "ij" else 1
        return text[:size].upper() + text[size:]

    def _said(
        self,
        ask: Callable[[NullTranslations], str],
        values: Mapping[str, object],
        catalogs: Sequence[NullTranslations] | None = None,
    ) -> str | None:
        """The first catalog's answer that is there and whose places can all be filled."""
        for catalog in self._catalogs if catalogs is None else catalogs:
            try:
                pattern = ask(catalog)
            except LookupError:
                continue
            said = filled(pattern, values) if pattern else None
            if said is not None:
                return said
        return None


class _Absent(NullTranslations):
    """The end of one catalog: what is not in it is not made up, the next catalog is asked."""

    def gettext(self, message: str) -> str:
        raise LookupError(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:  # noqa: ARG002 - gettext's signature
        raise LookupError(msgid1)


def _as_it_stands(message: str, values: Mapping[str, object]) -> str:
    """The English sentence, filled in where that is possible: a slip must not stop a kiosk in a hall."""
    said = filled(message, values)
    return message if said is None else said


@lru_cache(maxsize=64)
def _load(code: str, folder: Path) -> Language:
    if code not in Language.available(folder):
        raise LookupError(f"no catalog for {code!r}")
    codes = dict.fromkeys((code, HOME))
    return Language(code, [_read(one, folder) for one in codes if one in Language.available(folder)])


def _read(code: str, folder: Path) -> NullTranslations:
    compiled = folder / code / "LC_MESSAGES" / "kiosk.mo"
    content = compiled.read_bytes() if compiled.exists() else _compiled(compiled.with_suffix(".po"), code)
    translations = GNUTranslations(BytesIO(content))
    translations.add_fallback(_Absent())
    return translations


def _compiled(source: Path, code: str) -> bytes:
    """What the build would have made of the catalog: for a checkout, which has no compiled ones."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    content = BytesIO()
    with source.open("rb") as words:
        write_mo(content, read_po(words, locale=code))
    return content.getvalue()
