"""Numbers of places, hands and people, as one says them."""

from kiosk.language.catalog import Language, mark

_PARTIES = {
    # NL: jij alleen
    1: mark("just you"),
    # NL: met z'n tweeën
    2: mark("two people"),
    # NL: met z'n drieën
    3: mark("three people"),
    # NL: met z'n vieren
    4: mark("four people"),
    # NL: met z'n vijven
    5: mark("five people"),
    # NL: met z'n zessen
    6: mark("six people"),
    # NL: met z'n zevenen
    7: mark("seven people"),
    # NL: met z'n achten
    8: mark("eight people"),
    # NL: met z'n negenen
    9: mark("nine people"),
    # NL: met z'n tienen
    10: mark("ten people"),
    # NL: met z'n elven
    11: mark("eleven people"),
    # NL: met z'n twaalven
    12: mark("twelve people"),
}
"""Up to a dozen; nobody says *met z'n dertienen*."""


def places(language: Language, left: int | None) -> str:
    """How many places a newcomer can still get: *nog 4 plekken*; None where there is no limit."""
    if left is None:
        # NL: altijd plek
        return language.text("always room")
    if left <= 0:
        # NL: vol, wachtlijst
        return language.text("full, wait list")
    # NL: nog {n} plek | nog {n} plekken
    return language.plural("{n} place left", "{n} places left", left)


def places_of(language: Language, left: int, capacity: int) -> str:
    """How many of all places are free: *nog 6 van 12 plekken vrij*."""
    if left <= 0:
        # NL: de {n} plek is bezet | alle {n} plekken zijn bezet
        return language.plural("the {n} place is taken", "all {n} places are taken", capacity)
    # NL: nog {left} van {n} plek vrij | nog {left} van {n} plekken vrij
    return language.plural("{left} of {n} place free", "{left} of {n} places free", capacity, left=left)


def hands(language: Language, needed: int, left: int | None = 0) -> str:
    """How many hands a task still asks for: *nog 2 nodig*.

    `needed` is the minimum less who is there, `left` the maximum less who is there (None: no maximum).
    """
    if needed > 0:
        # NL: nog {n} nodig | nog {n} nodig
        return language.plural("{n} needed", "{n} needed", needed)
    if left is None or left > 0:
        # NL: hulp is welkom
        return language.text("help is welcome")
    # NL: genoeg, dank je
    return language.text("enough, thank you")


def party(language: Language, people: int) -> str:
    """With how many somebody comes, told to that person: *jij alleen*, *met z'n tweeën*."""
    if people in _PARTIES:
        return language.text(_PARTIES[people])
    # NL: met {n} mens | met {n} mensen
    return language.plural("{n} person", "{n} people", people)


def number(language: Language, position: int) -> str:
    """A place in the row: *nummer 3*."""
    # NL: nummer {n}
    return language.text("number {n}", n=position)
