"""What an event is: something that changes what the public reads of an FAQ page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from faq.models import FAQPage


@dataclass(frozen=True)
class Readers:
    """What the whole document of the page says afterwards; `public` is False where nobody may read it."""

    find: tuple[str, ...] = ()
    miss: tuple[str, ...] = ()
    public: bool = True


GONE = Readers(public=False)
Event = Callable[[], Iterator[FAQPage | Readers]]
