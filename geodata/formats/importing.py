"""Imports files into a gazetteer, all or nothing unless told to keep what is good."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from geodata.errors import ImportRejected, Problem
from geodata.formats.incoming import Incoming, unreadable
from geodata.formats.problems import ProblemLog
from geodata.formats.registry import Importer, chosen_importer
from geodata.gazetteers import GazetteerWriter, writing
from geodata.gazetteers.remarks import Remark

__all__ = ["Choices", "Report", "import_files"]

Progress = Callable[[str, int, float], None]
"""Told the file, the places written so far, and what part of the file is read (0 to 1)."""

_EVERY: int = 500


@dataclass(frozen=True, slots=True)
class Choices:
    """How an import is to be done.

    ``form`` is the name of an importer, ``encoding`` that of an encoding; "" means that the file
    is asked. ``mapping`` says which field a column of a table goes into.
    """

    dry_run: bool = False
    keep_good: bool = False
    form: str = ""
    encoding: str = ""
    mapping: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """What an import did. ``places`` and ``names`` were written (or would be, in a dry run);
    ``could_read`` is false where a file could not be read at all, and then nothing was written."""

    places: int
    names: int
    problems: tuple[Problem, ...]
    could_read: bool

    @property
    def is_clean(self) -> bool:
        """Whether there was no error."""
        return not any(problem.severity == "error" for problem in self.problems)


def import_files(
    paths: Iterable[Path], into: Path, choices: Choices, *, progress: Progress | None = None
) -> Report:
    """Read files into the gazetteer ``into``, which is made where it does not exist.

    Raises DatabaseUnusable where the gazetteer cannot be written; whatever is raised, nothing is
    changed then.
    """
    log = ProblemLog()
    could_read = True
    with writing(into) as writer:
        run = _Run(writer, log, choices, progress)
        try:
            for path in paths:
                run.file(path)
        except ImportRejected as rejected:
            could_read = False
            log.add_problems(rejected.problems)
        is_kept = could_read and (choices.keep_good or not log.errors)
        places, names = (run.places, run.names) if is_kept else (0, 0)
        if choices.dry_run or not is_kept or not places:
            writer.discard()
    return Report(places, names, tuple(log), could_read)


@dataclass(slots=True)
class _Run:
    writer: GazetteerWriter
    log: ProblemLog
    choices: Choices
    progress: Progress | None

    @property
    def places(self) -> int:
        return self.writer.features.places

    @property
    def names(self) -> int:
        return self.writer.features.names

    def file(self, path: Path) -> None:
        """Read one file. Raises ImportRejected where it cannot be read."""
        try:
            with path.open("rb") as opened:
                size = path.stat().st_size
                if size == 0:
                    raise unreadable(path.name, "", "The file is empty. Choose another file.")
                mapping, encoding = self.choices.mapping, self.choices.encoding
                incoming = Incoming(path, opened, size, encoding, mapping)
                self._read(incoming, chosen_importer(incoming, self.choices.form))
        except OSError as error:
            if isinstance(error, ImportRejected):
                raise
            reason = error.strerror or type(error).__name__
            text = f"The file “{path}” cannot be read ({reason}). Check its name."
            raise unreadable(path.name, "", text) from error

    def _read(self, incoming: Incoming, importer: Importer) -> None:
        number = self.writer.begin_file(incoming.name, importer.NAME)
        write = self.writer.features.write
        stem = incoming.path.stem
        for count, found in enumerate(importer.read(incoming), start=1):
            bad = self.log.add(incoming.name, found.row, found.remarks)
            if found.feature is not None and not bad:
                otherwise = f"{stem}#{count}"
                remarks = write(found.feature, file=number, otherwise_id=otherwise)
                self._remark(incoming.name, found.row, remarks)
            if count % _EVERY == 0:
                self._tell(incoming)
                if self.log.is_full and not self.choices.keep_good:
                    return
        self._remark(incoming.name, "", incoming.remarks)
        self._keep_head(incoming, number)

    def _remark(self, file: str, row: str, remarks: list[Remark]) -> None:
        if remarks:
            self.log.add(file, row, remarks)

    def _keep_head(self, incoming: Incoming, number: int) -> None:
        try:
            self.writer.end_file(number, incoming.head)
        except (ValueError, RecursionError) as error:
            text = "What the file says of itself holds a number that is not finite. Correct it."
            raise unreadable(incoming.name, "", text) from error

    def _tell(self, incoming: Incoming) -> None:
        if self.progress is not None:
            self.progress(incoming.name, self.places, incoming.file.tell() / incoming.size)
