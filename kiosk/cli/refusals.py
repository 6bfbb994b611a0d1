"""What argparse finds wrong, in one sentence of ours."""

import re
from difflib import get_close_matches

from kiosk.errors import WrongUse
from kiosk.language import mark

_KNOWN = (
    # NL: {names} ontbreekt. Kijk met: {program} --help
    (
        r"the following arguments are required: (?P<names>.+)",
        mark("{names} is missing. Look with: {program} --help"),
    ),
    # NL: Dit wordt niet begrepen: {words}. Kijk met: {program} --help
    (
        r"unrecognized arguments: (?P<words>.+)",
        mark("This is not understood: {words}. Look with: {program} --help"),
    ),
    # NL: Bij {name} hoort iets: {name} ...
    (r"argument (?P<name>.+?): expected .*argument.*", mark("{name} needs a value: {name} ...")),
    # NL: {name} en {other} gaan niet samen.
    (
        r"argument (?P<name>.+?): not allowed with argument (?P<other>.+)",
        mark("{name} and {other} do not go together."),
    ),
    # NL: {name} moet een heel getal zijn, niet {value}.
    (
        r"argument (?P<name>.+?): invalid (?:int|whole_number) value: '?(?P<value>.*?)'?",
        mark("{name} is a whole number, not {value}."),
    ),
    # NL: Bij {name} hoort niets.
    (r"argument (?P<name>.+?): ignored explicit argument .*", mark("{name} takes no value.")),
)
"""The messages of argparse (Python 3.11 to 3.13), and what is said instead."""

_CHOICE = re.compile(r"argument .+?: invalid choice: '?(?P<value>.*?)'? \(choose from (?P<choices>.+)\)")


def wrong_use(message: str, program: str) -> WrongUse:
    """The refusal for a message of argparse; `program` is the command so far: *kiosk list*."""
    if choice := _CHOICE.fullmatch(message):
        choices = [name.strip(" '\"") for name in choice["choices"].split(",")]
        return _no_choice(choice["value"], choices)
    for pattern, sentence in _KNOWN:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return WrongUse(sentence, program=program, **found.groupdict())
    # NL: Dit wordt niet begrepen: {detail}
    return WrongUse("This is not understood: {detail}", detail=message)


def _no_choice(value: str, choices: list[str]) -> WrongUse:
    near = get_close_matches(value, choices, 1)
    if near:
        # NL: {value} bestaat niet. Bedoel je {near}?
        return WrongUse("There is no {value}. Did you mean {near}?", value=value, near=near[0])
    # NL: {value} bestaat niet. Kies uit: {choices}
    return WrongUse("There is no {value}. Choose from: {choices}", value=value, choices=", ".join(choices))
