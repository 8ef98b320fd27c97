"""What adding, correcting and withdrawing did, or why not: for a reader and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from facts.figures.problems import Problem, as_dict, hint, message, one_line, report_text
from facts.saving.append import Addition
from facts.saving.edit import Edit
from facts.words import Lang, counted, say


def addition_text(addition: Addition, new: str, file: str, lang: Lang, *, saved: bool, dry_run: bool) -> list[str]:
    """The result in words: how many rows went where, and what was written otherwise than it came."""
    return list(_added(addition, new, file, lang, saved=saved, dry_run=dry_run))


def addition_problems(addition: Addition, new: str, file: str, lang: Lang) -> list[str]:
    """Everything that stands in the way, and the warnings: of what is added, then of the table."""
    texts = []
    if addition.problems:
        texts.append(report_text(addition.problems, addition.report.rows, new, lang))
    if addition.table_problems:
        texts.append(say("saving.table_first", lang, file=one_line(file)))
        texts += [_line(problem, lang) for problem in addition.table_problems]
    if not addition.has_errors:
        texts += [obstacle.text.of(lang) for obstacle in addition.obstacles]
    return texts


def addition_json(addition: Addition, new: str, file: str, lang: Lang, *, saved: bool, dry_run: bool) -> dict[str, Any]:
    """The same as one JSON object; `lines` are the new rows' lines in the table."""
    return {
        "file": file,
        "new": new,
        "saved": saved,
        "dry_run": dry_run,
        "rows": len(addition.ids),
        "ids": list(addition.ids),
        "lines": list(addition.lines),
        "rewritten": [
            {"line": one.line, "column": one.column, "written": one.written, "becomes": one.becomes}
            for one in addition.rewritings
        ],
        "new_columns": list(addition.new_columns),
        "converted": bool(addition.letters),
        "refused": [obstacle.text.of(lang) for obstacle in addition.obstacles],
        "problems": [as_dict(problem, lang) for problem in addition.problems],
        "table_problems": [as_dict(problem, lang) for problem in addition.table_problems],
    }


def edit_text(edit: Edit, file: str, lang: Lang, *, saved: bool, column: str = "") -> str:
    """The result of a correction or withdrawal in words; `column` is what the reader calls it."""
    entry = edit.entry
    column = column or entry.column
    if not saved:
        return say("saving.not_changed", lang, file=one_line(file))
    if not entry.column:
        return say("saving.withdrawn", lang, id=entry.id, file=one_line(file))
    if edit.data == edit.base:
        return say("saving.already", lang, id=entry.id, column=column, new=one_line(entry.new))
    words = {"id": entry.id, "column": column, "old": one_line(entry.old), "new": one_line(entry.new)}
    return say("saving.corrected", lang, file=one_line(file), **words)


def edit_problems(edit: Edit, lang: Lang) -> list[str]:
    """What the change brings that the file did not have before, and what stands in its way."""
    texts = [_line(problem, lang) for problem in edit.problems]
    return [*texts, *(obstacle.text.of(lang) for obstacle in edit.obstacles)]


def edit_json(edit: Edit, file: str, lang: Lang, *, saved: bool) -> dict[str, Any]:
    """The same as one JSON object; `column` is null for a row that was withdrawn."""
    entry = edit.entry
    return {
        "file": file,
        "saved": saved,
        "id": entry.id,
        "line": edit.line,
        "column": entry.column or None,
        "old": entry.old,
        "new": entry.new,
        "why": entry.why,
        "when": entry.when,
        "refused": [obstacle.text.of(lang) for obstacle in edit.obstacles],
        "problems": [as_dict(problem, lang) for problem in edit.problems],
    }


def _added(addition: Addition, new: str, file: str, lang: Lang, *, saved: bool, dry_run: bool) -> Iterator[str]:
    names = {"new": one_line(new), "file": one_line(file)}
    if not addition.is_ready:
        yield say("saving.nothing_added", lang, **names)
        return
    for one in addition.rewritings:
        words = {"line": one.line, "column": one.column, "written": one_line(one.written), "becomes": one.becomes}
        yield say("saving.rewritten", lang, **words)
    if addition.new_columns:
        yield say("saving.new_columns", lang, columns=", ".join(addition.new_columns), **names)
    if addition.left_out:
        yield say("saving.left_out", lang, positions=", ".join(map(str, addition.left_out)))
    if addition.letters:
        yield say("saving.converted", lang, **names)
    key = "saving.added" if saved and not dry_run else "saving.would_add"
    yield counted(key, len(addition.ids), lang, **names)


def _line(problem: Problem, lang: Lang) -> str:
    place = say("command.line", lang, line=problem.line) if problem.line else say("command.whole_file", lang)
    column = say("command.column", lang, column=one_line(problem.column)) if problem.column else ""
    level = say(f"command.{problem.level}", lang)
    return f"{level} {problem.code}{column}, {place}: {message(problem, lang)} {hint(problem, lang)}"
