"""Sources: files, folders, streams and JSON Lines; what cannot be read is named and stops nothing."""

from __future__ import annotations

import codecs
import datetime as dt
import gzip
import hashlib
import io
import json
from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.model.document import Source
from dragoman.model.time import Interval
from dragoman.read import read_sources, sources

ENGLISH = "The foreign ministers of Peru and Chile met in Lima."
CHINESE = "秘鲁外长星期二在利马同智利外长举行会谈，双方签署了渔业协定。两国关系很好，会谈取得重要成果。"
DAY = Interval(dt.date(2024, 5, 3), dt.date(2024, 5, 3))


def read(path: Path | str, content: bytes = b"", **options: object) -> list[Source | InputError]:
    if isinstance(path, Path) and content:
        path.write_bytes(content)
    return list(read_sources([str(path)], **options))  # type: ignore[arg-type]


def read_one(path: Path, content: bytes) -> Source:
    (found,) = read(path, content)
    assert isinstance(found, Source), found
    return found


def failure(path: Path, content: bytes) -> str:
    (found,) = read(path, content)
    assert isinstance(found, InputError)
    return str(found).removeprefix(str(path))


def test_a_file_is_known_by_its_path_and_the_digest_of_its_bytes(tmp_path: Path) -> None:
    found = read_one(tmp_path / "a.txt", ENGLISH.encode())
    digest = hashlib.sha256(ENGLISH.encode()).hexdigest()
    assert (found.id, found.text, found.sha256, found.key) == (str(tmp_path / "a.txt"), ENGLISH, digest, digest)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (codecs.BOM_UTF8 + CHINESE.encode(), CHINESE),
        (CHINESE.encode("utf-16"), CHINESE),
        (ENGLISH.encode("utf-16-le"), ENGLISH),
        (ENGLISH.encode("utf-16-be"), ENGLISH),
        (CHINESE.encode("gb18030"), CHINESE),
        (
            "秘魯外長星期二在利馬同智利外長舉行會談，雙方簽署了漁業協定。".encode("big5"),
            "秘魯外長星期二在利馬同智利外長舉行會談，雙方簽署了漁業協定。",
        ),
        ("Le Pérou a reçu le ministre à l’été".encode("cp1252"), "Le Pérou a reçu le ministre à l’été"),
        ("Министр иностранных дел посетил Лиму".encode("cp1251"), "Министр иностранных дел посетил Лиму"),
        (b"Content-Type: text/plain; charset=iso-8859-2\n\n" + "Premiér přijel do Limy".encode("iso-8859-2"), None),
    ],
)
def test_a_charset_is_found(tmp_path: Path, content: bytes, text: str | None) -> None:
    found = read_one(tmp_path / "a.txt", content)
    assert found.text == text if text else found.text.endswith("přijel do Limy")
    assert not found.lossy


def test_damaged_bytes_make_a_source_lossy(tmp_path: Path) -> None:
    found = read_one(tmp_path / "a.txt", CHINESE.encode()[:-1])
    assert found.lossy
    assert found.text == CHINESE[:-1] + "\ufffd"


@pytest.mark.parametrize("content", [b"%PDF-1.7 x", b"PK\x03\x04abc", b"\x89PNG\r\n", bytes(range(256)) * 4, b"\0" * 5000])
def test_binary_input_is_refused(tmp_path: Path, content: bytes) -> None:
    assert failure(tmp_path / "a.txt", content).endswith("expected text or JSON Lines")


@pytest.mark.parametrize("content", [b" \n", codecs.BOM_UTF8, "\u3000".encode()])
def test_an_empty_file_is_an_error(tmp_path: Path, content: bytes) -> None:
    assert failure(tmp_path / "a.txt", content) == ": an empty file, expected words to read"


def test_a_missing_file_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ENGLISH)
    missing, found = read_sources([str(tmp_path / "no.txt"), str(tmp_path / "a.txt")])
    assert str(missing) == f"{tmp_path / 'no.txt'}: no such file or directory, expected a file or folder that can be read"
    assert isinstance(found, Source)


def test_a_folder_is_walked_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a.txt", "b/1.txt", ".git/x.txt", ".hidden"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(ENGLISH)
    assert [f.path.removeprefix(f"{tmp_path}/") for f in read(tmp_path)] == ["a.txt", "b/1.txt", "b/2.txt"]


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    assert isinstance(read(tmp_path)[0], InputError)


def test_a_dash_is_the_stream() -> None:
    (found,) = read("-", stdin=io.BytesIO(ENGLISH.encode()), published=DAY, language="en")
    assert isinstance(found, Source)
    assert (found.id, found.text, found.published, found.language) == ("-", ENGLISH, DAY, "en")


def test_records_are_read_from_the_stream() -> None:
    (found,) = read("-", stdin=io.BytesIO(json.dumps({"id": 7, "text": ENGLISH}).encode()))
    assert isinstance(found, Source)
    assert (found.id, found.key) == ("7", "7")


def test_a_record_gives_its_fields(tmp_path: Path) -> None:
    row = {"id": "x", "text": CHINESE, "published": "2023-06-27", "title": "T", "url": "u", "publisher": "p", "language": "zh-CN"}
    found = read_one(tmp_path / "rows", json.dumps(row).encode())
    day = dt.date(2023, 6, 27)
    assert (found.id, found.text, found.published) == ("x", CHINESE, Interval(day, day))
    assert (found.title, found.url, found.publisher, found.language) == ("T", "u", "p", "zh")
    assert found.sha256 == hashlib.sha256(CHINESE.encode()).hexdigest()


def test_a_record_without_an_id_is_known_by_its_line(tmp_path: Path) -> None:
    found = read_one(tmp_path / "rows.jsonl", b'\n{"text": "Lima"}\n')
    assert found.id == f"{tmp_path / 'rows.jsonl'}:2"
    assert found.key == hashlib.sha256(b"Lima").hexdigest()


@pytest.mark.parametrize(
    ("published", "first", "last"),
    [
        (["2023-06-26", "2023-06-28"], "2023-06-26", "2023-06-28"),
        ("2023-06-26/2023-06-28", "2023-06-26", "2023-06-28"),
        ([None, "2023-06-28"], None, "2023-06-28"),
        ("2023-06-26T23:10:00Z", "2023-06-26", "2023-06-26"),
        (None, "2024-05-03", "2024-05-03"),
    ],
)
def test_publication_days_are_read(tmp_path: Path, published: object, first: str | None, last: str | None) -> None:
    (found,) = read(tmp_path / "a.jsonl", json.dumps({"text": "x", "published": published}).encode(), published=DAY)
    assert isinstance(found, Source)
    assert found.published == Interval(*(dt.date.fromisoformat(d) if d else None for d in (first, last)))


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ('{"text": "x', "broken JSON"),
        ("[" * 100000, "broken JSON"),
        ("[1]", "JSON list"),
        ('{"id": "a"}', "no text"),
        ('{"text": 5}', "a text of type int"),
        ('{"text": " "}', "an empty text"),
        ('{"text": "x", "published": "2023-02-30"}', 'published "2023-02-30"'),
        ('{"text": "x", "published": ["2023-06-28", "2023-06-01"]}', "published ["),
        ('{"text": "x", "published": {"a": 1}}', "published {"),
        ('{"text": "x", "published": 20230627}', "published 20230627"),
        ('{"text": "x", "published": ["2023-06-28", "2023-06-29", "2023-06-30"]}', "published ["),
        ('{"text": "x", "language": "klingon!"}', "language 'klingon!'"),
    ],
)
def test_a_broken_line_is_named_and_the_next_is_read(tmp_path: Path, line: str, found: str) -> None:
    path = tmp_path / "a.jsonl"
    first, broken, last = read(path, f'{{"text": "one"}}\n{line}\n{{"text": "three"}}\n'.encode())
    assert isinstance(first, Source)
    assert isinstance(last, Source)
    assert isinstance(broken, InputError)
    assert broken.line == 2
    assert str(broken).startswith(f"{path}:2: {found}")


def test_records_are_told_by_content_even_where_the_first_line_is_broken(tmp_path: Path) -> None:
    broken, found = read(tmp_path / "a.txt", b'{"text": "x\n{"text": "Lima"}\n')
    assert isinstance(broken, InputError)
    assert isinstance(found, Source)


def test_half_a_surrogate_pair_becomes_a_replacement(tmp_path: Path) -> None:
    found = read_one(tmp_path / "a.jsonl", rb'{"text": "Lima \ud83d"}')
    assert found.text == "Lima \ufffd"
    assert found.lossy


def test_packed_files_are_unpacked(tmp_path: Path) -> None:
    assert read_one(tmp_path / "a.txt.gz", gzip.compress(ENGLISH.encode())).text == ENGLISH
    assert read_one(tmp_path / "a.jsonl.gz", gzip.compress(b'{"text": "Lima"}')).text == "Lima"


def test_a_truncated_archive_keeps_what_was_read_before(tmp_path: Path) -> None:
    rows = b"".join(b'{"text": "%s"}\n' % hashlib.sha256(bytes([n])).hexdigest().encode() * 40 for n in range(200))
    found = read(tmp_path / "a.jsonl.gz", gzip.compress(rows)[:-2000])
    assert len(found) > 100
    assert all(isinstance(f, Source) for f in found[:-1])
    assert isinstance(found[-1], InputError)


def test_a_bomb_is_refused_within_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MOST_BYTES", 1 << 20)
    assert failure(tmp_path / "a.gz", gzip.compress(b"Lima. " * (1 << 20))) == ": more than 1 MB of text, expected less, or JSON Lines"


def test_a_line_too_long_is_named_and_the_next_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MOST_BYTES", 1000)
    long, found = read(tmp_path / "a.jsonl", b'{"text": "' + b"x" * 5000 + b'"}\n{"text": "Lima"}\n')
    assert isinstance(long, InputError)
    assert long.line == 1
    assert isinstance(found, Source)
