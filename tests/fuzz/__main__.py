"""`python -m tests.fuzz [INPUTS [SEED [READER …]]]`: so many inputs through the readers; 1 when one fails.

What fails is kept in build/fuzz, so that it can be read again.
"""

from __future__ import annotations

import random
import signal
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from time import process_time

from tests.fuzz.readers import Reader, readers

KEPT = Path("build/fuzz")


class OverTime(BaseException):
    """No Exception, so that nothing on its way takes it for an answer."""


class Failure(Exception):
    """An input that was neither read nor refused."""


def main(arguments: Sequence[str]) -> int:
    """Share the inputs among the readers and print a line for each."""
    total = int(arguments[0]) if arguments else 1_000_000
    seed = int(arguments[1]) if len(arguments) > 1 else random.SystemRandom().randrange(2**32)
    print(f"{total} inputs, seed {seed}", flush=True)
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        chosen = [one for one in readers(Path(folder)) if not arguments[2:] or one.name in arguments[2:]]
        whole = sum(one.of_thousand for one in chosen)
        for reader in chosen:
            failed += fuzz(reader, max(1, total * reader.of_thousand // whole), seed)
    return 1 if failed else 0


def fuzz(reader: Reader, count: int, seed: int) -> int:
    """Read `count` inputs and print how it went; how many of them failed."""
    chance = random.Random(f"{reader.name} {seed}")
    outcomes: Counter[str] = Counter()
    slowest, begun = 0.0, process_time()
    for number in range(count):
        thing = reader.made(chance)
        start = process_time()
        try:
            outcomes[read_in_time(reader, thing)] += 1
        except Failure as failure:
            outcomes["failed"] += 1
            _keep(reader, number, thing, failure)
        slowest = max(slowest, process_time() - start)
    took = process_time() - begun
    told = ", ".join(f"{amount} {outcome}" for outcome, amount in sorted(outcomes.items()))
    print(f"{reader.name}: {count} inputs ({told}), slowest {slowest:.2f} s, {took:.0f} s in all", flush=True)
    return outcomes["failed"]


def read_in_time(reader: Reader, thing: object) -> str:
    """Whether `thing` was "read" or "refused"; Failure when it was neither, or took longer than it may."""

    def over_time(_signal: int, _frame: object) -> None:
        raise OverTime

    # Of computing: a machine that is busy with other things is no failure.
    previous = signal.signal(signal.SIGPROF, over_time)
    signal.setitimer(signal.ITIMER_PROF, reader.seconds)
    try:
        reader.read(thing)
    except reader.refusals:
        return "refused"
    except OverTime:
        raise Failure(f"over {reader.seconds} s\n{traceback.format_exc()}") from None
    except Exception as error:
        raise Failure(traceback.format_exc()) from error
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, previous)
    return "read"


def _keep(reader: Reader, number: int, thing: object, failure: Failure) -> None:
    KEPT.mkdir(parents=True, exist_ok=True)
    data = thing if isinstance(thing, bytes) else repr(thing).encode("utf-8", "backslashreplace")
    stem = "".join(letter if letter.isalnum() else "-" for letter in reader.name)
    (KEPT / f"{stem}-{number}.input").write_bytes(data)
    (KEPT / f"{stem}-{number}.txt").write_text(str(failure), "utf-8")
    print(f"{reader.name} {number}: {str(failure).strip().splitlines()[-1]}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
