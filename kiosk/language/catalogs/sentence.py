"""What the other parts of this tool hand to one another."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Sentence:
    """One sentence of the source, with what its authors wrote beside it."""

    message: str
    """The English sentence: the msgid."""
    plural: str | None = None
    """Its plural, where it speaks of a number."""
    files: tuple[str, ...] = ()
    """The files it stands in, relative to the checkout."""
    authored: Mapping[str, str] = field(default_factory=dict)
    """By language code, the comment beside it: *enkelvoud | meervoud* for a plural."""


@dataclass(frozen=True)
class Sources:
    """Everything that was read from the source."""

    sentences: tuple[Sentence, ...]
    """In the order of the files and of the lines within them; each msgid once."""
    problems: tuple[str, ...]
    """What a developer should put right, one line each."""
