"""What one run of the command stands in: the language it speaks, its clock, and the hall it opens."""

import os
from argparse import Namespace
from pathlib import Path

from kiosk.cli.output import complain
from kiosk.clock import Clock
from kiosk.errors import StoreTrouble
from kiosk.hall import Hall, default_folder
from kiosk.language import Language

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Where the environment says its language; the first that says anything counts (POSIX, XBD 8.2)."""


class Session:
    """Speaks the environment's language until it has opened a hall, then the hall's."""

    def __init__(self, language: Language, clock: Clock | None = None) -> None:
        self.language = language
        self.clock = clock
        self._halls: list[Hall] = []

    def open(self, options: Namespace) -> Hall:
        """The hall that --hall names, or the usual one; its listings are put in when it is new.

        Raises NotFound when there is none, SettingsWrong, InputRefused (its listings), StoreTrouble.
        """
        return self.open_folder(chosen_folder(options))

    def open_folder(self, folder: Path) -> Hall:
        """The hall in that folder. Raises as `open`."""
        try:
            hall = Hall.open(folder, Language.available(), self.clock)
        except OSError as error:
            # NL: {file} is niet te lezen: {detail}.
            raise StoreTrouble(
                "{file} cannot be read: {detail}.", file=folder, detail=error.strerror or error
            ) from error
        self._halls.append(hall)
        self.language = Language.load(hall.settings.hall.language)
        self._tell_damage(hall)
        if hall.needs_seeding:
            from kiosk.example import seed  # once in the life of a hall

            seed(hall)
        hall.store.keep_rules()
        return hall

    def close(self) -> None:
        """Say what could not be read of the halls that were opened, and let go of them."""
        for hall in self._halls:
            self._tell_unreadable(hall)
            hall.close()
        self._halls.clear()

    def _tell_damage(self, hall: Hall) -> None:
        damage = hall.store.damage
        if damage:
            # NL: {file} is beschadigd: wat leesbaar is wordt getoond, niets wordt bewaard.
            # Kijk met: kiosk check
            words = "{file} is damaged: what can be read is shown, nothing is saved. See: kiosk check"
            complain(self.language.text(words, file=damage[0].file))

    def _tell_unreadable(self, hall: Hall) -> None:
        unreadable = hall.store.unreadable
        if unreadable:
            # NL: {n} gegeven is onleesbaar en blijft liggen: {first} |
            # {n} gegevens zijn onleesbaar en blijven liggen: {first}
            words = self.language.plural(
                "{n} record cannot be read and is left alone: {first}",
                "{n} records cannot be read and are left alone: {first}",
                len(unreadable),
                first=unreadable[0],
            )
            complain(words)


def chosen_folder(options: Namespace) -> Path:
    """What --hall names; without it, where the hall usually is."""
    given: str | None = getattr(options, "hall", None)
    return Path(given) if given else default_folder()


def spoken() -> Language:
    """The environment's language when there is a catalog for it, else Dutch."""
    said = next((value for name in _VARIABLES if (value := os.environ.get(name))), "")
    code = said.partition("_")[0].partition(".")[0].lower()
    return Language.load(code if code in Language.available() else "nl")
