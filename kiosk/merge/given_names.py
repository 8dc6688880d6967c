"""Which given names are one name in several languages, and which short forms may stand for which name.

In a line of the table stand the forms of one name in all the languages, then after a bar its short forms. Forms of one
name are compatible; a short form may be another name, often another person's (Саша is he or she), so that it only gives
cause for doubt. Lines with a tilde are of one kin with the line above: names that share short forms, or that were one
once, meet among the candidates.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from kiosk.merge.skeleton import closer_skeletons, plain, skeleton, skeletons

KINS = """
Александр Аляксандр Олександр Aleksandr Alexander Aliaksandr Aleksander Alexandre Oleksandr Alexandr | Саша Сашка
    Шура Алесь Алекс Алик Алік Sascha Alex Сашко
~ Александра Аляксандра Олександра Aleksandra Alexandra Aliaksandra Oleksandra | Саша Шура Алеся Алекс Alex Sascha
    Sandra
~ Алеся Alesya Олеся
Алексей Аляксей Олексій Aleksei Aliaksei Oleksii Alexej Aleksy Аляксій | Лёша Алёша Лёха Льоша Олекса Алекса
Анна Ганна Anna Hanna | Аня Ганя Ania Anja Нюра Hania Ганнуся Анечка Anne Ann
~ Hannah | Hanna
Анастасия Анастасія Настасся Anastasia Nastassia Anastazja | Настя Насця Ася Стася Anastasya Нася Nastya Анастасья
~ Стася
Анатолий Анатоль Анатолій Anatoly Anatol Anatoli | Толя Толик Толік
Андрей Андрэй Андрій Andrei Andrii Andrzej Andreas Andrew Andrej Андрэйка | Андрюша Андрюха Andy Andre Jędrzej
Антон Антін Anton Антось | Антоша Антось
~ Antoni Антоний Антоній Антоні Antony Anthony | Антось
~ Антонина Антаніна Антоніна Antonina | Тося
Аркадий Аркадзь Аркадій Arkady Arkadiusz Arkadz | Аркаша
Арсений Арсень Арсеній Arseny Arsenii Arsen | Сеня
Артём Арцём Артем Artem Artiom Arciom Artyom Артемий Артемій | Тёма Цёма
Богдан Багдан Bogdan Bohdan
~ Богдана Багдана Bohdana Bogdana
Борис Барыс Boris Barys Borys | Боря
Вадим Вадзім Vadim Vadzim Vadym Wadim | Вадик Вадзік
Валентин Валянцін Valentin Valiantsin Valentyn Walenty Валентін | Валик Валя
~ Валентина Валянціна Valentina Valiantsina Valentyna Walentyna | Валя
Валерий Валерый Валерій Valery Valerii Walery Valeri | Валера
~ Валерия Валерыя Валерія Valeria Valeriya Waleria Valerie | Лера Валера
Варвара Barbara Varvara Барбара Warwara | Варя Бася Basia Варечка
Василий Васіль Василь Vasily Vasil Vasyl Wasyl Bazyli Wassili Васілій | Вася Васька
Вера Віра Vera Wiera Viera | Верочка Верка
Вероника Вераніка Вероніка Veronika Veranika Weronika Veronica | Ника Ніка
Виктор Віктар Віктор Viktor Viktar Victor Wiktor | Витя Віця Витька
~ Виктория Вікторыя Вікторія Victoria Viktoria Viktoryia Wiktoria | Вика Віка Вікуся Vika
Виталий Віталь Віталій Vitaly Vital Vitalii Witalij Vitalij | Виталик Віталік
~ Виталия Віталія Vitalia
Владимир Уладзімір Володимир Vladimir Uladzimir Volodymyr Włodzimierz Wladimir Wolodymyr | Вова Володя Валодзя
    Уладзя Влад Улад Vova Volodya Уладзік
~ Владислав Уладзіслаў Vladislav Uladzislau Vladyslav Władysław Wladislaw | Влад Улад Владик Vlad Уладзік Славик
    Слава
~ Владислава Уладзіслава Vladislava Władysława | Влада Слава
Всеволод Усевалад Vsevolod Usevalad | Сева
Вячеслав Вячаслаў В'ячеслав Viacheslav Viachaslau Wiaczesław Vyacheslav Wjatscheslaw | Слава Славик Славік
~ Václav Wacław Вацлаў Вацлав Waclaw
Галина Галіна Galina Halina Halyna Galyna | Галя Галка Halka
Геннадий Генадзь Геннадій Gennady Henadz Hennadii Gennadij Генадій | Гена
Георгий Георгій Георгі Георг Georgy Georgii Heorhi Heorhii Georg George Jerzy | Гоша Жора Юра Юрий Егор
~ Юрий Юры Юрій Yuri Yury Iurii Jurij Jury Yurii | Юра Юрка Юрась Jerzy
~ Егор Ягор Єгор Egor Yahor Yegor Jegor | Гоша Ягорка
Глеб Hleb Gleb Гліб Hlib
Григорий Рыгор Григорій Grigory Ryhor Hryhorii Grzegorz Gregor Grigorij Gregory Hryhoriy Рыгорка Грыгорый | Гриша
    Грыша Рыгорка
Даниил Данііл Данила Данило Daniil Daniel Danila Danylo Данил Даніла Danil Даніэль Даниэль Danilo | Даня Даник Данік
~ Даниэла Daniela
Дарья Дар'я Daria Darya Darja Dariya Дарыя | Даша Дарина Дарка Dasha
~ Дарина Darina Daryna
Денис Дзяніс Denis Dzianis Denys Дениз | Дениска
Дмитрий Дзмітры Дзмітрый Змітро Дмитро Dmitry Dzmitry Dmytro Dymitr Dmitrij Зміцер Zmicier Dimitri Zmitser | Дима
    Дзіма Димка Зміцер Митя Dima
Евгений Яўген Яўгеній Євген Evgeny Yauhen Yevhen Eugeniusz Jewgenij Eugene Yevgeny Evgenii Jewhen Eugen Jauhien
    Yauheni Євгеній | Женя Жэня Zhenya
~ Евгения Яўгенія Євгенія Evgenia Yauheniya Yevheniia Eugenia Eugenie Jewgenija Yevgenia | Женя Жэня Zhenya
Екатерина Кацярына Катерина Ekaterina Katsiaryna Kateryna Katarzyna Katharina Catherine Jekaterina Yekaterina
    Kaciaryna Katerina Katarina Catarina | Катя Каця Кася Катюша Kasia Katja Kate Katia
Елена Алена Олена Elena Alena Olena Helena Jelena Yelena Гелена Алёна Helene Гэлена Helen | Лена Ленка Алёна Лёля
    Lena
Елизавета Лізавета Елісавета Єлизавета Elizaveta Lizaveta Elisabeth Elżbieta Yelyzaveta Elizabeth Elisaveta
    Jelisaweta Альжбета Эльжбета | Лиза Ліза Лизонька Ela Lisa
Жанна Zhanna Jeanne Żanna Žanna Schanna Joanna Jane
Зинаида Зінаіда Зінаїда Zinaida Sinaida | Зина Зіна
Зоя Zoya Zoia Zoja
Иван Іван Ivan Iwan | Ваня Ванька Янка Ян Jan
~ Ян Jan Johann Yan Johannes Янка Янко | Янка Ясь Janek Яська Ivan
~ John
Игнат Ігнат Игнатий Ігнацій Ignat Ihnat Ignacy Ігнатій
Игорь Ігар Ігор Igor Ihar Ihor | Игорёк
Илья Ілля Ілья Ilya Illia Ilia Eliasz Elias Ilja Ілія | Илюша
Инна Іна Інна Inna Ina
Ирина Ірына Ірина Irina Iryna Irena Irene Irène | Ира Іра Ирочка Ірка Арина
~ Арина Арына Arina Aryna Орина
Казимир Казімір Kazimir Kazimierz Kazimier Kasimir Казік | Казік
Кирилл Кірыл Кирило Kirill Kiryl Kyrylo Cyryl Kyrill Cyril | Кира
Кристина Хрысціна Крысціна Христина Kristina Khrystsina Krystyna Christina Крістіна Krystsina Kristine Christine |
    Кристя Крыся Krysia
Константин Канстанцін Костянтин Konstantin Kanstantsin Kostiantyn Konstanty Кастусь Constantin Konstantyn | Костя
    Косця Кастусь
Ксения Ксенія Ksenia Kseniya Xenia Ксеня Kseniia | Ксюша Ксюха
~ Оксана Аксана Oksana Aksana Oxana | Ксюша
~ Аксинья Аксіння Aksinya
Лариса Ларыса Larisa Larysa Larissa | Лара
Леонид Леанід Леонід Leonid Leanid | Лёня
Лидия Лідзія Лідія Lidia Lidziya Lydia Lidija | Лида Ліда
Любовь Любоў Lyubov Liubou Lubow Ljubow | Люба
Людмила Людміла Lyudmila Liudmila Ludmila Ludmiła Liudmyla Ljudmila | Люда Мила Люся Міла
Максим Максім Maksim Maxim Maksym Maxym | Макс Max
~ Maksymilian Maximilian | Max
Маргарита Маргарыта Margarita Marharyta Małgorzata Margarete Margaret | Рита Рыта Gosia Rita
Марина Марына Marina Maryna
Мария Марыя Марія Maria Maryia Mariia Marie Mary Марья Мар'я | Маша Маня Маруся Марыля Марыська Masha Mascha
~ Марыля Marylia Maryla
Марк Mark Marc Marek Marcus Markus
~ Marko
Мартин Марцін Marcin Martin Мартын
Матвей Мацвей Матвій Matvei Matsvei Mateusz Matthew Matvii Matwej | Мотя
~ Мацей Maciej Matthias Matsei
Михаил Міхаіл Михайло Mikhail Mikhailo Mykhailo Michał Michael Michail Міхал Міхась Михайла Mihail Michal Міхаль |
    Миша Міша Міхась Michas Misha Mischa Міхаська
~ Михайлина Міхаліна Michalina
Надежда Надзея Надія Nadezhda Nadzeya Nadiia Nadzieja Nadja Nadeschda Nadia Nadzeia | Надя Надзя Nadya
Наталья Наталля Наталія Наталия Natalya Natallia Natalia Nataliia Natalla Natalie Nathalie Natalja |
    Наташа Natasha Наталка Наталя Natascha
Никита Мікіта Микита Nikita Mikita Mykyta Нікіта
Николай Мікалай Мікола Микола Nikolai Mikalai Mykola Mikołaj Nikolaus Mikola Nicholas Nikolaj Nicolas Nikolay
    Mikalay | Коля Мікола Міколка Колян
Олег Алег Oleg Aleh Oleh Олеґ | Олежка
Ольга Вольга Olga Volha Olha Вольха Wolha | Оля Olya Вольгачка Волечка
Павел Павал Павло Pavel Paval Pavlo Paweł Paul Pawel Pawlo | Паша Паўлюк Pasha
~ Павлина Паўліна Pauline Paulina
Пётр Пятро Петро Петр Petr Piotr Petro Peter Piatro Pyotr Pjotr Пятрусь | Петя Пеця Пятрусь
Полина Паліна Поліна Polina Palina | Поля
Раиса Раіса Раїса Raisa Raissa | Рая
Роман Раман Roman Raman | Рома
Руслан Ruslan
Светлана Святлана Світлана Svetlana Sviatlana Svitlana Swetlana Swietłana Swetłana | Света Святка Svieta
Святослав Святаслаў Sviatoslav Sviataslau Світослав Swiatosław | Слава
Семён Сямён Семен Semyon Siamion Semen Semjon Semion Siamyon
~ Simon Szymon Сымон Symon Симон
Сергей Сяргей Сергій Sergei Siarhei Serhii Sergiusz Sergej Serge Сяргій Siarhiej Serhij | Серёжа Сярожа Сергійко
София Сафія Софія Sofia Safiya Sofiia Zofia Sophie Sophia Соф'я Софья Sofiya Sofie | Соня Зося Sonja Zosia Sonia
Станислав Станіслаў Stanislav Stanislau Stanisław Stanislaus Станіслав | Стас Слава Стась
Степан Сцяпан Stepan Stsiapan Szczepan Сцепан | Стёпа
~ Stefan Стефан Сцефан Stephan Stephen
Тамара Tamara | Тома
Тарас Taras
Татьяна Таццяна Тетяна Tatiana Tatsiana Tetiana Tatyana Tatjana Tacciana Tacjana | Таня Tanya Tanja Тацяна
Тимофей Цімафей Тимофій Timofei Tsimafei Tymofii Tymoteusz Timotheus Timothy Timofej Цімох | Тима Цімох
Тимур Цімур Timur Tsimur Tymur
Томаш Томас Тамаш Tomasz Thomas Tamash Tomas | Tomek Tom
~ Фома Хома Khoma Фама
Фёдор Фёдар Федір Fyodor Fiodar Fedir Teodor Theodor Фядор Fedor Theodore Fjodor Тэадор Теодор Хведар | Федя Тэд
Филипп Філіп Пилип Filipp Filip Philipp Philip Pilip Пыліп
Франтишек Францішак Franciszek Frantsishak Franz Francis František Франц Francišak Франциск Франтішек | Франак
    Franak
Юзеф Язэп Іосіф Иосиф Йосип Józef Yazep Josef Joseph Yosyp Jazep Осип Восіп Iosif Iosef | Юзік
Юлия Юлія Julia Yuliya Yulia Iuliia Julija Юлля Julie Юлья Juliya | Юля Julka
~ Юлиан Юльян Юліян Julian Yulian
~ Юлиана Юліяна Juliana
Яков Якаў Яків Jakub Yakov Yakau Jakob Jakov Якуб Jacob Yakub Jakau | Яша Яшка
Янина Яніна Janina Yanina
~ Яна Jana Yana Iana
Ярослав Яраслаў Yaroslav Yaraslau Jarosław Jaroslaw Iaroslav | Ярик Слава
~ Ярослава Яраслава Yaroslava | Слава
Лев Леў Lev Leu Лявон | Лёва
~ Leon Леон
~ Leo
Лукаш Лука Lukasz Łukasz Lukas Luka Lucas Lukash
Тереса Тэрэза Тереза Teresa Theresa Theresia Тэрэса
Ядвига Ядвіга Jadwiga Yadviga Jadviha Hedwig
Христофор Крыштаф Krzysztof Christoph Kristof Christopher Кшиштоф
Войцех Войцах Wojciech Adalbert Vojtech
Нина Ніна Nina
Таисия Таісія Taisia Taisiya | Тая
Ангелина Ангеліна Анжеліна Angelina Anhelina Анжелина | Геля Лина
~ Анжела Анжэла Angela Анджела Анжелика Angelika Анжаліка Anzhelika
Диана Дыяна Діана Diana Dyiana Diyana
Карина Карына Каріна Karina Karyna
Алла Ала Alla Ala
Эдуард Едуард Eduard Edward Edvard Эдвард | Эдик
Эльвира Эльвіра Ельвіра Elvira Elwira
Эмилия Эмілія Емілія Emilia Emiliya
~ Эмиль Эміль Emil
Марьян Мар'ян Марян Marian Maryan
~ Марианна Мар'яна Марьяна Мар'янна Marianna Maryana Mariana Марыяна Marianne
Родион Радзівон Родіон Rodion Radzivon | Родя
Ростислав Расціслаў Rostislav Rastsislau Rostyslav | Слава Ростик
Мечислав Мечыслаў Mieczysław Miechyslau
Мирослав Міраслаў Miroslav Miraslau Mirosław Myroslav
~ Мирослава Міраслава Miroslava Mirosława
Зенон Зянон Zenon Zianon
Винцент Вінцэнт Вінцук Vincent Wincenty Vintsent Викентий Вікенцій Vincenz Vinsent
Адам Adam Адась
Тадеуш Тадэвуш Tadeusz Tadevush Thaddäus Thaddeus Tadeush Фаддей
Ева Ewa Eva Єва Yeva
Людвик Людвік Ludwik Ludwig Людвиг
Генрих Генрых Генрік Heinrich Henryk Genrikh Henrykh Генрик Henry Хенрик
Карл Karl Karol Караль Charles Кароль Carl
Вильгельм Вільгельм Wilhelm William Вільям
Фридрих Фрыдрых Friedrich Fryderyk Frederick
Роза Ружа Roza Rosa Róża Rose
"""

SIBLINGS = frozenset(
    frozenset(pair.split("-"))
    for pair in (
        *("anna-hanna", "елена-алена", "elena-alena", "elena-helena", "alena-helena", "alena-aliona", "elena-aliona"),
        *("alena-alyona", "elena-alyona", "roman-raman", "daniel-danil", "daniel-danila", "danila-daniil"),
        *("danil-danila", "данил-данила", "даніл-даніла", "eugenia-eugenie"),
        *("daniel-daniil", "данила-даниил", "даніла-данііл", "даниил-даниэль", "данил-даниил", "jan-johannes"),
        *("jan-johann", "johann-johannes", "marie-maria", "maria-mary", "marie-mary", "mark-marek", "mark-markus"),
        *("marek-markus", "julia-julie", "мария-марья", "natalia-natalie", "sofia-sophie", "sofia-zofia"),
        *("sophia-zofia", "irina-irena", "iryna-irena", "irena-irene", "irina-irene", "lucas-luka", "лука-лукаш"),
        *("karl-karol", "jakub-jakob", "jakub-jacob", "jakob-jacob", "paul-pavel", "paul-pawel", "eduard-edward"),
        *("jeanne-jane", "christina-christine", "kristina-kristine", "andrzej-andreas", "peter-piotr"),
        *("michael-michal", "mateusz-matthew", "simon-szymon", "stefan-stephan", "stefan-stephen", "thomas-tomasz"),
        *("martin-marcin", "gregor-grzegorz", "joseph-jozef", "katharina-katarina", "katharina-katarzyna"),
        *("catherine-katharina", "barbara-varvara", "georg-jerzy", "george-jerzy", "margaret-malgorzata"),
    )
)
"""Forms of one name, bare of accents, that a family may have one child of each of."""


class GivenName(NamedTuple):
    """What a given name may be: `names` it is a form of, and as a short form `may_be`; `kin` is "" if unknown."""

    names: frozenset[str]
    may_be: frozenset[str]
    kin: str


UNKNOWN = GivenName(frozenset(), frozenset(), "")


@cache
def _table() -> Mapping[str, GivenName]:
    names: dict[str, set[str]] = {}
    short: dict[str, set[str]] = {}
    kins: dict[str, str] = {}
    for form, name, kin, is_short in _entries():
        for heard in skeletons(plain(form)):
            (short if is_short else names).setdefault(heard, set()).add(name)
            kins.setdefault(heard, kin)
    return MappingProxyType(
        {
            heard: GivenName(frozenset(names.get(heard, ())), frozenset(short.get(heard, ())), kin)
            for heard, kin in kins.items()
        }
    )


def _entries() -> Iterator[tuple[str, str, str, bool]]:
    kin = ""
    for line in KINS.replace("\n    ", " ").strip().splitlines():
        full, _, short = line.removeprefix("~ ").partition(" | ")
        forms, short_forms = full.split(), short.split()
        kin = kin if line.startswith("~ ") else skeleton(plain(forms[0]))
        yield from ((form, forms[0], kin, False) for form in forms)
        yield from ((form, forms[0], kin, True) for form in short_forms)


@cache
def _names_by_closer() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for form, name, _, is_short in _entries():
        for heard in () if is_short else closer_skeletons(plain(form)):
            found.setdefault(heard, set()).add(name)
    return MappingProxyType({heard: frozenset(names) for heard, names in found.items()})


def given_name(word: str) -> GivenName:
    """What the table says of a given name.

    A name that only a looser hearing finds there, as Eliana beside Elena, may be that name, as a short form may.
    """
    found = next((known for known in map(_table().get, skeletons(word)) if known), UNKNOWN)
    spelled = frozenset().union(*(_names_by_closer().get(heard, ()) for heard in closer_skeletons(word)))
    return GivenName(found.names & spelled, found.may_be | (found.names - spelled), found.kin)
