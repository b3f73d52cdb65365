"""Linking files: what is read, mapped, written, refused; judgements hold and are not lost."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engines.linkage.invented import COLUMNS, invented_rows
from guwah.core.values.errors import ConflictError, GuwahError, InvalidInputError, NotFoundError
from guwah.services.link_files import LinkReport, link_files

Write = Callable[..., Path]
FIRST = "No;Full name;Date of birth;Village\n1;Dana Kelov;12.03.1984;Zintam\n2;Mirna Torik;05.11.1990;Akbulak\n"
SECOND = (
    "name,dob,origin\nDana Kelov,1984-03-12,Zintam\nMirna Torrik,1990-11-05,Akbulak\nSultan Vera,1955-01-02,Zintam\n"
)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def made(name: str, text: str, encoding: str = "utf8") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return made


def rows_of(report: LinkReport) -> list[dict[str, str]]:
    with report.out.open(encoding="utf8", newline="") as file:
        return list(csv.DictReader(file))


def pairs_of(report: LinkReport) -> list[dict]:
    return [json.loads(line) for line in report.pairs_out.read_text("utf8").splitlines()]


def persons(report: LinkReport) -> set[frozenset[str]]:
    """The clusters as sets of "file:row"."""
    members: dict[str, set[str]] = {}
    for row in rows_of(report):
        members.setdefault(row["cluster"], set()).add(f"{row['source_file']}:{row['source_row']}")
    return {frozenset(rows) for rows in members.values()}


def test_rows_of_two_lists_are_written_with_their_cluster(write: Write, tmp_path: Path) -> None:
    report = link_files([write("a.csv", FIRST), write("b.csv", SECOND)], tmp_path / "out.csv")
    assert persons(report) == {
        frozenset({"a.csv:2", "b.csv:2"}),
        frozenset({"a.csv:3", "b.csv:3"}),
        frozenset({"b.csv:4"}),
    }
    first, *_, last = rows_of(report)
    assert list(first) == ["cluster", "source_file", "source_row", "No", "Full name", "Date of birth", "Village",
                           "name", "dob", "origin"]  # fmt: skip
    assert (first["Date of birth"], first["dob"]) == ("12.03.1984", "")
    assert (last["name"], last["No"]) == ("Sultan Vera", "")
    assert (report.rows, report.clusters, report.clusters_of_several) == (5, 3, 2)


def test_pairs_have_weight_probability_path_and_decision(write: Write, tmp_path: Path) -> None:
    report = link_files([write("a.csv", FIRST), write("b.csv", SECOND)], tmp_path / "out.csv")
    first = next(line for line in pairs_of(report) if line["a"] == "a.csv:2")
    assert set(first) == {"a", "b", "weight_bits", "probability", "path", "decision"}
    assert (first["a"], first["b"], first["decision"]) == ("a.csv:2", "b.csv:2", "joined")
    assert first["weight_bits"] > 4
    assert first["path"][0].startswith("name: exact (+")
    weights = [line["weight_bits"] for line in pairs_of(report)]
    assert weights == sorted(weights, reverse=True)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1251"])
def test_any_encoding_and_separator(write: Write, tmp_path: Path, encoding: str) -> None:
    text = "ФИО\tДата рождения\tМесто\n" + "".join(
        f"{name}\t12.03.198{n}\tЗинтам, старый город у реки\n"
        for n, name in enumerate(["Дана Келов", "Мирна Торик"] * 2)
    )
    report = link_files([write("a.tsv", text, encoding)], tmp_path / "out.csv")
    assert [row["ФИО"] for row in rows_of(report)] == ["Дана Келов", "Мирна Торик"] * 2


def test_the_mapping_is_kept_and_what_a_person_wrote_in_it_holds(write: Write, tmp_path: Path) -> None:
    path = write("a.csv", "who,born\nDana Kelov,1984\nDana Kelov,1984\n")
    first = link_files([path], tmp_path / "out.csv")
    kept = tmp_path / "a.csv.mapping.yaml"
    assert "born: {role: date_of_birth, because: the header says “born”}" in kept.read_text("utf8")
    assert first.mappings[str(kept)]["born"].role == "date_of_birth"
    kept.write_text("who: other\nborn: other\n", "utf8")
    assert link_files([path], tmp_path / "out.csv").clusters == 2
    assert kept.read_text("utf8") == "who: other\nborn: other\n"


def test_one_mapping_for_all_lists_gains_the_columns_it_lacks(write: Write, tmp_path: Path) -> None:
    mapping = write("roles.yaml", "Full name: full_name\n")
    report = link_files([write("a.csv", FIRST), write("b.csv", SECOND)], tmp_path / "out.csv", mapping=mapping)
    assert set(report.mappings[str(mapping)]) == {
        "Full name",
        "No",
        "Date of birth",
        "Village",
        "name",
        "dob",
        "origin",
    }
    assert not list(tmp_path.glob("*.csv.mapping.yaml"))


def test_a_wrong_mapping_is_named(write: Write, tmp_path: Path) -> None:
    write("a.csv.mapping.yaml", "No: nickname\n")
    with pytest.raises(InvalidInputError, match=r"a\.csv\.mapping\.yaml: entry 1") as caught:
        link_files([write("a.csv", FIRST)], tmp_path / "out.csv")
    assert caught.value.code == "mapping-malformed"


def test_files_that_are_no_tables_are_refused_and_the_rest_is_linked(write: Write, tmp_path: Path) -> None:
    picture = tmp_path / "c.csv"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    report = link_files([write("a.csv", FIRST), write("b.csv", ""), picture, tmp_path / "no.csv"], tmp_path / "out.csv")
    assert [(name, code) for name, code, _ in report.refused] == [
        ("b.csv", "table-empty"), ("c.csv", "table-unreadable"), ("no.csv", "path-missing")]  # fmt: skip
    assert report.rows == 2


def test_where_no_list_can_be_used_nothing_is_written(write: Write, tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError) as caught:
        link_files([write("b.csv", "name\n")], tmp_path / "out.csv")
    assert caught.value.code == "nothing-to-link"
    assert "table-empty" in caught.value.message
    assert not (tmp_path / "out.csv").exists()


def test_doubts_and_ragged_rows_are_told(write: Write, tmp_path: Path) -> None:
    report = link_files([write("a.csv", "name,born\nDana Kelov\nMir Torik,1984,x\n")], tmp_path / "out.csv")
    assert report.notes == [("a.csv", "rows with another number of cells than the header: 2")]


def test_judgements_hold_against_weights_and_stand_in_the_output(write: Write, tmp_path: Path) -> None:
    said = [
        {"a": "a.csv:2", "b": "b.csv:2", "judgement": "different", "by": "Ann", "reason": "a cousin"},
        {"a": "b.csv:4", "b": "a.csv:3", "judgement": "same"},
    ]
    files = [write("a.csv", FIRST), write("b.csv", SECOND)]
    report = link_files(files, tmp_path / "out.csv", judgements=said)
    assert persons(report) == {
        frozenset({"a.csv:2"}),
        frozenset({"b.csv:2"}),
        frozenset({"a.csv:3", "b.csv:3", "b.csv:4"}),
    }
    judged = {line["decision"]: line for line in pairs_of(report) if line["decision"].startswith("judged")}
    assert (judged["judged different"]["by"], judged["judged different"]["reason"]) == ("Ann", "a cousin")
    assert judged["judged same"]["weight_bits"] < 0
    assert judged["judged different"]["kept_apart_by"]["reason"] == "judged different"


def test_an_output_with_decisions_can_be_given_back_and_is_not_lost(write: Write, tmp_path: Path) -> None:
    files, out = [write("a.csv", FIRST), write("b.csv", SECOND)], tmp_path / "out.csv"
    lines = pairs_of(link_files(files, out))
    first = next(line for line in lines if line["a"] == "a.csv:2")
    first["decision"] = "judged different"
    write("out.pairs.jsonl", "".join(json.dumps(line) + "\n" for line in lines))
    with pytest.raises(ConflictError) as caught:
        link_files(files, out)
    assert caught.value.code == "judgements-not-given"
    report = link_files(files, out, judgements=lines)
    assert frozenset({"a.csv:2"}) in persons(report)
    assert {line["decision"] for line in pairs_of(report) if line["a"] == "a.csv:2"} == {"judged different"}
    assert report.counts["judged different"] == 1


def test_the_last_word_on_a_pair_holds(write: Write, tmp_path: Path) -> None:
    pair = {"a": "a.csv:2", "b": "a.csv:3"}
    said = [pair | {"judgement": "same"}, {"a": "a.csv:3", "b": "a.csv:2", "judgement": "withdraw"}]
    assert link_files([write("a.csv", FIRST)], tmp_path / "out.csv", judgements=said).clusters == 2


@pytest.mark.parametrize(
    ("item", "code"),
    [
        ("nothing", "row-judgement-malformed"),
        ({"a": "a.csv:2", "b": "a.csv:3", "judgement": "maybe"}, "row-judgement-malformed"),
        ({"a": "a.csv:2", "b": "a.csv:2", "judgement": "same"}, "row-judgement-malformed"),
        ({"a": "a.csv:2", "judgement": "same"}, "row-judgement-malformed"),
        ({"a": "a.csv:2", "b": "a.csv:3", "judgement": ["same"]}, "row-judgement-malformed"),
        ({"a": "a.csv:2", "b": "a.csv:3", "judgement": "same", "by": 3}, "row-judgement-malformed"),
        ({"a": "a.csv:2", "b": "a.csv:99", "judgement": "same"}, "row-unknown"),
        ({"a": "\ud800", "b": "a.csv:3", "judgement": "same"}, "text-malformed"),
    ],
)
def test_wrong_judgements_are_refused_one_by_one(write: Write, tmp_path: Path, item: object, code: str) -> None:
    report = link_files([write("a.csv", FIRST)], tmp_path / "out.csv", judgements=[item])
    assert [(number, found) for number, found, _ in report.refused_judgements] == [(1, code)]
    assert report.clusters == 2


def test_outputs_never_replace_what_is_read(write: Write, tmp_path: Path) -> None:
    path = write("a.csv", FIRST)
    with pytest.raises(ConflictError) as caught:
        link_files([path], path)
    assert caught.value.code == "out-is-input"
    assert path.read_text("utf8") == FIRST


def test_the_folder_of_the_output_must_be_there(write: Write, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError) as caught:
        link_files([write("a.csv", FIRST)], tmp_path / "no" / "out.csv")
    assert caught.value.code == "folder-missing"


def test_columns_of_our_own_names_are_kept_beside_ours(write: Write, tmp_path: Path) -> None:
    report = link_files([write("a.csv", "cluster,name\n7,Dana Kelov\n")], tmp_path / "out.csv")
    assert (rows_of(report)[0]["cluster"], rows_of(report)[0]["cluster (in the list)"]) == ("1", "7")


def test_files_of_one_name_are_told_apart_and_one_given_twice_is_read_once(write: Write, tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    one, other = write("a.csv", FIRST), write("sub/a.csv", FIRST)
    report = link_files([one, other, one], tmp_path / "out.csv")
    assert report.files == [str(one), str(other)]
    assert report.rows == 4


def test_each_list_names_a_person_once_where_that_is_said(write: Write, tmp_path: Path) -> None:
    files = [write("a.csv", FIRST + "3;Dana Kelov;12.03.1984;Zintam\n"), write("b.csv", SECOND)]
    for cluster in persons(link_files(files, tmp_path / "out.csv", between_lists=True)):
        assert len({name.partition(":")[0] for name in cluster}) == len(cluster)


def test_the_order_of_files_does_not_matter(tmp_path: Path) -> None:
    rows = list(dict.fromkeys(invented_rows(120, seed=31)))
    for name, part in (("a.csv", rows[:90]), ("b.csv", rows[90:])):
        with (tmp_path / name).open("w", encoding="utf8", newline="") as file:
            csv.writer(file).writerows([COLUMNS, *([getattr(row, column) for column in COLUMNS] for row in part)])
    one = persons(link_files([tmp_path / "a.csv", tmp_path / "b.csv"], tmp_path / "one.csv"))
    assert one == persons(link_files([tmp_path / "b.csv", tmp_path / "a.csv"], tmp_path / "two.csv"))


cells = st.text(st.sampled_from("ab1:;,\"'\n\r\t|é ж\x00=\ufeff"), max_size=30)


@given(st.one_of(cells.map(lambda text: text.encode("utf8")), st.binary(max_size=60)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_any_bytes_are_linked_or_refused(tmp_path: Path, data: bytes) -> None:
    for made in tmp_path.iterdir():
        made.unlink()
    (tmp_path / "a.csv").write_bytes(data)
    try:
        report = link_files([tmp_path / "a.csv"], tmp_path / "out.csv")
    except GuwahError as error:
        assert error.code == "nothing-to-link"
        return
    assert len(rows_of(report)) == report.rows
