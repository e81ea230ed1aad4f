"""What is told beside a verdict on what Lighthouse measured: how far its runs lie apart, and what the one load took."""

from portalcheck.measure.lighthouse import spread
from portalcheck.model.artifact import Timing
from portalcheck.model.assertion import Finding
from portalcheck.model.lighthouse import Lighthouse, LighthouseMetric, LighthouseRun
from portalcheck.report.translations import message
from portalcheck.rules.performance.lighthouse_metric import LighthouseMetricLimit, lighthouse_metric

SPACE = "\N{NARROW NO-BREAK SPACE}"
"""What parts thousands."""
SHARED = Timing(
    first_contentful_paint=300.4,
    largest_contentful_paint=None,
    cumulative_layout_shift=0.0123,
    long_tasks=0,
    longest_task=0,
    time_to_first_byte=20,
    load=500,
)


def told(metric: LighthouseMetric, *values: float, limit: float = 3000) -> Finding:
    usual = dict.fromkeys(LighthouseRun.model_fields, 100.0) | {"complete": True, "warnings": (), "report": ""}
    runs = tuple(LighthouseRun.model_validate(usual | {metric: value, "benchmark": 1600.0}) for value in values)
    seen = Lighthouse(
        version="12.6.1", browser="156", url="http://x/", runs=runs, median_run=0, spread=spread(runs), beside=SHARED
    )
    (finding,) = lighthouse_metric.judge({"lighthouse": seen}, LighthouseMetricLimit(metric=metric, limit=limit))
    return finding


def test_variance_and_the_shared_load_are_told() -> None:
    assert told("first_contentful_paint", 1000, 1300, 1100).message == (
        "First contentful paint is 1_000 ms in the median run (1_000 to 1_300 ms in 3 runs, variance 23_333 ms²); "
        "the limit is 3_000 ms. "
        "In the load that all rules share, which nothing slows down, it was 300 ms; that does not count."
    ).replace("_", SPACE)


def test_a_number_without_unit_has_none_in_its_variance() -> None:
    said = told("cumulative_layout_shift", 0.02, 0.04, 0.03, limit=0.1).message
    assert "in 3 runs, variance 0.000100); the limit is 0.1." in said
    assert "it was 0.012; that does not count." in said


def test_what_the_shared_load_did_not_tell_is_left_out() -> None:
    assert "share" not in told("largest_contentful_paint", 1000, 1300, 1100).message
    assert "share" not in told("speed_index", 1000, 1300, 1100).message


def test_where_a_person_is_asked_it_stands_before_the_question() -> None:
    finding = told("first_contentful_paint", 2900, 3300, 3100)
    assert finding.message.endswith("that does not count. The runs do not agree. Is the limit kept?")
    assert {message(finding, language).language for language in ("vi", "fr")} == {"vi", "fr"}
