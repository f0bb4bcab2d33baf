"""How many pages a second the audit takes: everything, and again when nothing has changed."""

import re
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

_COUNT = re.compile(r"Audited (\d+) of (\d+) addresses")


@dataclass(frozen=True)
class AuditTime:
    """A run over a site: addresses that were looked at, seconds with the start of the process, peak memory (MiB)."""

    audited: int
    seconds: float
    peak_mib: float


def measured(environment: Mapping[str, str]) -> dict[str, Any]:
    """A full run and one that finds nothing changed, each in a process of its own."""
    return {name: asdict(_run(environment, *options)) for name, options in _RUNS.items()}


_RUNS = {"everything": ("--full",), "nothing changed": ()}


def _run(environment: Mapping[str, str], *options: str) -> AuditTime:
    # The process in between reports the peak of its child alone.
    program = (
        "import resource, subprocess, sys; "
        "code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode; "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss); sys.exit(code)"
    )
    command = [sys.executable, "manage.py", "audit", "--progress", *options]
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", program, *command], env={**environment}, capture_output=True, text=True
    )
    seconds = time.perf_counter() - start
    said = _COUNT.search(done.stderr)
    if done.returncode not in (0, 1) or said is None:
        raise RuntimeError(f"audit failed: {done.stderr[-500:]}")
    unit = 1 if sys.platform == "darwin" else 1024
    return AuditTime(int(said[1]), seconds, int(done.stdout.split()[-1]) * unit / 2**20)


def as_text(results: Mapping[str, Any]) -> str:
    """Markdown: where it was measured, and a line for each size and run."""
    machine = results["machine"]
    lines = [
        f"{machine['date']}, {results['database']}: {machine['processor']}, Python {machine['python']}.",
        "",
        "| pages | run | addresses looked at | seconds | pages/s | peak MiB |",
        "| --: | --- | --: | --: | --: | --: |",
    ]
    for pages, runs in results["audits"].items():
        for name, each in runs.items():
            speed = f"{each['audited'] / each['seconds']:.0f}" if each["audited"] else ""
            lines.append(
                f"| {int(pages):,} | {name} | {each['audited']:,} | {each['seconds']:.1f} | {speed} | {each['peak_mib']:.0f} |"
            )
    return "\n".join(lines)
