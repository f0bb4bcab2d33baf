"""The server under load: granian as `make demo` starts it, on a free port, and the CPU time that it uses."""

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path

HOST = "127.0.0.1"
ARGUMENTS = (
    "--interface",
    "wsgi",
    "--host",
    HOST,
    "--blocking-threads",
    "4",
    "--backpressure",
    "64",
    "--http1-header-read-timeout",
    "5000",
    "--log-level",
    "warning",
)
"""Those of `make demo`; a test compares them with the Makefile."""
APPLICATION = "tests.bench.wsgi:application"
_START_SECONDS = 60
_STOP_SECONDS = 15
_SETTLE_SECONDS = 30
_IDLE_CPU_SECONDS = 0.02
_QUIET_TIMES = 2
CHEAP_PATH = "/health/live"


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as listener:
        listener.bind((HOST, 0))
        return listener.getsockname()[1]


class Server:
    """A running server. `address` is its scheme, host and port."""

    def __init__(self, process: subprocess.Popen, port: int) -> None:
        self.process = process
        self.address = f"http://{HOST}:{port}"

    def cpu_seconds(self) -> float | None:
        """CPU time that the server and its workers have used; None where the system does not tell."""
        if not Path("/proc/self/stat").exists():
            return None
        return sum(_cpu_ticks(pid) for pid in _tree(self.process.pid)) / os.sysconf("SC_CLK_TCK")

    def settle(self) -> None:
        """Wait until the server has nothing more to do: load that ended left requests behind."""
        # It answers this one after those that wait, and may still be at work on some that wait no longer.
        urllib.request.urlopen(self.address + CHEAP_PATH, timeout=_SETTLE_SECONDS).close()  # noqa: S310  loopback
        deadline = time.monotonic() + _SETTLE_SECONDS
        used, quiet = self.cpu_seconds(), 0
        while used is not None and quiet < _QUIET_TIMES and time.monotonic() < deadline:
            time.sleep(0.1)
            before, used = used, self.cpu_seconds() or used
            quiet = quiet + 1 if used - before < _IDLE_CPU_SECONDS else 0


@contextlib.contextmanager
def running(environment: Mapping[str, str]) -> Iterator[Server]:
    """A server with these environment variables, ended with the block."""
    port = free_port()
    granian = str(Path(sys.executable).with_name("granian"))
    process = subprocess.Popen([granian, *ARGUMENTS, "--port", str(port), APPLICATION], env={**environment})
    try:
        _wait_for(process, port)
        yield Server(process, port)
    finally:
        process.terminate()
        try:
            process.wait(timeout=_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(timeout=_STOP_SECONDS)


def _wait_for(process: subprocess.Popen, port: int) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"The server ended at once, with exit code {process.returncode}.")
        with contextlib.suppress(OSError), socket.create_connection((HOST, port), timeout=1):
            return
        time.sleep(0.1)
    raise RuntimeError(f"The server does not listen after {_START_SECONDS} seconds.")


def _tree(pid: int) -> Iterator[int]:
    yield pid
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield from _tree(int(child))


def _cpu_ticks(pid: int) -> int:
    # The name of the program comes before, in parentheses, and may hold blanks.
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])
