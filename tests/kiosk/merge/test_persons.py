"""Who is one person among signings with one e-mail, and through links: whatever the order."""

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st
from known_persons import ONE_EMAIL, signatory_of

from kiosk.entry_id import EntryId
from kiosk.merge.comparing import Verdict, compare
from kiosk.merge.persons import FEW, Bonds, EmailGroup, among_same_email, contradict, persons, persons_as_said
from kiosk.signatory import Signatory


def an_id(number: int) -> EntryId:
    return EntryId(bytes([number % 3]) * 16, number + 1)


def members(*lines: str) -> dict[EntryId, Signatory]:
    return {EntryId(bytes(16), number): signatory_of(line, ONE_EMAIL) for number, line in enumerate(lines, start=1)}


def numbers(group: EmailGroup) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The pairs as the places of their lines, counted from 1."""
    same, doubtful = ([(pair.a.seq, pair.b.seq) for pair in pairs] for pairs in (group.same, group.doubtful))
    return same, doubtful


def test_spellings_of_one_name_are_one_person_and_a_couple_is_two() -> None:
    group = among_same_email(members("Anna / Novak", "Jan / Novak", "Ганна / Новак", "Ян / Новак", "anna / NOVAK"))
    assert numbers(group) == ([(1, 3), (1, 5), (2, 4)], [])
    assert {pair.comparison.verdict for pair in group.same} == {Verdict.SAME}


def test_a_name_that_may_be_either_ones_is_doubtful() -> None:
    father_and_son = members(
        "Иван / Рудак", "Иван Петрович / Рудак", "Иван Сергеевич / Рудак", "Иван / Рудак", "Іван / Рудак"
    )
    group = among_same_email(father_and_son)
    assert numbers(group) == ([(1, 4)], [(1, 2), (1, 3), (1, 5)])
    assert {pair.comparison.verdict for pair in group.doubtful} == {Verdict.DOUBTFUL}
    assert {pair.comparison.score for pair in group.doubtful} == {95}


def test_an_initial_is_doubtful_with_the_closest_only() -> None:
    assert numbers(among_same_email(members("A. / Novak", "Anna / Novak", "Alena / Novak"))) == ([], [(1, 2), (1, 3)])
    assert numbers(among_same_email(members("A. / Novak", "Jan / Novak"))) == ([], [])


def test_equal_initials_may_be_two_persons_and_each_is_asked_about() -> None:
    """Anna and Adam both sign as A. Kowalski."""
    group = among_same_email(members("A. / Kowalski", "A. / Kowalski", "a / KOWALSKI"))
    assert numbers(group) == ([], [(1, 2), (1, 3)])
    assert {(pair.comparison.verdict, pair.comparison.score) for pair in group.doubtful} == {(Verdict.DOUBTFUL, 95)}


def test_who_gave_no_name_is_nobodys_double() -> None:
    nameless = Signatory("", "", email=ONE_EMAIL)
    assert among_same_email({an_id(0): nameless, an_id(1): nameless}) == EmailGroup((), ())


def test_so_many_spellings_are_not_one_persons() -> None:
    """A mailbox of many: more spellings than any one person has make nobody the same, nor a flood of pairs."""
    many = members(*(f"Ан{'н' * number}а / Новак" for number in range(1, FEW + 2)))
    group = among_same_email(many)
    assert not group.same
    assert 0 < len(group.doubtful) <= len(many)
    assert len(among_same_email(dict(list(many.items())[:FEW])).same) == FEW - 1


def test_five_thousand_of_one_name_are_a_star() -> None:
    crowd = {EntryId(bytes(16), number): Signatory("Анна", "Новак", email=ONE_EMAIL) for number in range(1, 5001)}
    group = among_same_email(crowd)
    assert {pair.a.seq for pair in group.same} == {1}
    assert [pair.b.seq for pair in group.same] == list(range(2, 5001))


people = st.builds(
    Signatory,
    given_name=st.sampled_from(["Анна", "Ганна", "Hanna", "A.", "Ян", "Иван", "Иван Петрович", "Иван Ильич", "Саша"]),
    family_name=st.sampled_from(["Новак", "Novak", "Novaková", "Chadyka", "Хадыка", "Чадыка"]),
    email=st.just(ONE_EMAIL),
)
groups = st.dictionaries(st.builds(an_id, st.integers(0, 99)), people, max_size=14)


@given(groups, st.randoms(use_true_random=False))
def test_the_order_of_signings_with_one_email_does_not_matter(found: dict[EntryId, Signatory], random: object) -> None:
    shuffled = list(found.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert among_same_email(dict(shuffled)) == among_same_email(found)


@given(groups)
def test_whoever_is_joined_is_the_same_each_with_each(found: dict[EntryId, Signatory]) -> None:
    group = among_same_email(found)
    belongs = persons(found, [(pair.a, pair.b) for pair in group.same])
    for one, other in combinations(found, 2):
        if belongs[one] == belongs[other]:
            assert compare(found[one], found[other]).verdict is Verdict.SAME
    for pair in group.same + group.doubtful:
        assert pair.a < pair.b
    assert not {belongs[pair.a] == belongs[pair.b] for pair in group.doubtful} - {False}


ids = st.builds(an_id, st.integers(0, 20))


@given(st.sets(ids), st.lists(st.tuples(ids, ids)), st.randoms(use_true_random=False))
def test_the_order_of_links_does_not_matter(
    found: set[EntryId], links: list[tuple[EntryId, EntryId]], random: object
) -> None:
    belongs = persons(found, links)
    turned = [(b, a) for a, b in links]
    random.shuffle(turned)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert persons(sorted(found, reverse=True), turned) == belongs
    for member, person in belongs.items():
        assert person <= member
        assert belongs[person] == person
    for one, other in links:
        if {one, other} <= found:
            assert belongs[one] == belongs[other]


def test_a_long_way_of_links_ends_at_the_smallest() -> None:
    chain = [EntryId(bytes(16), number) for number in range(1, 2001)]
    assert set(persons(chain, pairwise(chain)).values()) == {chain[0]}


def test_links_to_others_join_nobody() -> None:
    inside, outside, also_inside = an_id(1), an_id(2), an_id(4)
    links = [(inside, outside), (outside, also_inside)]
    assert persons([inside, also_inside], links) == {inside: inside, also_inside: also_inside}


def said_of(judged: str = "", said: str = "", parted: str = "") -> Bonds:
    """Bonds written as pairs of letters: "ab ac"."""
    return Bonds(
        *({(an_id(ord(two[0])), an_id(ord(two[1]))) for two in text.split()} for text in (judged, said, parted))
    )


def who_is_who(bonds: Bonds, members: str = "abcd") -> str:
    belongs = persons_as_said([an_id(ord(one)) for one in members], bonds).persons
    groups = sorted("".join(one for one in members if belongs[an_id(ord(one))] == top) for top in set(belongs.values()))
    return " ".join(groups)


def test_who_fits_two_different_people_is_neithers_until_somebody_says_whose() -> None:
    """Father and son have one name and one mailbox; whose the third signing is, its id does not say."""
    for star in ("ab ac", "ab bc", "ac bc"):
        assert who_is_who(said_of(star)) == "abc d"
        assert who_is_who(said_of(star, parted="ab")) == "a b c d"
        assert who_is_who(said_of(star, "ac", "ab")) == "ac b d"
        torn = persons_as_said(map(an_id, b"abcd"), said_of(star, parted="ab")).torn
        assert [set(group) for group in torn] == [set(map(an_id, b"abc"))]


def test_what_was_said_of_others_parts_whom_the_merge_joined() -> None:
    assert who_is_who(said_of("ab", "bc", "ac")) == "a bc d"
    assert who_is_who(said_of("ab cd", parted="bd")) == "ab cd"


def test_what_was_said_of_three_may_contradict_itself() -> None:
    assert contradict(said_of(said="ab bc", parted="ac"))
    assert not contradict(said_of("ab", "bc", "ac"))
    assert not contradict(said_of(said="ab cd", parted="ac bd"))


def test_a_crowd_that_was_torn_is_not_asked_about_each_with_each() -> None:
    crowd = [EntryId(bytes(16), number) for number in range(1, FEW + 2)]
    star = {(crowd[0], other) for other in crowd[1:]}
    found = persons_as_said(crowd, Bonds(star, set(), {(crowd[1], crowd[2])}))
    assert found.torn == ()
    assert len(set(found.persons.values())) == len(crowd)


places = st.integers(0, 7)
two_places = st.sets(st.tuples(places, places).filter(lambda two: two[0] < two[1]), max_size=4)


@given(st.lists(places, min_size=8, max_size=8), two_places, two_places, st.permutations(range(8)))
def test_neither_ids_nor_order_say_who_is_who(
    groups: list[int], said: set[tuple[int, int]], parted: set[tuple[int, int]], numbers: list[int]
) -> None:
    """The merge links each group's first with the others; which is the first depends on ids alone."""

    def partition(ids: list[EntryId]) -> tuple[set[frozenset[int]], set[frozenset[int]]]:
        def links(pairs: set[tuple[int, int]]) -> set[tuple[EntryId, EntryId]]:
            return {(min(ids[a], ids[b]), max(ids[a], ids[b])) for a, b in pairs}

        alike = [[place for place in range(8) if groups[place] == group] for group in set(groups)]
        first = {place: min(group, key=ids.__getitem__) for group in alike for place in group}
        bonds = Bonds(
            links({(first[place], place) for place in first if first[place] != place}), links(said), links(parted)
        )
        belongs, torn = persons_as_said(reversed(ids), bonds)
        for a, b in bonds.parted:
            assert belongs[a] != belongs[b] or contradict(bonds)
        tops = [frozenset(place for place in range(8) if belongs[ids[place]] == top) for top in belongs.values()]
        return set(tops), {frozenset(map(ids.index, group)) for group in torn}

    assert partition([an_id(number) for number in numbers]) == partition(list(map(an_id, range(8))))
