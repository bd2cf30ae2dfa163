"""What two people do at a suggestion box of the demo office."""

from playwright.sync_api import FilePayload, Page

from tests.journeys.hands import fill_in, pressed
from tests.served import Served
from tests.shell.files.samples import photo

PASSWORD = "qinghe-demo"
SLIP = "form[data-autosave]"


def two_of_them(page: Page, form: str, seal: str) -> None:
    """Write the seal down, and let the verifier type their own password."""
    page.fill(f"{form} [name=seal]", seal)
    names = page.locator(f"{form} [name=second] option").all_inner_texts()
    second = next(n for n in names if n.startswith(("郑凯", "Zheng Kai")))
    page.select_option(f"{form} [name=second]", label=second)
    page.fill(f"{form} [name=password]", PASSWORD)


def begin(page: Page, seal: str, slips: int) -> None:
    """Open the box whose form is open, and count its slips."""
    two_of_them(page, "form[data-main]", seal)
    assert pressed(page).ok
    fill_in(page, counted=str(slips))
    assert pressed(page).ok


def pictures(count: int) -> list[FilePayload]:
    """Return so many photos, each unlike the others."""
    return [
        {"name": f"{n}.jpg", "mimeType": "image/jpeg", "buffer": photo(240 + n, 300)}
        for n in range(count)
    ]


def photographed(page: Page, count: int) -> None:
    """Hand the photos of all slips in, in one go."""
    page.set_input_files("[name=photos]", pictures(count))
    assert pressed(page, "form[action$='/photos/'] .btn").ok


def decide(page: Page, act: str, **said: str) -> None:
    """Say what the slip is that is open, and press the button for it."""
    button = page.locator(f"{SLIP} [value={act}]")
    if not button.is_visible():
        page.click(f"{SLIP} summary")
    for name, text in said.items():
        field = page.locator(f"{SLIP} [name={name}]")
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(text)
        else:
            field.fill(text)
    assert pressed(page, f"{SLIP} [value={act}]").ok


def box_under_way(page: Page, _office: Served) -> None:
    """Be in the middle of an opening: a photo, words on a slip, one slip set aside."""
    if "/openings/" not in page.url:
        begin(page, "0238", 3)
        photographed(page, 2)
        decide(page, "blank")
        decide(page, "keep", place_text="锦绣家园3号楼", category="street-lights")


def slips_printed(page: Page, _office: Served) -> None:
    """Print four slips."""
    fill_in(page, count="4")
    assert pressed(page).ok
