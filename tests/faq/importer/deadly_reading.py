"""A stand-in for files that end the process that reads them; other processes load it, without any models."""

import os

from faq.importer.attempts import read_file


class DeadlyLots:
    """Reads files as ever, but for one whose path ends in `deadly`; `always` ends every process."""

    def __init__(self, deadly: str = "", *, always: bool = False) -> None:
        self.deadly = deadly
        self.always = always

    def __call__(self, paths, how):
        if self.always or any(path.endswith(self.deadly) for path in paths):
            os._exit(9)
        return [read_file(path, how) for path in paths]
