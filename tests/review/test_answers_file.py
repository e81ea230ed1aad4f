"""The file of answers: read, written, and every mistake told with its line."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalcheck.answers_file import read_answers, with_answer, write_answers
from portalcheck.errors import UsageError
from tests.review.test_answered import answer

GOOD = """\
version: 1
answers:
- fingerprint: 0123456789abcdef
  rule: axe/color-contrast
  rule_version: 1
  question: Is the contrast enough?
  outcome: passed
  who: Nguyễn An
  when: 2026-11-24T09:30:00+07:00
  visits: {desktop: [home]}
"""


def test_written_by_hand(tmp_path: Path) -> None:
    file = tmp_path / "answers.yaml"
    file.write_text(GOOD, "utf-8")
    (one,) = read_answers(file)
    assert one.where == ["home+desktop"]
    assert one.when.utcoffset()


def test_there_may_be_none(tmp_path: Path) -> None:
    assert read_answers(tmp_path / "answers.yaml") == ()


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("passed", "passd", 7, "Did you mean passed?"),
        ("who:", "hwo:", 8, "unknown key `hwo`"),
        ("09:30:00+07:00", "09:30:00", 9, "timezone"),
        ("0123456789abcdef", "xyz", 3, "is not accepted"),
        ("{desktop: [home]}", "{}", 10, "at least 1 is needed"),
        ("version: 1", "version: 2", 1, "accepted: 1"),
        ("Nguyễn An", "' '", 8, "needs the name"),
    ],
)
def test_mistakes(tmp_path: Path, old: str, new: str, line: int, says: str) -> None:
    file = tmp_path / "answers.yaml"
    file.write_text(GOOD.replace(old, new), "utf-8")
    with pytest.raises(UsageError) as error:
        read_answers(file)
    assert f"answers.yaml:{line}: " in str(error.value)
    assert says in str(error.value)


def test_two_for_one_visit(tmp_path: Path) -> None:
    file = tmp_path / "answers.yaml"
    file.write_text(GOOD + GOOD.partition("answers:\n")[2], "utf-8")
    with pytest.raises(UsageError, match=r"answers.yaml:2: .*holds two for 0123456789abcdef on home\+desktop"):
        read_answers(file)


def test_the_order_does_not_depend_on_who_was_first(tmp_path: Path) -> None:
    some = [answer(f"{n:016x}", visits={"phone": ("b", "a"), "desktop": ("home",)}) for n in (3, 1, 2)]
    write_answers(tmp_path / "one.yaml", some)
    write_answers(tmp_path / "two.yaml", reversed(some))
    text = (tmp_path / "one.yaml").read_text("utf-8")
    assert text == (tmp_path / "two.yaml").read_text("utf-8")
    assert "phone: [a, b]" in text
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.yaml", "two.yaml"]


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=80)


@given(TEXT, TEXT.filter(str.strip), st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_.-]*", fullmatch=True))
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, why: str, who: str, page: str) -> None:
    file = tmp_path_factory.mktemp("answers") / "answers.yaml"
    one = answer("0" * 16, why=why, who=who, question=why, visits={"desktop": (page,)})
    write_answers(file, [one])
    assert read_answers(file) == (one,)


def test_a_new_answer_takes_the_place_of_an_old_one() -> None:
    old = answer("0" * 16, visits={"desktop": ("home", "news"), "phone": ("home",)})
    new = answer("0" * 16, "failed", visits={"desktop": ("home",), "phone": ("home",)})
    kept, added = with_answer([old], new)
    assert kept.where == ["news+desktop"]
    assert added == new
    assert with_answer([old], old) == (old,)
