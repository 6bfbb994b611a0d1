"""Where the example hall is, and a copy of it to play in."""

import shutil
from pathlib import Path

from kiosk.errors import InputRefused

_PACKAGE = Path(__file__).parents[1]


def example_folder() -> Path:
    """The example hall: beside the code where the kiosk is installed, else the checkout's `data`."""
    installed = _PACKAGE / "example_hall"
    return installed if installed.is_dir() else _PACKAGE.parent / "data"


def demo_copy(target: Path) -> None:
    """Copy what people wrote of the example, `hall.toml` and `listings/`, never what a kiosk wrote.

    The folder may exist, a hall in it may not. Raises InputRefused.
    """
    if (target / "hall.toml").exists():
        # NL: In {folder} staat al een dorpshuis.
        raise InputRefused("There is a hall in {folder} already.", folder=target)
    source = example_folder()
    try:
        (target / "listings").mkdir(mode=0o700, parents=True, exist_ok=True)
        for file in [source / "hall.toml", *sorted((source / "listings").rglob("*.toml"))]:
            copy = target / file.relative_to(source)
            copy.parent.mkdir(mode=0o700, exist_ok=True)
            shutil.copyfile(file, copy)
            copy.chmod(0o600)
    except OSError as error:
        # NL: De map {folder} is niet te maken: {detail}.
        sentence = "The folder {folder} cannot be made: {detail}."
        raise InputRefused(sentence, folder=target, detail=error.strerror or error) from error
