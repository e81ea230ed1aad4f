"""Plays a journey through the real pipeline."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from portalcheck.kit import equip, plan_for
from portalcheck.model.assertion import Assertion
from portalcheck.model.trace import Trace
from portalcheck.portal_file import read_portal
from portalcheck.run import Run, run_all
from portalcheck.store import Store
from portalcheck.summary import write_reports
from tests.pipeline.checking import Checked

RULESET = """
id: journeys
edition: "1"
title: {vi: Hành trình, en: Journeys, fr: Parcours}
sources:
  ours: {title: Chosen by the tests, basis: ours, in_force: "yes"}
criteria:
  - {rule: journey/completes}
  - {family: axe, tags: [wcag2a, wcag2aa]}
"""
STEPS = """
title: Đăng ký
people: {citizen: {sex: female}}
steps:
  - title: Tờ khai
    do:
      - open: /
  - title: Giấy biên nhận
    do:
      - fill: {label: Họ và tên, value: "{citizen.full_name}"}
      - fill: {label: Ngày sinh, value: "{citizen.born_on}"}
      - choose: {label: Giới tính, option: "{citizen.sex}"}
      - choose: {label: "Tỉnh, thành phố", option: Hải Phòng}
      - upload: {label: Giấy tờ, file: paper.txt}
      - check: {label: Tôi đồng ý}
      - click: {role: button, name: Nộp hồ sơ}
      - extract: {into: reference, pattern: 'HS-\\d{5}'}
  - title: Tra cứu
    do:
      - open: /status
      - fill: {label: Mã hồ sơ, value: "{reference}"}
      - click: {role: button, name: Tra cứu}
      - expect: {role: heading, name: "Hồ sơ {reference}"}
"""


def write_portal(folder: Path, base_url: str, steps: str = STEPS, more: str = "", service: str = "") -> Path:
    """Write a portal file, its ruleset, its journey and the paper that is handed in."""
    (folder / "journeys.yaml").write_text(RULESET, "utf-8")
    (folder / "journey.yaml").write_text(steps, "utf-8")
    (folder / "paper.txt").write_text("Giấy chứng sinh", "utf-8")
    portal = folder / "portal.yaml"
    portal.write_text(
        f"base_url: {base_url}\npages: {{home: /}}\ndevices: [desktop]\nrulesets: [journeys.yaml]\n"
        f"services:\n  apply: {{journey: journey.yaml{service}}}\n"
        f"limits: {{requests_per_second: 100, action_seconds: 2}}\n{more}",
        "utf-8",
    )
    return portal


def play(
    portal: Path, folder: Path, *, local: Iterable[Any] = (), devices: tuple[str, ...] = (), pictures: bool = False
) -> Checked:
    """Play every journey of a portal file, judge what it passes through, and write all reports."""
    read = read_portal(portal)
    if devices:
        read = read.model_copy(update={"devices": devices})
    kit = equip(local)
    plan = plan_for(kit, read, portal.parent)
    store = Store(folder, kit.kinds)
    with Run(kit, plan, store, pictures=pictures) as run:
        report = run_all(run, kit, plan, store, lambda key: None)
    write_reports(kit, report, folder)
    return Checked(report, store, kit)


def completes(checked: Checked) -> list[Assertion]:
    """Give what was judged of the journeys themselves, one a device."""
    return [one for one in checked.assertions if one.rule == "journey/completes"]


def traces(checked: Checked) -> list[Trace]:
    """Give what came of the journeys, one a device."""
    visits = [checked.store.load(visit.key) for visit in checked.store.summaries() if visit.subject.kind == "process"]
    found = [visit.artifacts["trace"] for visit in visits if visit]
    return [trace for trace in found if isinstance(trace, Trace)]
