"""Whether two towns are one: by their skeletons, and by a table of those that languages name differently."""

from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from kiosk.merge.skeleton import family_skeletons, parts

MOST_TOWNS = 16_384

TOWNS = """
Вільня Вильнюс Vilnius Вільнюс Wilna Wilno Vilna
Коўна Каунас Kaunas Kowno
Мінск Менск Mińsk Minsk
Брэст Брест Берасце Brześć Brest
Беласток Белосток Białystok Bialystok
Гродна Гродно Hrodna Grodno
Варшава Warszawa Warsaw Warschau
Кракаў Краков Kraków Cracow Krakau
Гданьск Гданск Gdańsk Danzig
Познань Poznań Posen
Уроцлаў Вроцлав Wrocław Breslau
Люблін Люблин Lublin
Кіеў Киев Київ Kyiv Kiev Kiew Kijów
Львоў Львов Львів Lviv Lwów Lemberg
Адэса Одесса Одеса Odesa Odessa
Харкаў Харьков Харків Kharkiv Charków
Масква Москва Moscow Moskau Moskwa Moskva
Пецярбург Санкт-Петербург Петербург Petersburg
Рыга Рига Riga Ryga Rīga
Талін Таллин Tallinn Tallin
Прага Praha Prague Prag Praga
Тбілісі Тбилиси Tbilisi Tiflis Тифлис
Ерэван Ереван Yerevan Eriwan Erywań
Вена Vienna Wien Wiedeń
Мюнхен Мюнхэн München Munich Monachium
Кёльн Köln Cologne Kolonia
Берлін Берлин Berlin
Парыж Париж Paris Paryż
Лондан Лондон London Londyn
Брусэль Брюссель Brussels Brüssel Bruxelles Bruksela
Гаага Haag Hague Haga
Жэнева Женева Geneva Genf Genewa Genève
Цюрых Цюрих Zürich Zurich Zurych
Стакгольм Стокгольм Stockholm Sztokholm
Хельсінкі Хельсинки Helsinki
Рым Рим Rome Roma Rom Rzym
"""


@cache
def _table() -> Mapping[str, str]:
    lines = [line.split() for line in TOWNS.strip().splitlines()]
    return MappingProxyType({heard: line[0] for line in lines for name in line for heard in _heard(name)})


@lru_cache(MOST_TOWNS)
def _heard(town: str) -> frozenset[str]:
    found = [""]
    for part in parts(town):
        found = [before + heard for before in found for heard in family_skeletons(part)][:4]
    return frozenset(found)


@lru_cache(MOST_TOWNS)
def _names(town: str) -> frozenset[str]:
    return frozenset(_table().get(heard, heard) for heard in _heard(town))


def same_town(one: str, other: str) -> bool:
    """Whether two names of towns, neither of them empty, mean the same one."""
    return not _names(one).isdisjoint(_names(other))
