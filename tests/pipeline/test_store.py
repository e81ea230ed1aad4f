"""The results folder: what is written is read back, and what is damaged is noticed."""

import asyncio
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portalcheck import Artifact, Device, Missing, Subject, Visit
from portalcheck.errors import UsageError
from portalcheck.model.subject import VisitKey
from portalcheck.model.visit import Load
from portalcheck.store import Store
from tests.pipeline.own_loop import in_own_loop


class Words(Artifact):
    name = "words"
    text: str


class NewerWords(Artifact):
    name = "words"
    schema_version = 2
    text: str


class LongerWords(Artifact):
    name = "words"
    schema_version = 2
    readable = frozenset({1})
    text: str
    language: str = ""


def visit(subject: str, artifact: Artifact | Missing) -> Visit:
    return Visit(
        key=VisitKey(subject=subject, device="phone"),
        subject=Subject(id=subject, url="http://127.0.0.1/"),
        device=Device(name="phone", width=360, height=740),
        load=Load(url="http://127.0.0.1/", settled=True, reason="", milliseconds=5),
        artifacts={"words": artifact},
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(subject=st.text(min_size=1, max_size=200).filter(lambda text: text.isprintable()), text=st.text())
def test_a_visit_comes_back_as_it_was(tmp_path: Path, subject: str, text: str) -> None:
    store = Store(tmp_path, {"words": Words})
    written = visit(subject, Words(text=text))
    store.save(written)
    assert store.load(written.key) == written


def test_equal_artifacts_are_kept_once(tmp_path: Path) -> None:
    store = Store(tmp_path, {"words": Words})
    for subject in ("a", "b"):
        store.save(visit(subject, Words(text="x" * 10_000)))
    assert len(list((tmp_path / "artifacts").iterdir())) == 1


def test_what_was_missing_stays_missing_and_is_summed_up(tmp_path: Path) -> None:
    store = Store(tmp_path, {"words": Words})
    gone = Missing(reason="it crashed", cause="crash")
    store.save(visit("a", gone))
    (summary,) = store.summaries()
    assert summary.artifacts == {"words": gone}


def test_another_schema_version_is_not_judged(tmp_path: Path) -> None:
    Store(tmp_path, {"words": Words}).save(visit("a", Words(text="old")))
    read = Store(tmp_path, {"words": NewerWords}).load(VisitKey(subject="a", device="phone"))
    assert read is not None
    assert read.artifacts["words"].reason == "the stored words has schema version 1; this portalcheck reads 2"  # type: ignore[union-attr]


def test_an_older_version_that_lacks_nothing_is_judged(tmp_path: Path) -> None:
    Store(tmp_path, {"words": Words}).save(visit("a", Words(text="old")))
    read = Store(tmp_path, {"words": LongerWords}).load(VisitKey(subject="a", device="phone"))
    assert read is not None
    assert read.artifacts["words"] == LongerWords(text="old")


def test_a_damaged_visit_is_one_message(tmp_path: Path) -> None:
    store = Store(tmp_path, {"words": Words})
    store.save(visit("a", Words(text="x")))
    (tmp_path / "visits/a+phone.json").write_text("{", encoding="utf-8")
    with pytest.raises(UsageError, match="this stored visit cannot be read"):
        store.load(VisitKey(subject="a", device="phone"))


def test_a_new_run_takes_away_only_what_an_earlier_one_left(tmp_path: Path) -> None:
    store = Store(tmp_path, {"words": Words})
    store.save(visit("a", Words(text="x")))
    (tmp_path / "notes.txt").write_text("a user's own file", encoding="utf-8")
    store.begin("first")
    assert not (tmp_path / "visits").exists()
    assert (tmp_path / "notes.txt").exists()
    store.save(visit("a", Words(text="x")))
    Store(tmp_path, {"words": Words}).begin("first")
    assert (tmp_path / "visits/a+phone.json").exists(), "a second process of the same run joins it"


def test_one_process_at_a_time_makes_a_visit(tmp_path: Path) -> None:
    key = VisitKey(subject="a", device="phone")
    order = []

    async def hold(name: str, seconds: float) -> None:
        async with Store(tmp_path, {}).lock(key):
            order.append(f"{name} in")
            await asyncio.sleep(seconds)
            order.append(f"{name} out")

    async def both() -> None:
        await asyncio.gather(hold("first", 0.2), hold("second", 0))

    in_own_loop(both())
    assert order in (
        ["first in", "first out", "second in", "second out"],
        ["second in", "second out", "first in", "first out"],
    )


def test_lone_surrogates_of_a_page_are_replaced(tmp_path: Path) -> None:
    store = Store(tmp_path, {"words": Words})
    written = visit("a", Words(text="a\ud800b"))
    store.save(written)
    read = store.load(written.key)
    assert read is not None
    assert read.artifacts["words"] == Words(text="a?b")
