"""Words that made-up answers are put together from. They say nothing about any treatment."""

import random

COMMON = "recovery"
"""Stands in one short answer of every page."""
RARE = "cartilage"
"""Stands on one page in fifty."""
RARE_EVERY = 50

TREATMENTS = (
    "Knee replacement",
    "Hip replacement",
    "Dental crown",
    "Cataract surgery",
    "Hernia repair",
    "Shoulder exercises",
    "Back exercises",
    "Hearing test",
    "Sleep study",
    "Skin check",
    "Heart check",
    "Allergy test",
    "Foot surgery",
    "Hand surgery",
    "Root canal",
    "Eye test",
    "Blood test",
    "Vaccination",
    "Weight advice",
    "Breathing course",
)
COUNTRIES = ("ES", "MX", "DE", "PT", "TR", "CZ", "PL", "GB")
TOPICS = (
    "How long does the visit take",
    "What should I bring along",
    "Who will I talk to first",
    "When may I go home",
    "What happens the day after",
    "How often do I come back",
    "What does the price include",
    "May somebody come with me",
    "How do I get ready",
    "What if I change my mind",
)
_OPENINGS = (
    "Most people",
    "Some people",
    "Many clinics",
    "A few clinics",
    "Your own doctor",
    "The team on the ward",
    "Whoever looks after you",
    "Somebody at the desk",
    "Friends and family",
    "A letter from the clinic",
)
_VERBS = (
    "can tell you about",
    "will ask you about",
    "may want to know about",
    "keeps a note of",
    "plans the days around",
    "answers letters about",
    "puts in writing",
    "goes through",
)
_OBJECTS = (
    "the time you need",
    "what you take each day",
    "how you get there and back",
    "the papers you already have",
    "what was agreed before",
    "the rooms and the meals",
    "who can be with you",
    "the first and the second visit",
    "what is left to pay",
    "the language you prefer",
)
_ENDINGS = (
    "before anything else begins",
    "on the first morning",
    "a week or two later",
    "as soon as there is time",
    "once the results are there",
    "while you wait",
    "at the end of the day",
    "if you ask for it",
)


def sentence(rng: random.Random) -> str:
    """One plain sentence of about a dozen words."""
    return f"{rng.choice(_OPENINGS)} {rng.choice(_VERBS)} {rng.choice(_OBJECTS)} {rng.choice(_ENDINGS)}."


def sentences(rng: random.Random, count: int) -> list[str]:
    """That many different sentences; far more than that exist."""
    found: dict[str, None] = {}
    while len(found) < count:
        found[sentence(rng)] = None
    return list(found)
