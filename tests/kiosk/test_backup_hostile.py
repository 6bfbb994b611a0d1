"""A backup that somebody made to do harm is refused, though all of its checksums are right."""

import io
import tarfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.backup import restore
from kiosk.backup.package import Packer
from kiosk.clock import FixedClock
from kiosk.errors import InputRefused

LANGUAGES = ("nl", "en")
SETTINGS = (Path(__file__).parents[2] / "data" / "hall.toml").read_bytes()


def packed(*members: tuple[str, bytes]) -> bytes:
    """A backup of our own form that holds these."""
    file = io.BytesIO()
    packer = Packer(file)
    for name, content in members:
        packer.add(name, content)
    packer.finish()
    return file.getvalue()


def linked(kind: bytes, name: str, target: str) -> bytes:
    """A backup that is right but for one member, which is no file."""
    content = packed(("hall.toml", SETTINGS), (name, b""))
    info = tarfile.TarInfo(name)
    info.mode = 0o600
    plain = info.tobuf(tarfile.USTAR_FORMAT)
    info.type, info.linkname = kind, target
    assert content.count(plain) == 1
    return content.replace(plain, info.tobuf(tarfile.USTAR_FORMAT))


HOSTILE: dict[str, Callable[[Path], bytes]] = {
    "above": lambda _: packed(("hall.toml", SETTINGS), ("listings/../../evil", b"x")),
    "absolute": lambda at: packed(("hall.toml", SETTINGS), (f"{at}/evil", b"x")),
    "absolute inside": lambda _: packed(("hall.toml", SETTINGS), ("listings//evil", b"x")),
    "above live": lambda _: packed(("hall.toml", SETTINGS), ("live/../evil", b"x")),
    "elsewhere": lambda _: packed(("hall.toml", SETTINGS), ("evil", b"x")),
    "a lock": lambda _: packed(("hall.toml", SETTINGS), ("live/archive/../lock", b"")),
    "file and folder": lambda _: packed(("listings/a", b"x"), ("listings/a/b", b"x")),
    "symbolic link": lambda _: linked(tarfile.SYMTYPE, "listings/evil", "/etc/passwd"),
    "hard link": lambda _: linked(tarfile.LNKTYPE, "listings/evil", "hall.toml"),
    "device": lambda _: linked(tarfile.CHRTYPE, "listings/evil", ""),
    "folder": lambda _: linked(tarfile.DIRTYPE, "listings/evil", ""),
    "sparse": lambda _: linked(tarfile.GNUTYPE_SPARSE, "listings/evil", ""),
    "larger than it is": lambda _: packed(("listings/a", b"x")).replace(b"00000000001", b"77777777777", 1),
    "no settings": lambda _: packed(("listings/a", b"x")),
    "settings that are none": lambda _: packed(("hall.toml", b"x")),
    "no tar": lambda _: b"PK\x03\x04" * 5000,
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_what_somebody_made_to_do_harm_is_refused(tmp_path: Path, content: Callable[[Path], bytes]) -> None:
    """Even with right checksums nothing is written outside the new folder, and that one does not stay."""
    clock = FixedClock(datetime(2026, 11, 24, 13, 5, tzinfo=UTC))
    (tmp_path / "in").mkdir()
    file = tmp_path / "in" / "evil.tar"
    file.write_bytes(content(tmp_path))
    with pytest.raises(InputRefused):
        restore(file, tmp_path / "in" / "new", LANGUAGES, clock)
    left = [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")]
    assert sorted(left) == ["in", "in/evil.tar"]
