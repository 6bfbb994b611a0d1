"""What can go wrong, in sentences for people. Raised where the fact is known, shown in one place."""

from typing import ClassVar


class KioskError(Exception):
    """Something a person should hear about.

    `sentence` is an untranslated English sentence with `{named}` placeholders, `values` fills them.
    The place that shows the error translates; `str()` gives English, for logs.
    """

    exit_code: ClassVar[int] = 1
    """What a command ends with."""

    def __init__(self, sentence: str, /, **values: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.values = values

    def __str__(self) -> str:
        return self.sentence.format(**self.values) if self.values else self.sentence


class RuleBroken(KioskError):
    """What was asked is possible, but a rule of the hall forbids it."""


class NotFound(KioskError):
    """Nothing here answers to that name, id or code."""


class StoreTrouble(KioskError):
    """The data cannot be read or written: disk, lock, damage. Nothing was changed."""


class SettingsWrong(KioskError):
    """`hall.toml` says something that cannot be."""

    exit_code: ClassVar[int] = 2


class WrongUse(KioskError):
    """A command was given words it does not know."""

    exit_code: ClassVar[int] = 2


class InputRefused(KioskError):
    """A file or something typed is not what it should be."""
