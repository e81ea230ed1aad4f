"""Door 2: the command line.

Everything heavy is imported inside the commands, so that `portalcheck --help` answers at once.
"""

import sys
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    name="portalcheck",
    help="Standardized quality tests for public-service portals.",
    epilog="Exit codes: 0 all good, 1 something failed, 2 usage, 3 something could not be tested.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

BrowserPath = Annotated[
    str | None, typer.Option("--browser-path", metavar="PROGRAM", help="Chrome, Chromium or Edge to use.")
]
AxeEngine = Annotated[
    str,
    typer.Option(
        "--axe",
        metavar="PATH|VERSION",
        help="Another axe: a file, or a version brought by `portalcheck install axe`.",
    ),
]
Rulesets = Annotated[
    list[str] | None,
    typer.Option(
        "--ruleset", "-r", metavar="ID[:PROFILE][@EDITION]", help="What to judge by; a name or a path. Repeatable."
    ),
]
ReportLanguage = Annotated[
    str | None, typer.Option("--language", metavar="vi|en|fr", help="The language of the report. [default: en]")
]
AnswersFile = Annotated[
    Path | None,
    typer.Option("--answers", metavar="FILE", help="Where people's answers are. [default: beside the portal file]"),
]
Results = Annotated[Path, typer.Option("--results", metavar="DIR", help="Where the report and the evidence go.")]


@app.command()
def check(
    urls: Annotated[list[str] | None, typer.Argument(metavar="[URL]…", help="Addresses of pages.")] = None,
    urls_file: Annotated[
        Path | None,
        typer.Option("--urls", metavar="FILE", help="A file with one address a line; - for standard input."),
    ] = None,
    portal: Annotated[
        Path | None, typer.Option("--portal", metavar="FILE", help="A portal.yaml instead of addresses.")
    ] = None,
    base_url: Annotated[
        str | None, typer.Option("--base-url", metavar="URL", help="Overrides the portal file's base_url.")
    ] = None,
    ruleset: Rulesets = None,
    device: Annotated[
        list[str] | None,
        typer.Option("--device", "-d", metavar="NAME", help="A device by name; repeatable. [default: desktop, phone]"),
    ] = None,
    results: Results = Path("portal-results"),
    browser_path: BrowserPath = None,
    axe: AxeEngine = "",
    in_flight: Annotated[int, typer.Option(min=1, max=16, help="Pages open at the same time.")] = 3,
    rate: Annotated[float | None, typer.Option(min=0.01, max=100, help="Page requests per second to one host.")] = None,
    pictures: Annotated[bool, typer.Option(help="Take pictures of what was found.")] = True,
    timings: Annotated[bool, typer.Option("--timings", help="Say what each gatherer took.")] = False,
    language: ReportLanguage = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print the summary only.")] = False,
) -> None:
    """Visit pages, judge them, write the report.

    portalcheck check https://example.gov.vn/ --ruleset wcag:2.2-aa
    portalcheck check --urls pages.txt --ruleset wcag:2.2-aa --ruleset mobile --device phone
    portalcheck check --portal portal.yaml
    """
    from portalcheck.commands.check import portal_for, run_check

    run_check(
        portal_for(urls or [], urls_file, portal, base_url, ruleset or [], device or [], rate, language),
        portal.parent if portal else Path(),
        results=results,
        browser_path=browser_path,
        axe=axe,
        in_flight=in_flight,
        pictures=pictures,
        timings=timings,
        quiet=quiet,
    )


@app.command()
def judge(
    results: Annotated[Path, typer.Argument(metavar="RESULTS", help="The results folder of an earlier run.")],
    ruleset: Rulesets = None,
    into: Annotated[
        Path | None,
        typer.Option("--into", metavar="DIR", help="Where the new report goes. [default: RESULTS/judged-again]"),
    ] = None,
    answers: AnswersFile = None,
    language: ReportLanguage = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print the summary only.")] = False,
) -> None:
    """Judge stored results again, without a browser: by the same rulesets or by others, told in any language.

    What people answered with `portalcheck review` counts.
    """
    from portalcheck.commands.judge import run_judge

    run_judge(
        results=results,
        rulesets=ruleset or [],
        into=into or results / "judged-again",
        language=language,
        answers=answers,
        quiet=quiet,
    )


@app.command()
def review(
    results: Annotated[Path, typer.Argument(metavar="RESULTS", help="The results folder of a run.")],
    answer: Annotated[
        list[str] | None,
        typer.Option(
            "--answer",
            metavar="FINGERPRINT=OUTCOME",
            help="Answer without a dialogue: passed, failed, inapplicable or cantTell. Repeatable.",
        ),
    ] = None,
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason for what --answer says.")] = "",
    who: Annotated[
        str | None,
        typer.Option("--who", metavar="NAME", help="Who answers. [default: PORTALCHECK_WHO, else git's user.name]"),
    ] = None,
    listing: Annotated[bool, typer.Option("--list", help="List the open questions, and ask nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The list as JSON.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Ask what is answered as well.")] = False,
    answers: AnswersFile = None,
    language: ReportLanguage = None,
) -> None:
    """Answer what a program cannot tell, one question after the other; later runs remember the answers.

    portalcheck review portal-results
    portalcheck review portal-results --list --json
    portalcheck review portal-results --answer 3f2a9c0d1e4b5a67=passed --why "The name says it." --who "Nguyễn An"
    """
    from portalcheck.commands.review import run_review

    run_review(
        results=results,
        answers=answers,
        given=answer or [],
        why=why,
        who=who,
        listing=listing,
        as_json=as_json,
        again=again,
        language=language,
    )


@app.command()
def announced(
    results: Annotated[Path, typer.Argument(metavar="RESULTS", help="The results folder of a run.")],
    subject: Annotated[
        str | None, typer.Argument(metavar="[PAGE]", help="A page, or a step such as birth/3. [default: all]")
    ] = None,
    device: Annotated[
        str | None, typer.Option("--device", "-d", metavar="NAME", help="One device. [default: all]")
    ] = None,
    language: ReportLanguage = None,
) -> None:
    """Print what a screen reader announces of each page and each step, from top to bottom.

    It is what the accessibility tree holds; each product puts it in words of its own.
    """
    from portalcheck.commands.announced import print_announced

    print_announced(results, subject, device, language)


@app.command()
def init(
    url: Annotated[str, typer.Argument(metavar="URL", help="The portal's home page.")],
    file: Annotated[Path, typer.Option("--file", metavar="FILE", help="The file to write.")] = Path("portal.yaml"),
) -> None:
    """Write a commented portal.yaml."""
    from portalcheck.commands.init import run_init

    run_init(url, file)


@app.command()
def rules(
    family: Annotated[str | None, typer.Argument(metavar="[FAMILY]", help="Such as mobile or axe.")] = None,
) -> None:
    """List the rules."""
    from portalcheck.commands.lists import list_rules

    list_rules(family)


@app.command()
def rulesets(
    ruleset: Annotated[str | None, typer.Argument(metavar="[RULESET]", help="Show one ruleset's criteria.")] = None,
) -> None:
    """List the installed rulesets, or the criteria of one."""
    from portalcheck.commands.lists import list_rulesets

    list_rulesets(ruleset)


@app.command()
def explain(rule: Annotated[str, typer.Argument(metavar="RULE", help="Such as mobile/reflow.")]) -> None:
    """Explain a rule: what it looks at, what it expects, why, and where that comes from."""
    from portalcheck.commands.lists import explain_rule

    explain_rule(rule)


@app.command()
def plugins() -> None:
    """List the plugins and what each takes part in."""
    from portalcheck.commands.lists import list_plugins

    list_plugins()


@app.command()
def schema(
    name: Annotated[str, typer.Argument(metavar="NAME", help="portal, journey, ruleset or report.")],
) -> None:
    """Print a JSON Schema: of portal.yaml, of a journey, of a ruleset, or of report.json."""
    from portalcheck.commands.lists import print_schema

    print_schema(name)


@app.command()
def doctor(browser_path: BrowserPath = None, axe: AxeEngine = "") -> None:
    """Say which parts are here, in which version, and what is missing."""
    from portalcheck.commands.install import run_doctor

    run_doctor(browser_path, axe)


@app.command()
def install(
    part: Annotated[str, typer.Argument(metavar="[PART]", help="browser (with fonts), axe or lighthouse.")] = "browser",
) -> None:
    """Install what is missing: a browser with fonts, a newer axe, or Lighthouse."""
    from portalcheck.commands.install import run_install

    run_install(part)


def _version(value: bool) -> None:
    if value:
        from portalcheck import __version__

        typer.echo(f"portalcheck {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None: ...


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; every error that we know is one message and an exit code."""
    from portalcheck.errors import PortalcheckError

    try:
        app(arguments, standalone_mode=True)
    except PortalcheckError as error:
        sys.stderr.write(f"portalcheck: {error}\n")
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.stderr.write("portalcheck: stopped.\n")
        sys.exit(130)
