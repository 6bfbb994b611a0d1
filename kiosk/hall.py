"""A hall is a folder: settings, store, secrets and clock put together."""

import os
import secrets
from pathlib import Path

from kiosk.clock import Clock, SystemClock
from kiosk.errors import InputRefused, KioskError, NotFound
from kiosk.ids import Randomness
from kiosk.model import HALL_RULES, HallRules, Idea, Initiative, SignUp, Supporter
from kiosk.privacy.pin import PinDoor
from kiosk.privacy.secrets import Secrets
from kiosk.privacy.tries import CodeDoor
from kiosk.rules import VERSION
from kiosk.settings import Families, Settings, load, load_families, write_families, write_new
from kiosk.store import State, Store

SETTINGS, LISTINGS, LIVE = "hall.toml", "listings", "live"


class Hall:
    """One village hall, opened. Several processes may have the same one open."""

    def __init__(
        self, folder: Path, settings: Settings, clock: Clock, random: Randomness = secrets.token_bytes
    ) -> None:
        """Use `open` or `create`."""
        self.folder = folder
        self.settings = settings
        self.families: Families = load_families(folder)
        """Words that mean the same here; a changed file counts from the next start."""
        self.clock = clock
        self.random = random
        self.store = Store(folder / LIVE, clock, random, rules=_rules(settings))
        self.pin = PinDoor(folder / LIVE, clock, random)
        self.code_door = CodeDoor(clock)
        self._key: bytes | None = None

    @classmethod
    def open(
        cls,
        folder: Path,
        languages: tuple[str, ...] = ("nl", "en"),
        clock: Clock | None = None,
        random: Randomness = secrets.token_bytes,
    ) -> "Hall":
        """Open the hall in `folder`; `languages` are those there are catalogs for.

        Raises NotFound when there is none, SettingsWrong, StoreTrouble.
        """
        path = folder / SETTINGS
        if not path.is_file():
            # NL: In {folder} staat geen dorpshuis. Maak er een met: kiosk init {folder}
            raise NotFound("There is no hall in {folder}. Make one with: kiosk init {folder}", folder=folder)
        return cls(folder, load(path, languages), clock or SystemClock(), random)

    @classmethod
    def create(
        cls,
        folder: Path,
        name: str,
        language: str,
        time_zone: str,
        pin: str,
        languages: tuple[str, ...] = ("nl", "en"),
        clock: Clock | None = None,
    ) -> "Hall":
        """A new, empty hall in a folder that holds none. Raises InputRefused, SettingsWrong, StoreTrouble."""
        if (folder / SETTINGS).exists():
            # NL: In {folder} staat al een dorpshuis.
            raise InputRefused("There is a hall in {folder} already.", folder=folder)
        path = folder / SETTINGS
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            # NL: De map {folder} is niet te maken: {detail}.
            sentence = "The folder {folder} cannot be made: {detail}."
            raise InputRefused(sentence, folder=folder, detail=error.strerror or error) from error
        settings = write_new(path, name=name, language=language, time_zone=time_zone, languages=languages)
        try:
            write_families(folder)
            hall = cls(folder, settings, clock or SystemClock())
            hall.set_pin(pin)
        except KioskError:
            path.unlink(missing_ok=True)
            raise
        return hall

    @property
    def key(self) -> bytes:
        """The hall key that codes are looked up under; made when the hall has no code yet.

        Raises StoreTrouble when it is lost.
        """
        if self._key is None:
            exist = _codes_exist(self.store.state)
            self._key = Secrets(self.folder / LIVE).open(self.random, codes_exist=exist)
        return self._key

    def set_pin(self, pin: str) -> None:
        """Choose the hosts' PIN. Raises InputRefused, StoreTrouble."""
        _ = self.key
        self.pin.set(pin)

    def close(self) -> None:
        """Let go of the hall's files. What was committed is on the disk already."""
        self.store.close()

    @property
    def needs_seeding(self) -> bool:
        """Whether there are listings to begin with, and nothing was ever committed."""
        return not self.store.exists and (self.folder / LISTINGS).is_dir()


def _codes_exist(state: State) -> bool:
    kinds: tuple[type[SignUp | Idea | Supporter], ...] = (SignUp, Idea, Supporter)
    carried = any(record.code for kind in kinds for record in state.all(kind))
    return carried or any(initiative.owner for initiative in state.all(Initiative))


def _rules(settings: Settings) -> HallRules:
    """What rules read of hall.toml: it stands in the log, so that the log alone gives the same answers."""
    return HallRules(
        id=HALL_RULES,
        version=VERSION,
        time_zone=settings.hall.time_zone,
        idea_threshold=settings.rules.idea_threshold,
        load_hours_per_month=settings.rules.load_hours_per_month,
        fresh_weeks=settings.rules.fresh_weeks,
    )


def default_folder() -> Path:
    """`$KIOSK_HALL`, else `./data` when it holds a hall, else the platform's user data folder."""
    if chosen := os.environ.get("KIOSK_HALL"):
        return Path(chosen)
    here = Path("data")
    if (here / SETTINGS).is_file():
        return here
    import platformdirs  # only needed on this way

    return platformdirs.user_data_path("kiosk") / "hall"
