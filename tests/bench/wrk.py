"""Load from wrk: several connections at once that ask as fast as the server answers."""

import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

CONNECTIONS = 8
_UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}
_SLOWEST_ANSWER = 20


@dataclass(frozen=True)
class Slice:
    """What one slice of load gave. Latencies are in milliseconds; `failed` counts answers that were no answer."""

    requests: int
    requests_per_second: float
    p50_ms: float
    p99_ms: float
    failed: int
    cpu_ms: float | None = None

    def as_json(self) -> dict[str, float | int | None]:
        return asdict(self)


def is_installed() -> bool:
    return shutil.which("wrk") is not None


def load(address: str, paths: Sequence[str], headers: Mapping[str, str], *, seconds: int) -> Slice:
    """Ask for the paths in turn for so many seconds."""
    with tempfile.TemporaryDirectory(prefix="vouch-bench-") as folder:
        script = Path(folder) / "paths.lua"
        script.write_text(lua(paths, headers))
        options = ["--threads", "1", "--connections", str(CONNECTIONS), "--duration", f"{seconds}s"]
        options += ["--timeout", f"{_SLOWEST_ANSWER}s", "--latency", "--script", str(script)]
        done = subprocess.run(
            ["wrk", *options, address],
            capture_output=True,
            text=True,
            check=True,
            timeout=seconds + 2 * _SLOWEST_ANSWER,
        )
    return read(done.stdout)


def lua(paths: Sequence[str], headers: Mapping[str, str]) -> str:
    """The script that makes wrk ask for one path after the other."""
    # A JSON string is a Lua string as long as it needs no \\u escape: paths and headers are ASCII.
    listed = ", ".join(json.dumps(path) for path in paths)
    fields = ", ".join(f"[{json.dumps(name)}] = {json.dumps(value)}" for name, value in headers.items())
    return (
        f"local paths, headers, ready, turn = {{{listed}}}, {{{fields}}}, {{}}, 0\n"
        'function init() for i, path in ipairs(paths) do ready[i] = wrk.format("GET", path, headers) end end\n'
        "function request() turn = turn % #ready + 1 return ready[turn] end\n"
    )


def read(output: str) -> Slice:
    """What wrk printed, as numbers."""
    return Slice(
        requests=int(_number(r"(\d+) requests in", output)),
        requests_per_second=_number(r"Requests/sec:\s+([\d.]+)", output),
        p50_ms=_latency(50, output),
        p99_ms=_latency(99, output),
        failed=int(_number(r"Non-2xx or 3xx responses: (\d+)", output, otherwise=0))
        + sum(int(count) for count in re.findall(r"(?:connect|read|write|timeout) (\d+)", output)),
    )


def _number(pattern: str, output: str, *, otherwise: float | None = None) -> float:
    found = re.search(pattern, output)
    if found:
        return float(found[1])
    if otherwise is None:
        raise ValueError(f"wrk printed nothing like {pattern!r}: {output}")
    return otherwise


def _latency(percent: int, output: str) -> float:
    found = re.search(rf"^\s+{percent}%\s+([\d.]+)(us|ms|s|m)$", output, re.MULTILINE)
    return float(found[1]) * _UNITS[found[2]] if found else float("nan")
