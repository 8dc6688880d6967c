"""Family names that so many people have that a namesake in another country and town is a namesake and no more."""

from functools import cache

from kiosk.merge.skeleton import family_skeletons, plain, without_gender

COMMON = """
Иванов Петров Сидоров Смирнов Кузнецов Попов Васильев Михайлов Фёдоров Соколов Новиков Козлов Морозов Волков Алексеев
Лебедев Семёнов Егоров Павлов Степанов Николаев Орлов Андреев Макаров Никитин Захаров Зайцев Соловьёв Борисов Яковлев
Григорьев Романов Воробьёв Сергеев Кузьмин Фролов Александров Дмитриев Королёв Киселёв Ильин Максимов Поляков Сорокин
Виноградов Ковалёв Белов Медведев Антонов Тарасов Жуков Баранов Филиппов Комаров Давыдов Беляев Герасимов Богданов
Осипов Новік Новикова Казлоў Кавалеўскі Ковалевский Кавальчук Ковальчук Жук Климович Клімовіч Лукашевич Карпович
Савицкий Козловский Каралёў Макаревич Петрович Марозаў Бондаренко Бондарчук Кравченко Кравчук Шевченко Шевчук Мельник
Мельничук Коваленко Бойко Ткаченко Ткачук Олийник Лысенко Савченко Руденко Марченко Поліщук Петренко Иваненко Гончаров
Гончаренко Ткач Василевский Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański
Woźniak Dąbrowski Kozłowski Jankowski Mazur Kwiatkowski Krawczyk Müller Schmidt Schneider Fischer Weber Meyer Wagner
Becker Schulz Hoffmann Smith Jones Brown
"""


@cache
def _common() -> frozenset[str]:
    return frozenset(without_gender(heard) for name in COMMON.split() for heard in family_skeletons(plain(name)))


def is_common(skeletons: tuple[str, ...]) -> bool:
    """Whether a family name with one of these skeletons is very common where the signatories come from."""
    return any(without_gender(heard) in _common() for heard in skeletons)
