"""Every error code has its sentence, every sentence its code, and no error carries a person."""

from string import Formatter

from error_codes import CODE, Raised, promised, raised, raised_in

from kiosk.sentences import SENTENCES

NO_CODES = {"petition-kiosk", "utf-8", "utf-8-sig"}
"""Literals that look like a code in files that make errors of variables, and are none."""
PERSONAL = {
    *("given_name", "family_name", "full_name", "person", "signatory", "signing", "city", "country", "email", "ink"),
    *("strokes", "consent", "exposure", "record", "payload", "line_text", "value", "text", "pin", "passphrase", "code"),
}


def placeholders(text: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def ours() -> list[Raised]:
    return [one for one in raised() if one.code not in NO_CODES]


def test_every_code_has_its_sentences() -> None:
    wordless = sorted({f"{one.place} {one.code}" for one in ours() if one.code not in SENTENCES})
    assert not wordless, "Say in kiosk/sentences.py what happened and what to do:\n" + "\n".join(wordless)


def test_every_sentence_has_its_code() -> None:
    unraised = sorted(SENTENCES.keys() - {one.code for one in ours()})
    assert not unraised, f"Nobody raises this; take it out of kiosk/sentences.py: {unraised}"


def test_every_error_brings_the_facts_of_its_sentences() -> None:
    lacking = [
        f"{one.place} {one.code} lacks {', '.join(sorted(missing))}"
        for one in ours()
        if (missing := frozenset().union(*map(placeholders, SENTENCES.get(one.code, ()))) - one.facts)
    ]
    assert not lacking, "\n" + "\n".join(sorted(lacking))


def test_no_error_carries_a_person() -> None:
    personal = [f"{one.place} {one.code}: {', '.join(found)}" for one in ours() if (found := one.facts & PERSONAL)]
    assert not personal, "Facts are files, counts, line numbers; never what somebody entered:\n" + "\n".join(personal)


def test_codes_are_in_kebab_case_and_sentences_are_sentences() -> None:
    assert not [code for code in SENTENCES if code not in {"stopped", "unforeseen"} and not CODE.match(code)]
    wrong = [
        (code, text)
        for code, texts in SENTENCES.items()
        for text in texts
        if not text.endswith((".", "?")) or text[:1].islower() or "  " in text
    ]
    assert not wrong


def test_docstrings_promise_only_codes_that_exist() -> None:
    assert not sorted({f"{place} {code}" for place, code in promised() if code not in SENTENCES})


def test_planted_codes_are_found() -> None:
    source = (
        "def f(x, code):\n"
        "    raise InputRefused('a-b' if x else 'c-d', file=x)\n"
        "def g(code):\n"
        "    raise errors.StorageFailed(code, folder=1, file=2)\n"
        "def h():\n"
        "    g('e-f')\n"
    )
    found = {one.code: one.facts for one in raised_in(source, "x.py")}
    assert found == {"a-b": {"file"}, "c-d": {"file"}, "e-f": {"folder", "file"}}
