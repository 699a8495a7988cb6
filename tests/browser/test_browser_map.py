"""The map in a real browser: sliders, list, table and charts agree; it zooms and pans by keys, wheel, mouse, touch."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.xdist_group("browser")
WIDE = {"width": 1280, "height": 900}
WHOLE = "0 0 960 700"


@pytest.fixture
def opening(chromium: Any, files: dict[str, Path]) -> Callable[..., Any]:
    """What opens one of the reports with what it said, with the options of a browser's context."""

    @contextmanager
    def opened(name: str, **options: Any) -> Iterator[tuple[Any, list[str]]]:
        context = chromium.new_context(**{"viewport": WIDE, **options})
        context.set_default_timeout(10_000)
        said: list[str] = []
        try:
            page = context.new_page()
            page.on("console", lambda message: said.append(message.text))
            page.on("pageerror", lambda error: said.append(str(error)))
            page.goto(files[name].as_uri(), wait_until="load")
            yield page, said
        finally:
            context.close()

    return opened


SHOWN = """() => ({
  list: [...document.querySelectorAll('.event:not([hidden])')].map(e => e.id).sort(),
  table: [...document.querySelectorAll('.map-table tr[data-event]:not([hidden])')].map(e => e.dataset.event).sort(),
  map: [...new Set([...document.querySelectorAll('#map-drawing [data-event]:not(.gone)')].map(e => e.dataset.event))]
    .sort(),
  charts: [...document.querySelectorAll('figure.chart:not([hidden]) figcaption a')]
    .map(a => document.getElementById(a.hash.slice(1))?.closest('.event')?.id).filter(Boolean).sort(),
  drawable: [...new Set([...document.querySelectorAll('#map-drawing [data-event]')].map(e => e.dataset.event))].sort(),
})"""


def box(page: Any) -> list[float]:
    """Return the part of the drawing that is seen."""
    return [float(part) for part in page.get_attribute("#map-drawing", "viewBox").split()]


def agreed(page: Any) -> dict[str, Any]:
    """Return what is shown, having made sure that all parts of the page show the same events."""
    page.wait_for_timeout(60)
    shown: dict[str, Any] = page.evaluate(SHOWN)
    assert shown["table"] == shown["list"]
    assert shown["map"] == sorted(set(shown["drawable"]) & set(shown["list"]))
    assert set(shown["charts"]) <= set(shown["list"])
    return shown


def test_the_sliders_list_table_map_and_charts_agree(opening):
    with opening("nb") as (page, said):
        everything = agreed(page)
        page.focus("#map-from")
        last = int(page.get_attribute("#map-from", "max"))
        page.locator("#map-from").fill(str(last - 1))
        fewer = agreed(page)
        assert 0 < len(fewer["list"]) < len(everything["list"])
        assert len(fewer["map"]) < len(everything["map"])
        assert page.input_value("[name=from]") > "2019"
        assert f"Viser {len(fewer['list'])} av {len(everything['list'])}" in page.inner_text("#map-shown")
        assert page.inner_text("#map-from-day") == page.get_attribute("#map-from", "aria-valuetext")
        page.keyboard.press("Home")
        assert agreed(page) == everything
        assert page.input_value("[name=from]") == ""
        page.focus("#map-to")
        page.keyboard.press("Home")
        assert len(agreed(page)["list"]) < len(everything["list"])
        assert said == []


def test_the_sliders_follow_the_list_and_its_other_filters_hold_for_the_map(opening):
    with opening("nb") as (page, said):
        page.select_option("[name=country], [name=place]", "Sudan")
        assert agreed(page)["map"]
        page.click("#filters button[type=reset]")
        page.fill("[name=from]", "2024-01-01")
        agreed(page)
        assert int(page.input_value("#map-from")) > 0
        page.click("#filters button[type=reset]")
        agreed(page)
        assert page.input_value("#map-from") == "0"
        assert said == []


def test_one_slider_never_passes_the_other(opening):
    with opening("nb") as (page, _):
        last = int(page.get_attribute("#map-from", "max"))
        page.locator("#map-to").fill(str(last // 2))
        page.locator("#map-from").fill(str(last))
        assert int(page.input_value("#map-from")) <= int(page.input_value("#map-to"))


def test_it_zooms_and_pans_by_keys_and_buttons(opening):
    with opening("short") as (page, said):
        page.focus("#map-view")
        assert page.get_attribute("#map-drawing", "viewBox") in (WHOLE, "0 0 960 700")
        page.keyboard.press("+")
        page.keyboard.press("+")
        x, y, width, _ = box(page)
        assert width == pytest.approx(960 / 1.6**2)
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowDown")
        assert box(page)[0] > x and box(page)[1] > y
        page.keyboard.press("-")
        assert box(page)[2] == pytest.approx(600)
        page.keyboard.press("0")
        assert box(page) == [0, 0, 960, 700]
        page.click("[data-zoom=in]")
        assert box(page)[2] == pytest.approx(600)
        page.click("[data-zoom=all]")
        assert box(page) == [0, 0, 960, 700]
        for _ in range(30):
            page.keyboard.press("+")
        assert box(page)[2] == pytest.approx(960 / 24)
        assert said == []


def test_marks_and_names_keep_their_size_and_more_names_come_when_it_is_zoomed(opening):
    with opening("short") as (page, _):

        def size() -> float:
            return float(page.locator("#map-drawing .spot:not(.area) .one.top").first.bounding_box()["width"])

        def names() -> int:
            return int(page.locator("#map-drawing .name:not(.gone)").count())

        before, told = size(), names()
        page.focus("#map-view")
        page.keyboard.press("+")
        assert size() == pytest.approx(before, rel=0.05)
        assert names() >= told


def test_it_zooms_by_wheel_and_is_dragged_by_mouse_without_following_links(opening):
    with opening("short") as (page, said):
        page.locator("#map-view").scroll_into_view_if_needed()
        page.focus("#map-view")
        mark = page.locator("#map-drawing .spot:not(.area) .one.top").first.bounding_box()
        x, y = mark["x"] + mark["width"] / 2, mark["y"] + mark["height"] * 0.6
        page.mouse.move(x, y)
        page.mouse.wheel(0, -400)
        page.wait_for_timeout(100)
        before = box(page)
        assert before[2] < 960
        mark = page.locator("#map-drawing .spot:not(.area) .one.top").first.bounding_box()
        x, y = mark["x"] + mark["width"] / 2, mark["y"] + mark["height"] * 0.6
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x - 60, y - 40, steps=5)
        page.mouse.up()
        assert box(page)[0] > before[0] and box(page)[1] > before[1]
        assert page.evaluate("location.hash") == ""
        page.mouse.click(x - 60, y - 40)
        page.wait_for_function("location.hash !== ''")
        assert said == []


def test_two_fingers_zoom_it(opening):
    with opening("short", has_touch=True) as (page, said):
        page.locator("#map-view").scroll_into_view_if_needed()
        page.evaluate(
            """() => {
                const drawing = document.getElementById('map-drawing');
                const { left, top, width, height } = drawing.getBoundingClientRect();
                const [x, y] = [left + width / 2, top + height / 2];
                drawing.setPointerCapture = () => {};
                const send = (type, id, dx) => drawing.dispatchEvent(new PointerEvent(type, {
                    pointerId: id, pointerType: 'touch', clientX: x + dx, clientY: y, bubbles: true, button: 0 }));
                send('pointerdown', 11, -40);
                send('pointerdown', 12, 40);
                for (let step = 1; step <= 10; step++) {
                    send('pointermove', 11, -40 - step * 6);
                    send('pointermove', 12, 40 + step * 6);
                }
                send('pointerup', 11, -100);
                send('pointerup', 12, 100);
            }"""
        )
        assert 960 / 4 < box(page)[2] < 960 / 1.8
        assert said == []


def test_layers_of_control_are_switched_without_a_script(opening):
    with opening("nb", java_script_enabled=False) as (page, _):
        layer = page.locator(".layers input").first
        kind = (layer.get_attribute("class") or "").removeprefix("show-")
        sign = page.locator(f"#map-drawing .hold.{kind} .sign").first
        assert sign.is_visible()
        layer.uncheck()
        assert not sign.is_visible()
        assert not page.locator("#map-zoom").is_visible()
        assert not page.locator("#map-when").is_visible()
        assert page.locator("#map-drawing .spot").first.is_visible()


@pytest.mark.parametrize("width", [320, 768, 1440])
def test_the_map_fits_and_its_words_can_be_read(opening, width):
    with opening("short", viewport={"width": width, "height": 900}) as (page, _):
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        drawn = page.locator("#map-drawing").bounding_box()
        assert drawn["width"] <= width
        heights = page.locator("#map-drawing .name:not(.gone) text").evaluate_all(
            "all => all.map(e => e.getBoundingClientRect().height)"
        )
        assert heights
        assert min(heights) > 9
