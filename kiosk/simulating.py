"""Made-up signings with plausible ink, for rehearsals and load: equal for an equal seed."""

import math
from collections.abc import Iterator
from random import Random

from kiosk.campaign import Asked, Campaign
from kiosk.signatory import DECLARED_INK, NO_INK, Consent, Exposure, Ink, InkKind, Signatory, Signing, Stroke

INK_HEIGHT = 400
POINTS_PER_SIGNATURE = 79
"""What a drawn signature has after simplification, by the measurements that the design rests on."""

_NAMES = {
    "en": (("Alice", "Tom", "Grace", "Peter", "Zoë"), ("Example", "Sample", "O’Sample", "Test-Case", "Li")),
    "ru": (("Анна", "Пётр", "Мария", "Юрий", "Яна"), ("Примерова", "Образцов", "Проба-Тестова", "Эн", "Щукин")),
    "be": (("Ганна", "Янка", "Марыля", "Юрка", "Зося"), ("Прыклад", "Узорчык", "Спроба-Ўзор", "Ёлкін", "Д’Узор")),
    "de": (("Jürgen", "Käthe", "Max", "Ilse", "Ö"), ("Muster", "Beispiel", "Groß", "Probe-Übung", "Ä")),
}
_CITIES = ("", "Vilnius", "Вільня", "Berlin", "Warszawa", "თბილისი", "Երևան")
_COUNTRIES = ("", "LT", "PL", "DE", "GE", "AM", "CZ")
_EXPOSURES = (Exposure.COUNT, *(Exposure.CAMPAIGN,) * 3, *(Exposure.HANDOVER,) * 6)


def made_up_signings(count: int, seed: int, campaign: Campaign) -> Iterator[Signing]:
    """`count` signings of people who do not exist, in the campaign's languages and its exposures."""
    random = Random(seed)  # noqa: S311 -- repeatable on purpose; nothing secret comes from it
    for number in range(count):
        yield _made_up(random, number, campaign)


def _made_up(random: Random, number: int, campaign: Campaign) -> Signing:
    language = random.choice(campaign.languages)
    exposure = random.choice([one for one in _EXPOSURES if one in campaign.form.exposure])
    given, family = _NAMES.get(language, _NAMES["en"])
    if exposure is Exposure.COUNT:
        signatory, ink = Signatory(random.choice(given), random.choice(family)), NO_INK
    else:
        form, address = campaign.form, f"person{number}@example.org"
        email = _given(form.email, address if random.random() < 0.4 else "", address)
        signatory = Signatory(
            random.choice(given),
            random.choice(family),
            _given(form.city, random.choice(_CITIES), _CITIES[-1]),
            _given(form.country, random.choice(_COUNTRIES), _COUNTRIES[-1]),
            email,
        )
        ink = NO_INK if form.ink == "off" else DECLARED_INK if random.random() < 0.03 else made_up_ink(random)
    return Signing(
        signatory=signatory,
        ink=ink,
        exposure=exposure,
        language=language,
        text_sha256=campaign.petition(language).text_sha256,
        consent=Consent(given=True, shown_sha256=campaign.consent_shown_sha256(language)),
    )


def _given(asked: Asked, by_chance: str, otherwise: str) -> str:
    """What somebody gives where this is asked so; `otherwise` where chance gives nothing to what must be filled."""
    if asked == "off":
        return ""
    return by_chance or (otherwise if asked == "required" else "")


def made_up_ink(random: Random) -> Ink:
    """Loops that run to the right and change their height and slant, as a hurried hand does."""
    strokes = []
    left = random.randint(40, 140)
    for width in (random.randint(450, 650), random.randint(80, 180)):
        strokes.append(_loops(random, left, width, POINTS_PER_SIGNATURE * width // 800))
        left += width + random.randint(10, 40)
    return Ink(InkKind.DRAWN, INK_HEIGHT, tuple(strokes))


def _loops(random: Random, left: int, width: int, points: int) -> Stroke:
    turns, slant = random.uniform(3, 6) * width / 500, random.uniform(10, 60)
    heights = [random.uniform(40, 150) for _ in range(int(turns) + 2)]
    stroke = []
    for step in range(max(points, 6)):
        along = step / max(points - 1, 5)
        turn = along * turns
        height = heights[int(turn)] * (1 - turn % 1) + heights[int(turn) + 1] * (turn % 1)
        x = left + along * width + slant * math.sin(turn * math.tau + 1)
        y = INK_HEIGHT * 0.55 - height * math.sin(turn * math.tau)
        stroke.append((min(max(round(x), 0), 1000), min(max(round(y), 0), INK_HEIGHT)))
    return tuple(stroke)
