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

from graphcrm.errors import OutputError

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
        if found := shutil.which(named):
            return Path(found)
        raise OutputError(f"{NAMED_BY} names “{named}”, which is no program", hint="Mend or unset it.")
    for name in NAMES:
        if found := shutil.which(name, path=environment.get("PATH")):
            return Path(found)
    for place in _places(environment, system):
        if place.is_file():
            return place
    raise OutputError(
        "A picture as PNG or PDF is taken by Chromium, Chrome or Edge, and there is none here",
        why=f"none of {', '.join(NAMES)} is on the path, nor in the usual places",
        hint=f"Install one of them, or name it in {NAMED_BY}. SVG and HTML need none.",
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
        here = Path(folder)
        (here / source).write_bytes(page)
        done = here / target
        command = [
            str(browser),
            *_QUIET,
            *_alone(),
            f"--user-data-dir={here / 'profile'}",
            *size,
            f"{how}={done}",
            (here / source).as_uri(),
        ]
        try:
            ran = subprocess.run(  # noqa: S603 — our own words, a browser that the user has
                command, stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS, check=False
            )
        except subprocess.TimeoutExpired as error:
            what = f"{browser.name} took no picture within {SECONDS} seconds"
            raise OutputError(what, hint="Try again, or write SVG or HTML.") from error
        except OSError as error:
            why = error.strerror or str(error)
            raise OutputError(
                f"{browser} can't be started", why=why, hint="SVG and HTML need none."
            ) from error
        if not done.is_file() or not done.stat().st_size:
            said = ran.stderr.decode("utf-8", "replace").strip().splitlines()
            why = said[-1] if said else f"it ended with code {ran.returncode}"
            raise OutputError(f"{browser.name} took no picture", why=why, hint="SVG and HTML need none.")
        return done.read_bytes()


def _workshop(browser: Path) -> Path | None:
    """Where page and picture lie meanwhile: a browser from a snap sees nothing but the home folder."""
    return Path.home() if "snap" in {*browser.parts, *browser.resolve().parts} else None


def _alone() -> tuple[str, ...]:
    """Chromium's sandbox refuses to run as root; the page is our own, and asks for nothing."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return ("--no-sandbox",) if root else ()
