"""The report in a real browser: it opens, filters, leads from numbers to words and back, and runs nothing else."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.xdist_group("browser")
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}


class Opened:
    """A page that was opened: `page` itself, what it said on the console, and what it asked the network for."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.said: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("dialog", lambda dialog: self.said.append(dialog.message))


@pytest.fixture
def opening(chromium: Any, files: dict[str, Path]) -> Callable[..., Any]:
    """What opens one of the reports, with the options of a browser's context."""

    @contextmanager
    def opened(name: str, **options: Any) -> Iterator[Opened]:
        context = chromium.new_context(**{"viewport": WIDE, **options})
        context.set_default_timeout(10_000)
        try:
            found = Opened(context.new_page())
            found.page.goto(files[name].as_uri(), wait_until="load")
            yield found
        finally:
            context.close()

    return opened


def test_it_opens_quietly_and_asks_for_nothing(opening, files):
    with opening("nb") as told:
        told.page.wait_for_selector("#filters:not([hidden])")
        assert told.page.title().startswith("Hva kildene sier om")
        assert told.said == []
        assert [url for url in told.asked if not url.startswith("data:")] == [files["nb"].as_uri()]


def test_fifty_articles_open_within_a_second(opening, files):
    """Counted in the time that the page's thread worked, for other work on this machine is not the page's."""
    with opening("nb") as told:
        session = told.page.context.new_cdp_session(told.page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        told.page.goto(files["fifty"].as_uri(), wait_until="load")
        assert told.page.locator("article").count() == 50
        metrics = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
        assert metrics["TaskDuration"] < 1.0


def test_filters_and_orders(opening):
    with opening("nb") as told:
        page = told.page
        shown = page.locator(".event:not([hidden])")
        everything = shown.count()
        page.select_option("[name=kind]", "control")
        assert 0 < shown.count() < everything
        assert set(shown.evaluate_all("all => all.map(e => e.dataset.kind)")) == {"control"}
        assert page.inner_text("#shown") == f"Viser {shown.count()} av {everything}"
        page.select_option("[name=kind]", "")
        page.select_option("[name=place]", "Sudan")
        assert set(shown.evaluate_all("all => all.map(e => e.dataset.country)")) == {"Sudan"}
        page.fill("[name=from]", "2030-01-01")
        assert shown.count() == 0
        assert page.inner_text("#shown") == "Ingen hendelse passer til utvalget."
        page.click("button[type=reset]")
        page.locator("#shown", has_text=f"Viser {everything} av {everything}").wait_for()
        page.select_option("[name=sort]", "date")
        days = [day for day in shown.evaluate_all("all => all.map(e => e.dataset.from)") if day]
        assert days == sorted(days) and len(days) > 10
        page.select_option("[name=actor]", index=1)
        assert 0 < shown.count() < everything
        assert told.said == []


def test_from_a_number_to_its_words_and_back_by_keyboard(opening):
    with opening("nb") as told:
        page = told.page
        number = page.locator("#overview .keys .big a.n").first
        number.focus()
        target = number.get_attribute("href")
        page.keyboard.press("Enter")
        page.wait_for_function("target => location.hash === target", arg=target)
        assert page.evaluate("'#' + document.activeElement.id") == target
        assert page.evaluate("document.activeElement.closest('details.article').open")
        assert page.locator("mark.at-hand").count() > 0
        assert page.evaluate(
            "(b => b.top > 0 && b.bottom < innerHeight)(document.activeElement.getBoundingClientRect())"
        )
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.getAttribute('href')") == target
        page.keyboard.press("Enter")
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.getAttribute('href')") == target
        assert told.said == []


def test_from_words_to_the_number_that_they_carry(opening):
    with opening("nb") as told:
        page = told.page
        page.evaluate("document.querySelector('.article').open = true")
        back = page.locator(".article").first.locator("a.back").first
        back.focus()
        page.keyboard.press("Enter")
        place = back.get_attribute("href")
        page.wait_for_function("place => location.hash === place", arg=place)
        assert page.evaluate("place => document.querySelector(place).closest('.event').open", place)


def test_an_event_that_is_filtered_away_is_shown_when_a_link_leads_to_it(opening):
    with opening("nb") as told:
        page = told.page
        page.fill("[name=from]", "2030-01-01")
        link = page.locator("#overview a.to").first
        link.click()
        assert page.locator(link.get_attribute("href")).is_visible()


@pytest.mark.parametrize(("name", "scheme"), [("short", "light"), ("short-en", "dark")])
def test_axe_finds_no_serious_fault(opening, name, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="NOT CHECKED: axe is not installed")
    with opening(name, color_scheme=scheme, bypass_csp=True) as told:
        told.page.evaluate("document.querySelectorAll('details').forEach((box, at) => { box.open = at % 2 === 0; })")
        found = axe.Axe().run(told.page).response["violations"]
        grave = [fault for fault in found if fault["impact"] in ("serious", "critical")]
        assert [(fault["id"], [node["html"][:120] for node in fault["nodes"][:3]]) for fault in grave] == []


@pytest.mark.parametrize("width", [320, 768, 1440, 2560])
def test_it_fits_any_width(opening, width):
    with opening("nb", viewport={"width": width, "height": 800}) as told:
        told.page.evaluate("document.querySelectorAll('details').forEach(box => { box.open = true; })")
        assert told.page.evaluate("document.documentElement.scrollWidth") <= width


def test_all_of_it_can_be_reached_by_keyboard_alone(opening):
    with opening("nb", viewport=NARROW) as told:
        page = told.page
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "content"
        summary = page.locator(".event > summary").first
        summary.focus()
        page.keyboard.press("Enter")
        assert page.evaluate("document.querySelector('.event').open")


def test_dark_mode_turns_paper_and_ink(opening):
    colours = []
    for scheme in ("light", "dark"):
        with opening("nb", color_scheme=scheme) as told:
            colours.append(told.page.evaluate("getComputedStyle(document.body).backgroundColor"))
    light, dark = (sum(map(int, re.findall(r"\d+", colour)[:3])) for colour in colours)
    assert light > 700 and dark < 120


@pytest.mark.parametrize("scripts", [True, False])
def test_on_paper_everything_is_open_and_no_control_is_left(opening, scripts):
    with opening("nb", java_script_enabled=scripts) as told:
        page = told.page
        page.emulate_media(media="print")
        assert not page.locator("#filters").is_visible()
        assert not page.locator("nav").is_visible()
        assert len(page.pdf(format="A4")) > 100_000
        quote = page.locator(".event blockquote").last
        assert quote.evaluate("e => e.checkVisibility({contentVisibilityAuto: true})") if not scripts else True


def test_without_scripts_all_words_are_there(opening):
    with opening("nb", java_script_enabled=False) as told:
        page = told.page
        assert not page.locator("#filters").is_visible()
        page.locator(".event > summary").first.click()
        assert page.locator(".event blockquote").first.is_visible()
        number = page.locator(".event .tolls a.n").first
        target = number.get_attribute("href")
        number.click()
        assert page.locator(target).is_visible()


def test_hostile_articles_stay_text(opening, files):
    with opening("hostile") as told:
        page = told.page
        page.evaluate("document.querySelectorAll('details').forEach(box => { box.open = true; })")
        for link in page.locator("a").all()[:40]:
            link.dispatch_event("mouseover")
        page.mouse.move(300, 300)
        assert page.evaluate("window.pwned === undefined")
        assert "49" not in page.inner_text("h1")
        assert page.locator("iframe, img, object, embed, base, body form:not(#filters)").count() == 0
        assert told.said == []
        assert [url for url in told.asked if not url.startswith("data:")] == [files["hostile"].as_uri()]


def test_the_policy_stops_what_a_page_did_not_bring_along(opening):
    with opening("hostile") as told:
        ran = told.page.evaluate(
            """() => {
                const script = document.createElement('script');
                try { script.text = 'window.pwned = 99'; } catch { return 'refused'; }
                document.body.append(script);
                return window.pwned;
            }"""
        )
        assert ran in ("refused", None)
        assert told.page.evaluate("window.pwned === undefined")


def test_text_from_right_to_left_stands_right(opening):
    with opening("hostile") as told:
        told.page.evaluate("document.querySelectorAll('.article').forEach(box => { box.open = true; })")
        arabic = told.page.locator(".text p", has_text="السودان").filter(has_not_text="tittel").first
        assert arabic.evaluate("e => getComputedStyle(e).direction") == "rtl"
        assert told.page.evaluate("getComputedStyle(document.body).direction") == "ltr"


def test_the_sentence_is_copied_with_its_sources(opening):
    with opening("nb", permissions=["clipboard-read", "clipboard-write"]) as told:
        page = told.page
        page.locator(".event > summary").first.click()
        button = page.locator(".event .copy").first
        if not button.is_visible():
            pytest.skip("this browser gives a file no clipboard")
        button.click()
        page.wait_for_function(
            "document.querySelector('.copy').textContent === document.querySelector('.copy').dataset.done"
        )
        assert "(Kilder: " in page.evaluate("navigator.clipboard.readText()")
