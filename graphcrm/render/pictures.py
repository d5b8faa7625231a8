"""Pictures of pages, taken by a Chromium that this machine has: PNG and PDF. None is shipped, none is downloaded."""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from graphcrm.errors import OutputError, because
from graphcrm.messages import Message, Number, listed

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
MAC = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
WINDOWS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
NAMED_BY = "GRAPHCRM_CHROMIUM"
"""The environment variable that names the program where it stands in none of the usual places."""
WIDE, HIGH, TWICE = 1400, 900, 2
SECONDS = 90
_QUIET = (
    "--headless=new",
    "--disable-gpu",
    "--hide-scrollbars",
    "--mute-audio",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--virtual-time-budget=8000",
    "--run-all-compositor-stages-before-draw",
)
_A3 = "@page{size:A3 landscape;margin:9mm}@media print{#canvas canvas{max-height:224mm!important}}"


def chromium(environment: Mapping[str, str] = os.environ, system: str = sys.platform) -> Path:
    """The browser to use. Raises `OutputError`, which says what was looked for."""
    named = environment.get(NAMED_BY)
    if named:
        if program := shutil.which(named):
            return Path(program)
        what = Message("picture.no_program", variable=NAMED_BY, named=named)
        raise OutputError(what, hint=Message("picture.no_program.advice"))
    for name in NAMES:
        if program := shutil.which(name, path=environment.get("PATH")):
            return Path(program)
    for place in _places(environment, system):
        if place.is_file():
            return place
    raise OutputError(
        Message("picture.no_browser"),
        why=Message("picture.no_browser.why", names=listed(NAMES, style="comma")),
        hint=Message("picture.no_browser.advice", variable=NAMED_BY),
    )


def _places(environment: Mapping[str, str], system: str) -> Iterator[Path]:
    if system == "darwin":
        for folder in (Path("/Applications"), Path.home() / "Applications"):
            yield from (folder / name for name in MAC)
    elif system == "win32":
        for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
            if folder := environment.get(variable):
                yield from (Path(folder) / name for name in WINDOWS)


def png(page: bytes, *, wide: int = WIDE, high: int = HIGH, ending: str = ".html") -> bytes:
    """What the page shows in a window of that size, at twice the resolution. Raises `OutputError`."""
    return _taken(
        page,
        f"page{ending}",
        "picture.png",
        (f"--window-size={wide},{high}", f"--force-device-scale-factor={TWICE}"),
        "--screenshot",
    )


def pdf(page: bytes) -> bytes:
    """The page as it prints, on A3 landscape. Raises `OutputError`."""
    wanted = ("--no-pdf-header-footer", f"--window-size={WIDE},{HIGH}")
    return _taken(_styled(page, _A3), "page.html", "picture.pdf", wanted, "--print-to-pdf")


def _styled(page: bytes, style: str) -> bytes:
    """The page with one more style, which its policy is told of."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    allowed = page.replace(b"style-src ", f"style-src 'sha256-{digest}' ".encode(), 1)
    return allowed.replace(b"</head>", f"<style>{style}</style>\n</head>".encode(), 1)


def _taken(page: bytes, source: str, target: str, size: Sequence[str], how: str) -> bytes:
    browser = chromium()
    with tempfile.TemporaryDirectory(
        prefix="graphcrm-", dir=_workshop(browser), ignore_cleanup_errors=True
    ) as folder:
        workplace = Path(folder)
        (workplace / source).write_bytes(page)
        picture = workplace / target
        command = [
            str(browser),
            *_QUIET,
            *_alone(),
            f"--user-data-dir={workplace / 'profile'}",
            *size,
            f"{how}={picture}",
            (workplace / source).as_uri(),
        ]
        try:
            ran = subprocess.run(  # noqa: S603 — our own words, a browser that the user has
                command, stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS, check=False
            )
        except subprocess.TimeoutExpired as error:
            what = Message("picture.late", browser=browser.name, seconds=Number(SECONDS))
            raise OutputError(what, hint=Message("picture.late.advice")) from error
        except OSError as error:
            what = Message("picture.not_started", browser=str(browser))
            raise OutputError(what, why=because(error), hint=Message("picture.without")) from error
        if not picture.is_file() or not picture.stat().st_size:
            said = ran.stderr.decode("utf-8", "replace").strip().splitlines()
            why = said[-1] if said else Message("picture.ended", code=ran.returncode)
            what = Message("picture.none", browser=browser.name)
            raise OutputError(what, why=why, hint=Message("picture.without"))
        return picture.read_bytes()


def _workshop(browser: Path) -> Path | None:
    """Where page and picture lie meanwhile: a browser from a snap sees nothing but the home folder."""
    return Path.home() if "snap" in {*browser.parts, *browser.resolve().parts} else None


def _alone() -> tuple[str, ...]:
    """Chromium's sandbox refuses to run as root; the page is our own, and asks for nothing."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return ("--no-sandbox",) if root else ()
