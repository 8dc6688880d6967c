"""Every kind of harm to a campaign folder; its header has the code of the first problem that must be named."""

from collections.abc import Iterator

from vectors.texts import CAMPAIGN
from vectors.vector import Vector

RULES, BE, EN = "campaign.toml", "texts/be.toml", "texts/en.toml"
WRONG = "campaign-value-wrong"

REPLACED = (
    # name, code, harm, file, what is there, what takes its place
    ("newer", "campaign-newer", "It is of a later format.", RULES, "schema = 1", "schema = 2"),
    ("schema-text", WRONG, "Its format is a word.", RULES, "schema = 1", 'schema = "one"'),
    ("unknown-key", WRONG, "A key is unknown.", RULES, "[counter]\n", "[counter]\nlimit = 5\n"),
    ("key-missing", WRONG, "A key is missing.", RULES, "baseline = 0\n", ""),
    (
        "key-twice",
        "campaign-toml-broken",
        "A key stands twice.",
        RULES,
        "baseline = 0\n",
        "baseline = 0\nbaseline = 1\n",
    ),
    ("id-climbing", WRONG, "Its id would climb out of a folder.", RULES, 'id = "vectors"', 'id = "../vectors"'),
    ("language-climbing", WRONG, "A language climbs.", RULES, '["be", "en"]', '["be", "../en"]'),
    (
        "language-twice",
        "campaign-language-twice",
        "A language stands twice.",
        RULES,
        '["be", "en"]',
        '["be", "en", "en"]',
    ),
    (
        "language-unlisted",
        "campaign-language-missing",
        "The default is none of its own.",
        RULES,
        'ge = "be"',
        'ge = "de"',
    ),
    (
        "language-absent",
        "campaign-file-missing",
        "A language has no text.",
        RULES,
        '["be", "en"]',
        '["be", "en", "de"]',
    ),
    ("country-unknown", "campaign-country-unknown", "There is no such country.", RULES, 'ry = "BY"', 'ry = "XX"'),
    ("goals-falling", "campaign-goals-not-rising", "A goal is below the last.", RULES, "[100]", "[100, 50]"),
    ("goal-negative", WRONG, "A goal is below none.", RULES, "[100]", "[-100]"),
    ("goal-huge", WRONG, "A goal has 300 digits.", RULES, "[100]", f"[{'9' * 300}]"),
    ("exposure-twice", "campaign-exposure-twice", "A choice stands twice.", RULES, '["count", ', '["count", "count", '),
    ("exposure-unknown", WRONG, "A choice is unknown.", RULES, '["count", ', '["public", '),
    (
        "name-optional",
        "campaign-name-not-required",
        "A name need not be given.",
        RULES,
        'family_name = "required"',
        'family_name = "optional"',
    ),
    (
        "controller-blank",
        "campaign-text-empty",
        "Nobody keeps the records.",
        RULES,
        'controller = "Test"',
        'controller = " "',
    ),
    (
        "demands-differ",
        "campaign-list-length",
        "A language has fewer demands.",
        EN,
        '["Word 11", "Word 12"]',
        '["Word 11"]',
    ),
    (
        "people-differ",
        "campaign-list-length",
        "A language names nobody.",
        EN,
        '[{ name = "Word 8", role = "Word 9" }]',
        "[]",
    ),
    ("no-demands", WRONG, "It demands nothing.", EN, '["Word 11", "Word 12"]', "[]"),
    ("title-empty", WRONG, "A title is empty.", EN, '"Word 1"', '""'),
    ("title-blank", "campaign-text-empty", "A title is blanks.", EN, '"Word 1"', '"  "'),
    ("title-missing", WRONG, "A text has no title.", EN, 'title = "Word 1"\n', ""),
    (
        "text-of-another",
        "campaign-language-other",
        "A text is another language's.",
        EN,
        'language = "en"',
        'language = "de"',
    ),
    ("text-nul", "campaign-toml-broken", "A text has a NUL.", EN, "Word 5", "Word\0 5"),
    ("text-escape", "campaign-toml-broken", "A text has a terminal's control sequence.", EN, "Word 5", "\x1b[2JWord 5"),
    ("text-long", WRONG, "A line has 20,001 letters.", EN, "Word 5", "W" * 20_001),
    (
        "status-unknown",
        WRONG,
        "A text says in a sentence how far it is, not in a word.",
        EN,
        '"checked"',
        '"Perfect, I think"',
    ),
    ("toml-broken", "campaign-toml-broken", "A bracket is missing.", RULES, '["be", "en"]', '["be", "en"'),
    (
        "number-huge",
        "campaign-toml-broken",
        "A number has 5,000 digits.",
        RULES,
        "schema = 1",
        f"schema = {'9' * 5_000}",
    ),
    ("key-deep", "campaign-toml-broken", "A key has 40 parts.", RULES, "schema = 1", f"schema = 1\n{'a.' * 40}a = 1"),
    ("toml-deep", "campaign-toml-broken", "It is nested 10,000 times.", RULES, "[100]", "[" * 10_000),
)


def harms() -> Iterator[Vector]:
    """All of them."""
    good = {name: text.encode() for name, text in CAMPAIGN.items()}
    for name, code, harm, file, old, new in REPLACED:
        assert old in CAMPAIGN[file], name
        yield Vector(name, code, harm, good | {file: CAMPAIGN[file].replace(old, new).encode()})
    latin = good | {EN: good[EN] + b"\n# caf\xe9\n"}
    yield Vector("not-utf8", "campaign-not-utf8", "A text is in an older encoding.", latin)
    yield Vector("no-rules", "campaign-file-missing", "It has texts and no rules.", {EN: good[EN], BE: good[BE]})
    odd = good | {"photos/a:b.png": b"\x89PNG"}
    yield Vector("picture-name", "campaign-file-name-unfit", "Some systems cannot write a picture's name.", odd)
