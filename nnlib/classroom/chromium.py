"""Print a page to PDF with a browser that is installed: Chromium, Chrome or Edge."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from nnlib.desk.folder import RefusedError

NAMES = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    *("chrome", "msedge", "microsoft-edge"),
)
PLACES = (  # where browsers are that are on no path
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
PATIENCE = 120  # seconds


def found():
    """Return the path of a browser that can print, or None."""
    if named := os.environ.get("CHROMIUM"):
        return shutil.which(named)
    on_path = next(filter(None, map(shutil.which, NAMES)), None)
    return on_path or next((place for place in PLACES if Path(place).exists()), None)


def print_to_pdf(browser, page, pdf, query=""):
    """Print the HTML file `page` to the file `pdf`; raise RefusedError if it fails.

    `query` goes behind the page's address.
    """
    flags = [
        *("--headless", "--disable-gpu", "--no-first-run", "--no-pdf-header-footer"),
        "--disable-background-networking",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        flags.append("--no-sandbox")  # the administrator's Chromium has none
    pdf.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory(prefix="print-") as profile:
        command = [
            *(browser, *flags, f"--user-data-dir={profile}"),
            *(f"--print-to-pdf={pdf}", f"{page.as_uri()}{query}"),
        ]
        try:
            subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False)
        except (OSError, subprocess.TimeoutExpired) as problem:
            raise RefusedError(
                f"The browser {browser} did not print: {problem}"
            ) from None
    if not pdf.exists():
        raise RefusedError(f"The browser {browser} did not write {pdf}.")
