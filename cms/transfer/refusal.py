"""Why a transfer is refused: the place in the file and a sentence that says what to do."""


class TransferRefused(Exception):
    """The file or the installation does not allow the transfer; nothing was changed."""

    def __init__(self, place: str, reason: str) -> None:
        self.place = place
        self.reason = reason
        super().__init__(f"{place}: {reason}" if place else reason)
