"""What a `portal.yaml` says: the portal, its pages, the devices, the rulesets and the limits of politeness."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from portalcheck.model.frozen import Frozen
from portalcheck.model.lens import LENSES, LensName
from portalcheck.model.ruleset import Language, Severity, Waiver
from portalcheck.model.subject import Device


def _http(url: str) -> str:
    if not url.startswith(("http://", "https://")):
        raise ValueError("must start with http:// or https://")
    return url


def _origin(url: str) -> str:
    scheme, _, rest = _http(url).partition("://")
    if not rest.strip("/") or "/" in rest.rstrip("/"):
        raise ValueError("must be an origin such as https://example.gov.vn, without a path")
    return f"{scheme}://{rest.rstrip('/')}"


Url = Annotated[str, AfterValidator(_http)]
Origin = Annotated[str, AfterValidator(_origin)]
PageId = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]*$")]
EnvironmentName = Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9_]*$")]


class UnnamedPage(Frozen):
    """A page of the portal; `url` may be relative to the base URL. `status` is the answer that is right for it."""

    url: str = Field(min_length=1)
    status: int = Field(default=200, ge=200, le=599)


class Page(UnnamedPage):
    """A page and the short name that it has in reports."""

    id: PageId


class Account(Frozen):
    """Where the sign-in data of a test account is found: names of environment variables, never the secret."""

    username_env: EnvironmentName
    password_env: EnvironmentName


def _all_lenses(lenses: Any) -> Any:
    """Accept `all` beside a list."""
    return LENSES if lenses == "all" else lenses


def _once(lenses: tuple[LensName, ...]) -> tuple[LensName, ...]:
    if len(set(lenses)) < len(lenses):
        raise ValueError("each lens is named once")
    return lenses


Lenses = Annotated[
    tuple[LensName, ...],
    BeforeValidator(_all_lenses, json_schema_input_type=Literal["all"] | list[LensName]),
    AfterValidator(_once),
]


class WayBudget(Frozen):
    """The most that a way through a service may cost as it is written, of each where a number is given: see `Cost`."""

    steps: int | None = Field(default=None, ge=0)
    fields: int | None = Field(default=None, ge=0)
    choices: int | None = Field(default=None, ge=0)
    files: int | None = Field(default=None, ge=0)
    clicks: int | None = Field(default=None, ge=0)
    seconds: float | None = Field(default=None, ge=0)
    bytes: int | None = Field(default=None, ge=0)
    loads: int | None = Field(default=None, ge=0)


class Budget(WayBudget):
    """The most that the way through a service may cost a person; `keys` are pressed where it is gone by keys alone."""

    keys: int | None = Field(default=None, ge=0)


class Service(Frozen):
    """A service of the portal and the journey that completes it, which is taken under each of the `lenses` as well.

    `page` names the page of `pages` that tells about the service. Nothing is submitted to an origin that is not on this
    machine, unless `may_submit_to` names it.
    """

    journey: str = Field(min_length=1)
    page: PageId | None = None
    lenses: Lenses = ()
    may_submit_to: tuple[Origin, ...] = ()
    budget: Budget | None = None


class AssistantQuestion(Frozen):
    """What the portal's virtual assistant is asked, and for how long an answer is waited for, in seconds.

    It is asked on this machine only, unless `may_submit_to` names the origin of the page and of what answers.
    """

    question: str = Field(default="Đăng ký khai sinh cần giấy tờ gì?", min_length=2, max_length=300)
    seconds: float = Field(default=30, gt=0, le=90)
    may_submit_to: tuple[Origin, ...] = ()


class Limits(Frozen):
    """How long a page may take, and how politely it is asked for. Times are in seconds."""

    page_seconds: float = Field(default=180, gt=0, le=600)
    settle_seconds: float = Field(default=15, gt=0, le=300)
    action_seconds: float = Field(default=10, gt=0, le=300)
    quiet_milliseconds: int = Field(default=500, ge=50, le=10_000)
    requests_per_second: float = Field(default=4, gt=0, le=100)
    unsettled: Literal["untested", "judge"] = "untested"


class LighthouseUse(Frozen):
    """Which `pages` Lighthouse measures where a ruleset asks for it (the first page, where none is named), and how many
    `runs` it makes of each: fewer than three tell nothing of how far they lie apart.
    """

    pages: tuple[PageId, ...] = ()
    runs: int = Field(default=3, ge=3, le=15)


class CriterionOverride(Frozen):
    """What a portal changes about one criterion of a ruleset: parameters and severity, or leaving it out."""

    params: dict[str, Any] = {}
    severity: Severity | None = None
    skip: bool = False
    reason: str | None = None

    @model_validator(mode="after")
    def _skip_has_reason(self) -> "CriterionOverride":
        if self.skip and not self.reason:
            raise ValueError("`skip` needs a `reason`")
        return self


class RulesetUse(Frozen):
    """A ruleset by name (`wcag:2.2-aa`) or by path, with what this portal changes about it."""

    use: str
    criteria: dict[str, CriterionOverride] = {}
    waivers: tuple[Waiver, ...] = ()
    fail_on: tuple[Severity, ...] | None = None


def _as_list(pages: Any) -> Any:
    """Accept `home: /` beside the list form, since most pages are no more than that."""
    if isinstance(pages, dict):
        return [
            {"id": name, **page} if isinstance(page, dict) else {"id": name, "url": page}
            for name, page in pages.items()
        ]
    return pages


def _unique(pages: tuple[Page, ...]) -> tuple[Page, ...]:
    ids = [page.id for page in pages]
    if twice := {name for name in ids if ids.count(name) > 1}:
        raise ValueError(f"page ids must be unique; twice: {', '.join(sorted(twice))}")
    return pages


def _by_name(rulesets: Any) -> Any:
    """Accept `wcag:2.2-aa` beside `{use: wcag:2.2-aa}`."""
    if isinstance(rulesets, list):
        return [{"use": entry} if isinstance(entry, str) else entry for entry in rulesets]
    return rulesets


Pages = Annotated[
    tuple[Page, ...],
    Field(min_length=1),
    BeforeValidator(_as_list, json_schema_input_type=dict[PageId, str | UnnamedPage] | list[Page]),
    AfterValidator(_unique),
]
Rulesets = Annotated[
    tuple[RulesetUse, ...],
    Field(min_length=1),
    BeforeValidator(_by_name, json_schema_input_type=list[str | RulesetUse]),
]


class Portal(Frozen):
    """The whole of a `portal.yaml`. `answers` names the file of people's answers, relative to it."""

    name: str | None = None
    language: Language = "en"
    base_url: Url
    pages: Pages
    devices: tuple[str | Device, ...] = ("desktop", "phone")
    rulesets: Rulesets
    allowed_origins: tuple[Origin, ...] = ()
    accounts: dict[str, Account] = {}
    services: dict[PageId, Service] = {}
    assistant: AssistantQuestion = AssistantQuestion()
    limits: Limits = Limits()
    lighthouse: LighthouseUse = LighthouseUse()
    user_agent: str | None = None
    answers: str = Field(default="answers.yaml", min_length=1)
