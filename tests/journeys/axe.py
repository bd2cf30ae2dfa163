"""What axe finds wrong with a page."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# The rows of a list are drawn alike, and looking at each colour of fifty takes ten seconds.
ALIKE = (
    "document.querySelectorAll('tbody > tr:nth-child(n+9)').forEach((row) => row.remove())"
)


def wrongs(page: Page) -> str:
    """Return what axe finds wrong with the page, "" for nothing. Leaves the first rows."""
    page.evaluate(ALIKE)
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    return str(found.generate_report()) if found.violations_count else ""
