"""Questions at the terminal."""

import getpass
import sys
from collections.abc import Callable

from kiosk.cli.output import say
from kiosk.errors import WrongUse
from kiosk.language import Language
from kiosk.privacy.pin import LONGEST, SHORTEST


class Asker:
    """Asks at the terminal; without one, names the flag that is missing."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def __call__(self, flag: str, question: str, usual: str = "", fits: Callable[[str], bool] = bool) -> str:
        """An answer that fits; the usual one for an empty answer, and where there is no terminal."""
        if not sys.stdin or not sys.stdin.isatty():
            if usual:
                return usual
            raise _missing(flag)
        shown = f"{question} [{usual}] " if usual else f"{question} "
        while not fits(answer := self._line(flag, shown).strip() or usual):
            # NL: Dat kan niet. Probeer het nog eens.
            say(self._language.text("That cannot be. Try once more."))
        return answer

    def pin(self) -> str:
        """A PIN, typed twice without being shown. Raises WrongUse without a terminal."""
        if not sys.stdin or not sys.stdin.isatty():
            raise _missing("--pin")
        language = self._language
        # NL: Pincode voor de gastheren (4 tot 12 cijfers):
        first = language.text("PIN for the hosts (4 to 12 figures):")
        # NL: Nog een keer:
        second = language.text("Once more:")
        while True:
            typed = getpass.getpass(f"{first} ")
            if not (SHORTEST <= len(typed) <= LONGEST and typed.isascii() and typed.isdigit()):
                # NL: Een pincode heeft {shortest} tot {longest} cijfers, en niets anders.
                sentence = "A PIN has {shortest} to {longest} figures, and nothing else."
                say(language.text(sentence, shortest=SHORTEST, longest=LONGEST))
            elif getpass.getpass(f"{second} ") != typed:
                # NL: Dat was niet twee keer hetzelfde.
                say(language.text("That was not the same twice."))
            else:
                return typed

    def _line(self, flag: str, question: str) -> str:
        try:
            return input(question)
        except EOFError:
            raise _missing(flag) from None


def _missing(flag: str) -> WrongUse:
    # NL: {flag} ontbreekt, en hier is niemand om het te vragen.
    return WrongUse("{flag} is missing, and there is nobody here to ask.", flag=flag)
