"""The line of every key, where tomllib tells none."""

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from kiosk.settings.scanner import Path, find_lines

TRICKY = '''\
# name = "not me"
top = 1
[hall]
name = "[screen] # no comment" # but this is: name = 2
"quoted key" = 1
'it s' . b = 2
a.b . "c.d" = 3
[screen] # [hall]
name = 1
text = """
name = 5
quote: \\""" \\\\""""
raw = \'\'\'
[rules]\'\'\'
after = 1
list = [ # ]
  "]", 2, # ,
  [3,
   4], { k = 1, "m" = { z = 2 } },
]
[[many]]
x = 1
[many.sub]
y = 2

[[many]]
x = 3
[[many.deep]]
w = 1
[themes . green]
nl = "Groen"
when = 2026-11-26 19:30:00
'''

EXPECTED: dict[str, tuple[Path, int]] = {
    "a key before any table": (("top",), 2),
    "a key after a comment that looks like it": (("hall", "name"), 4),
    "an equal key in another table": (("screen", "name"), 9),
    "a quoted key": (("hall", "quoted key"), 5),
    "a literal and dotted key": (("hall", "it s", "b"), 6),
    "a dotted key with a quoted dot": (("hall", "a", "b", "c.d"), 7),
    "a table with a comment": (("screen",), 8),
    "after a text over several lines": (("screen", "raw"), 13),
    "after a raw text with a table in it": (("screen", "after"), 15),
    "an item of a list": (("screen", "list", 1), 17),
    "an item of a list in a list": (("screen", "list", 2, 1), 19),
    "a key of an inline table in a list": (("screen", "list", 3, "m", "z"), 19),
    "the first of an array of tables": (("many", 0, "x"), 22),
    "a table under the first of them": (("many", 0, "sub", "y"), 24),
    "the second of an array of tables": (("many", 1, "x"), 27),
    "an array of tables in an array of tables": (("many", 1, "deep", 0, "w"), 29),
    "a table with spaces in its name": (("themes", "green", "nl"), 31),
    "a date": (("themes", "green", "when"), 32),
}


def test_every_key_is_found_on_its_own_line() -> None:
    """Equal keys, quotes, comments and texts that look like keys do not mislead; nor do Windows line ends."""
    for text in (TRICKY, TRICKY.replace("\n", "\r\n")):
        lines = find_lines(text)
        found = {word: (path, lines.get(path)) for word, (path, _) in EXPECTED.items()}
        assert found == EXPECTED


NAMES = st.sampled_from(["a", "b-1", '"c d"', "'#'", '"]="', '"\\u00e9\\""'])
ATOMS = st.sampled_from(
    [
        "1",
        "true",
        "2026-11-26",
        "2026-11-26 19:30:00",
        '"x"',
        '"#]}\\""',
        "'''a\n=b'''",
        '"""\n[c]\n\\""""',
        "'\"'",
    ]
)
GAPS = st.sampled_from(["", " ", "\n", " # ]}'\"\n", "\t"])


@st.composite
def a_list(draw: st.DrawFn, items: st.SearchStrategy[str]) -> str:
    """A TOML array with gaps and comments."""
    inside = [draw(GAPS) + item + draw(GAPS) for item in draw(st.lists(items, max_size=3))]
    return "[" + ",".join(inside) + draw(st.sampled_from(["", ",", ",\n"]) if inside else st.just("")) + "]"


@st.composite
def an_inline_table(draw: st.DrawFn, values: st.SearchStrategy[str]) -> str:
    """A TOML inline table, on one line but for its values."""
    keys = draw(st.lists(NAMES, max_size=3, unique=True))
    return "{ " + ", ".join(f"{key} = {draw(values)}" for key in keys) + " }"


VALUES = st.recursive(ATOMS, lambda inner: a_list(inner) | an_inline_table(inner), max_leaves=6)
PAIRS = st.lists(st.tuples(NAMES, VALUES), max_size=4, unique_by=lambda pair: pair[0])


@st.composite
def documents(draw: st.DrawFn) -> str:
    """A whole TOML text: tables and arrays of tables."""
    written: list[str] = []
    for name in draw(st.lists(NAMES, max_size=3, unique=True)):
        for header in draw(
            st.sampled_from([[f"[{name}]"], [f"[[{name}]]"], [f"[[ {name} ]]", f"[[{name}]] # x"]])
        ):
            written += [header, *(f"{key} = {value}" for key, value in draw(PAIRS))]
    return "\n".join(written) + draw(st.sampled_from(["", "\n", " # end"]))


def paths(value: object, here: Path = ()) -> set[Path]:
    """Every place in what tomllib read."""
    steps: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        steps = list(value.items())
    elif isinstance(value, list):
        steps = list(enumerate(value))
    return {here}.union(*(paths(inner, (*here, step)) for step, inner in steps)) - {()}


@given(documents())
def test_it_finds_exactly_what_tomllib_reads(text: str) -> None:
    """Whatever valid TOML it is: each key and list item has a line, and nothing else has."""
    assert set(find_lines(text)) == paths(tomllib.loads(text))
