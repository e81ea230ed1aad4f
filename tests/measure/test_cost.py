"""What a step asks of a person is counted by its actions; a journey costs what its steps cost together."""

from portalcheck.measure.cost import cost
from portalcheck.model.journey import Step
from portalcheck.model.trace import Cost, Done, Reached, Trace

STEP = Step.model_validate(
    {
        "title": "Tờ khai",
        "do": [
            {"open": "/"},
            {"fill": {"label": "Họ và tên", "value": "A"}},
            {"choose": {"label": "Giới tính", "option": "Nữ"}},
            {"check": {"label": "Tôi đồng ý"}},
            {"upload": {"label": "Giấy tờ", "file": "a.pdf"}},
            {"click": {"role": "button", "name": "Nộp"}},
            {"expect": {"text": "Đã nộp"}},
        ],
    }
)


def test_a_step_is_counted() -> None:
    done = [Done(action="open /", milliseconds=milliseconds, url="http://localhost/") for milliseconds in (1200, 340)]
    assert cost(STEP, done, 2) == Cost(steps=1, fields=1, choices=2, files=1, clicks=1, seconds=1.54, loads=2)


def _trace(*costs: Cost | None) -> Trace:
    steps = [
        Reached(number=at, title="a", url="http://localhost/", done=(), cost=one) for at, one in enumerate(costs, 1)
    ]
    return Trace(title="a", planned=len(steps), steps=tuple(steps))


def test_a_journey_costs_what_its_steps_cost() -> None:
    one = Cost(fields=2, clicks=1, keys=5, seconds=1.5, bytes=100, loads=1)
    assert _trace(one, one).cost == Cost(steps=2, fields=4, clicks=2, keys=10, seconds=3, bytes=200, loads=2)


def test_what_was_not_counted_is_not_known() -> None:
    assert _trace(Cost(), None).cost is None
    assert _trace().cost is None


def test_a_trace_of_an_older_version_is_read() -> None:
    old = {"title": "a", "planned": 1, "steps": [{"number": 1, "title": "a", "url": "http://localhost/", "done": []}]}
    trace = Trace.model_validate(old)
    assert trace.cost is None
    assert trace.budget is None
    assert {1, 2, 3} <= Trace.readable
