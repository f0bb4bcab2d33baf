"""The benchmark's server is the one that `make demo` starts."""

from pathlib import Path

from tests.bench.server import ARGUMENTS

MAKEFILE = (Path(__file__).parents[2] / "Makefile").read_text()


def test_the_arguments_are_those_of_the_demo():
    [line] = [line for line in MAKEFILE.splitlines() if "/granian " in line]
    given = line.split("/granian ")[1].split()
    port = given.index("--port")
    assert given == [*given[:port], "--port", "$(PORT)", *given[port + 2 :]]
    assert [*given[:port], *given[port + 2 : -1]] == list(ARGUMENTS)
