"""When the modified date moves: by a change of what a reader acts on, and by nothing else."""

import datetime as dt


def modified_on_after_edit(
    entered: dt.date | None, before: dt.date | None, *, text_changed: bool, today: dt.date
) -> dt.date:
    """The modified date of a new revision.

    `entered` is the date that came with the edit, `before` that of the revision it replaces. A change of the
    text moves the date to today unless the editor gave a later one than before; without a change of the text
    what the editor entered stands, so a wrong date can be put right.
    """
    if entered is None:
        return today
    if text_changed and before is not None and entered <= before:
        return today
    return entered
