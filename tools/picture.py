"""What does the front page show? A picture of the sample case's real dossier.

picture.py OUT      writes docs/images/dossier.png
"""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

IMAGES = Path(__file__).resolve().parents[1] / "docs" / "images"
WINDOW = {"width": 1180, "height": 1000}
# Chromium's own cage does not work for root in a container; the page is ours.
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def main() -> None:
    """Open the page as a browser does; keep what it shows first, and its map."""
    page_file = Path(sys.argv[1]).absolute() / "dossier.html"
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        page = browser.new_page(viewport=WINDOW, locale="en-GB")
        page.goto(page_file.as_uri())
        page.screenshot(path=IMAGES / "dossier.png")
        page.locator("#sites figure").first.screenshot(path=IMAGES / "places.png")
        browser.close()
    for picture in sorted(IMAGES.glob("*.png")):
        print(f"picture: {picture.name} {picture.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
