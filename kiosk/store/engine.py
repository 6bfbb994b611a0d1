"""One hall's files and their documents in memory: follows what others commit, and commits."""

import threading
from contextlib import suppress
from pathlib import Path

from kiosk.clock import Clock
from kiosk.errors import StoreTrouble
from kiosk.ids import Randomness
from kiosk.store import following, generations, migration
from kiosk.store.appending import Appender
from kiosk.store.files import Files, make_folder
from kiosk.store.layout import Layout
from kiosk.store.lock import Lock
from kiosk.store.memory import Memory
from kiosk.store.opening import lost_journal, open_newest, recover_end
from kiosk.store.recovery import Recovered
from kiosk.store.tail import Position, Tail, write_mark
from kiosk.store.trouble import damaged, saving, unreadable
from kiosk.store.wall import WallClock
from kiosk.store.writer import own_writer


class Engine:
    """Opened on a folder, which need not exist: nothing is written before the first commit.

    `reading` keeps the documents as they are while it is held; `exclusive` makes this the hall's only writer.
    """

    def __init__(self, folder: Path, clock: Clock, random: Randomness, files: Files | None = None) -> None:
        """Raises StoreTrouble."""
        self.files = files or Files()
        self.layout = Layout(folder)
        self.clock, self.random = clock, random
        self.reading = threading.RLock()
        self.lock = Lock(self.layout.lock)
        self.wall = WallClock(clock)
        self.tail = Tail(self.files, self.layout.tail)
        self.now = Recovered(0, Memory({}))
        """Documents and position; changed only under `reading`."""
        self.handle: int | None = None
        """The journal, to read."""
        self._seen = b""
        self._published: Position | None = None
        self._distrusted = False
        self._appender: Appender | None = None
        self._writer = ""
        self._marked = Position(0, 0, 0)
        self._wrote = False
        self.catch_up()
        if not self.exists:
            self._open()
        elif not self.now.damage and not self._at_the_end():
            self._look_behind()

    @property
    def memory(self) -> Memory:
        """The documents; hold `reading` where two looks at them must agree."""
        return self.now.memory

    @property
    def position(self) -> Position:
        """The durable end of the journal, as far as it was read."""
        return Position(self.now.number, self.now.memory.sequence, self.now.end)

    @property
    def exists(self) -> bool:
        """Whether anything was ever committed here."""
        return self.now.number > 0

    def look(self) -> Memory:
        """The newest documents, what other processes committed included. Raises StoreTrouble."""
        try:
            seen = self.tail.look()
        except OSError as error:
            raise unreadable(self.layout.tail, error) from error
        if seen != self._seen:
            self.catch_up()
        return self.now.memory

    def catch_up(self) -> None:
        """Take in what others published. Raises StoreTrouble."""
        with self.reading:
            try:
                seen = self.tail.look()
                published = self.tail.read(seen)
                if published is not None:
                    # A disk that refuses may have refused to tell that as well.
                    mine = self._distrusted and published.generation == self.now.number
                    self._distrusted = published.distrusted or mine
                    if published[:2] > self.position[:2]:
                        self._follow(published)
            except OSError as error:
                raise unreadable(self.layout.tail, error) from error
            self._seen, self._published = seen, published

    def exclusive(self) -> "Exclusive":
        """Hold the hall's lock, with the newest documents in memory and a journal that can be added to.

        A context manager; entering raises StoreTrouble.
        """
        return Exclusive(self)

    def ready(self) -> None:
        """Bring everything up to where the next line goes; only under the lock. Raises StoreTrouble."""
        self.look()
        if not self._at_the_end():
            self.catch_up()
            # What the tail tells of damage, recovery would take for a power cut.
            if not self.now.damage and not self._at_the_end():
                self.recover()
        if self.now.damage:
            raise damaged(self.now.damage)
        if self._distrusted:
            with saving():
                generations.renew(self)

    def append(self, content: bytes) -> None:
        """Make a line durable at the journal's end; only inside `exclusive`. Raises OSError."""
        appender = self.appender()
        try:
            appender.append(content, self.now.end)
        except OSError:
            if appender.distrusted:
                self.distrust()
            raise

    def publish(self, *, fresh: bool = False) -> None:
        """Tell other processes where the journal ends; what is durable stays so when that fails.

        `fresh`: it is another journal than before, and nothing failed on it.
        """
        self._distrusted = self._distrusted and not fresh
        self._published = self.position._replace(distrusted=self._distrusted)
        self._wrote = True
        try:
            self._seen = self.tail.publish(self._published)
        except OSError:
            self._seen = b""

    def writer(self) -> str:
        """The name this store writes under; only inside `exclusive`. Raises OSError."""
        inode = self.appender().inode
        if not self._writer:
            self._writer = own_writer(self.files, self.layout.writer, inode, self.random)
        return self._writer

    def appender(self) -> Appender:
        """The current journal, open to write. Raises OSError."""
        if self._appender is None:
            self._appender = Appender(self.files, self.layout.journal(self.now.number))
        return self._appender

    def take(self, found: Recovered, handle: int | None) -> None:
        """Go on with these documents and this journal."""
        with self.reading:
            before, self.now, self.handle = self.handle, found, handle
            if before is not None and before != handle:
                self.files.close(before)
            self._let_go()

    def recover(self) -> None:
        """Find the journal's end on the disk, cut off what is torn, and publish it; only under the lock.

        Raises StoreTrouble.
        """
        with self.reading, saving():
            if not self.layout.generations(self.files):
                migration.migrate(self)
                return
            migration.finish(self)
            try:
                found = recover_end(self.files, self.layout)
            except OSError:
                self._distrusted = True  # it may have been the sync
                raise
            self.take(*found)
            if self.exists and not self.now.damage:
                self.publish()

    def mark(self) -> None:
        """Put down how far the journal is: when idle and at close. A disk that refuses stops nothing."""
        position = self.position
        if not self.exists or self.now.damage or position == self._marked:
            return
        with suppress(OSError, StoreTrouble), self.lock:
            write_mark(self.files, self.layout.mark, position)
            self._marked = position

    def close(self) -> None:
        """Mark, and let go of every file. The documents stay in memory."""
        if self._wrote:
            self.mark()
        self._release()

    def __del__(self) -> None:
        """Files that nobody closed are let go of."""
        if hasattr(self, "_appender"):
            self._release()

    def _release(self) -> None:
        self._let_go()
        self.tail.close()
        self.lock.close()
        if self.handle is not None:
            handle, self.handle = self.handle, None
            self.files.close(handle)
        self._seen = b"closed"

    def _open(self) -> None:
        if self._empty():
            self.now.damage += lost_journal(self.files, self.layout, 0)
            return
        try:
            with self.lock:
                self.recover()
        except StoreTrouble:
            # A disk that cannot be written to can still be read.
            found, handle = open_newest(self.files, self.layout, None)
            if not found.number:
                raise
            self.take(found, handle)

    def _look_behind(self) -> None:
        """Take in what stands behind the published end: its writer died, or could not publish it."""
        with suppress(StoreTrouble), self.lock:
            self.catch_up()
            if not self.now.damage and not self._at_the_end():
                self.recover()

    def _empty(self) -> bool:
        """Whether there are no files of a hall. Raises StoreTrouble."""
        try:
            layout, files = self.layout, self.files
            return not layout.generations(files) and not generations.is_older(layout, files)
        except OSError as error:
            raise unreadable(self.layout.folder, error) from error

    def _follow(self, published: Position) -> None:
        if self.exists and not self.now.damage and following.follow(self, published):
            return
        while True:
            self.take(*open_newest(self.files, self.layout, published))
            if self.now.number <= published.generation:
                return
            # It began meanwhile, and all of it was read: a line that is not on the disk yet as well.
            latest = self.tail.read(self.tail.look())
            if latest is None or latest.generation == published.generation:
                return
            published = latest

    def _at_the_end(self) -> bool:
        """Whether nothing stands behind the published end: who died may have left a line, or a generation."""
        if not self.exists:
            return self._empty()
        found = self._published
        if found is None or found[:3] != (self.now.number, self.now.memory.sequence, self.now.end):
            return False
        try:
            if self._distrusted:
                # What stands behind was refused; only a generation that somebody began may count.
                return self.layout.generations(self.files)[-1:] == [self.now.number]
            return self.handle is not None and self.files.read(self.handle, 1, self.now.end) in (b"", b"\0")
        except OSError as error:
            raise unreadable(self.layout.folder, error) from error

    def distrust(self) -> None:
        """Nothing may be added to this journal any more; every process is told."""
        self._distrusted = True
        with suppress(OSError):
            self.tail.publish(self.position._replace(distrusted=True))

    def _let_go(self) -> None:
        appender, self._appender, self._writer = self._appender, None, ""
        if appender is not None:
            appender.close()


class Exclusive:
    """Being the only writer of a hall, for the length of a block."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __enter__(self) -> None:
        engine = self._engine
        if not engine.exists:
            with saving():
                make_folder(engine.files, engine.layout.folder)
        engine.lock.__enter__()
        ready = False
        try:
            engine.ready()
            ready = True
        finally:
            if not ready:
                engine.lock.__exit__()

    def __exit__(self, *_: object) -> None:
        self._engine.lock.__exit__()
