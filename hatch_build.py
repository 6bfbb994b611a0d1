"""Build hook: compiles each catalog (.po) to the form that gettext reads (.mo), into the wheel only.

The checkout stays clean; an editable install has no .mo files and reads the .po files themselves.
"""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogs(BuildHookInterface):  # type: ignore[type-arg]
    """Puts kiosk/locale/*/LC_MESSAGES/kiosk.mo into the wheel; a catalog with a mistake stops the build."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile every catalog to a temporary folder and have the wheel take it from there."""
        if version == "editable":
            return
        self._folder = TemporaryDirectory(prefix="kiosk-catalogs-")
        root = Path(self.root)
        for source in sorted(root.glob("kiosk/locale/*/LC_MESSAGES/*.po")):
            target = source.with_suffix(".mo").relative_to(root)
            compiled = Path(self._folder.name, *target.parts)
            compiled.parent.mkdir(parents=True)
            with source.open("rb") as words, compiled.open("wb") as out:
                write_mo(out, read_po(words, abort_invalid=True))
            build_data["force_include"][str(compiled)] = target.as_posix()

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the temporary folder: the wheel is written."""
        if version != "editable":
            self._folder.cleanup()
