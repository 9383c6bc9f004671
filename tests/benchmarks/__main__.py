"""Measures what a user waits for, beside what is wanted: python -m tests.benchmarks.

It prints ratios and never fails on time: a busy machine is no error. Everything is made in a temporary folder.
"""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

if sys.platform == "win32":
    sys.exit("The benches look at the program in a pty, which Windows does not have.")

from tests.benchmarks import bench_commands, bench_register, bench_review, bench_save, bench_start
from tests.benchmarks.figures import Figure, show
from tests.benchmarks.generate import generate


def main() -> None:
    """Measure everything, and print it."""
    with TemporaryDirectory(prefix="advisor-bench-") as name:
        scratch = Path(name)
        os.environ |= {"XDG_STATE_HOME": name, "XDG_DATA_HOME": name}  # nothing of the user's own is touched
        print("A practice of 30,000 records is being made …", flush=True)
        large = scratch / "large"
        generate(large, scratch / "large-state")
        figures: list[Figure] = []
        figures += bench_start.measure(scratch, large)
        figures += bench_commands.measure(scratch, large)
        figures += bench_save.measure(scratch)
        figures += bench_review.measure(large, scratch / "large-state")
        show(figures)
    print("\nA Word document, in a process of its own so that its memory can be told", flush=True)
    subprocess.run([sys.executable, "-m", "tests.benchmarks.bench_word"], check=True)
    print("\nA register of 30,000 rows, from key to frame")
    bench_register.main()


if __name__ == "__main__":
    main()
