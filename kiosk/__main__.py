"""The `kiosk` command: starts what was asked for, and says in one line why it could not."""

import sys
from collections.abc import Sequence

from kiosk.cli import output
from kiosk.cli.parser import parse
from kiosk.cli.session import Session, spoken
from kiosk.clock import Clock
from kiosk.errors import KioskError

_INTERRUPTED = 130
"""What a shell expects of a command that was ended by Ctrl+C (128 + SIGINT)."""


def main(argv: Sequence[str] | None = None, clock: Clock | None = None) -> int:
    """Run one command (by default the words that the program was started with) and give its exit code.

    0 done, 1 could not, 2 wrong use or wrong settings. Errors are one line on stderr.
    """
    session = Session(spoken(), clock)
    try:
        output.prepare()
        code = _run(session, sys.argv[1:] if argv is None else argv)
        output.finish()
    except KioskError as error:
        output.complain(output.in_words(session.language, error))
        return error.exit_code
    except BrokenPipeError:
        output.abandon()
        return 1
    except KeyboardInterrupt:
        output.abandon()
        return _INTERRUPTED
    return code


def _run(session: Session, words: Sequence[str]) -> int:
    options = parse(session.language, words)
    if options is None:
        return 0
    try:
        code: int = options.run(session, options)
    finally:
        session.close()
    return code


if __name__ == "__main__":
    sys.exit(main())
