"""Pages with the keyboard alone."""

EXPLAINED = "a[hx-target='#jelaskan']"


def _focus(page, expression):
    return page.evaluate(f"() => {{ const e = document.activeElement; {expression} }}")


def test_the_first_stop_skips_to_the_content(open_page):
    page = open_page("PRG")
    page.goto("/")
    page.keyboard.press("Tab")
    assert _focus(page, "return e.className") == "skip"
    assert page.locator(".skip").bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    assert _focus(page, "return e.id") == "isi"
    page.keyboard.press("Tab")
    assert _focus(page, "return document.getElementById('isi').contains(e)")


def test_whoever_moves_on_sees_where_they_are(open_page):
    page = open_page("PRG")
    page.goto("/indikator/KIA-K6/")
    page.locator("#bar-wilayah").focus()
    for _ in range(40):
        page.keyboard.press("Tab")
        box = _focus(
            page,
            """const s = getComputedStyle(e), b = e.getBoundingClientRect();
            const bar = document.querySelector(".bar").getBoundingClientRect();
            const mark = e.closest("svg") ? getComputedStyle(e.firstElementChild) : s;
            return { name: e.outerHTML.slice(0, 80), outline: s.outlineStyle,
              stroke: mark.strokeWidth, top: b.top, bottom: b.bottom, bar: bar.bottom,
              inBar: !!e.closest(".bar"), in_svg: !!e.closest("svg") };""",
        )
        shown = box["stroke"] == "3px" if box["in_svg"] else box["outline"] == "solid"
        assert shown, box
        assert 0 <= box["top"] < 900, box
        # What is stuck to the top may not lie over what has the focus.
        assert box["inBar"] or box["bottom"] > box["bar"], box


def test_the_explanation_opens_over_the_page_and_gives_the_focus_back(open_page):
    page = open_page("PRG")
    page.goto("/indikator/KIA-K6/")
    page.locator(EXPLAINED).focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#jelaskan[open] h2")
    assert "Mengapa" in page.locator("#jelaskan h2").inner_text()
    assert _focus(page, "return !!e.closest('#jelaskan')")
    page.keyboard.press("Escape")
    assert page.locator("#jelaskan[open]").count() == 0
    assert _focus(page, "return e.getAttribute('hx-target')") == "#jelaskan"
    page.keyboard.press("Enter")
    page.wait_for_selector("#jelaskan[open]")
    page.locator("#jelaskan [data-tutup]").focus()
    page.keyboard.press("Enter")
    assert page.locator("#jelaskan[open]").count() == 0
    assert page.url.endswith("/indikator/KIA-K6/")
    assert page.said == []


def test_the_explanation_is_a_page_without_script(open_page):
    page = open_page("PRG", javascript=False)
    page.goto("/indikator/KIA-K6/")
    page.locator(EXPLAINED).click()
    assert "Mengapa" in page.locator("h1").inner_text()


def test_arrows_move_within_a_figure_that_is_one_stop(open_page):
    page = open_page("PRG")
    page.goto("/indikator/KIA-K6/?tampilan=tren")
    points = page.locator(".ch-wide a")
    count = points.count()
    assert count > 10
    stops = [points.nth(i).get_attribute("tabindex") for i in range(count)]
    assert sum(stop != "-1" for stop in stops) == 1
    start = next(i for i, stop in enumerate(stops) if stop != "-1")
    points.nth(start).focus()
    here = "return [...e.closest('.ch-svg').querySelectorAll('a')].indexOf(e)"
    page.keyboard.press("Home")
    assert _focus(page, here) == 0
    page.keyboard.press("ArrowRight")
    assert _focus(page, here) == 1
    page.keyboard.press("End")
    assert _focus(page, here) == count - 1
    page.keyboard.press("ArrowRight")
    assert _focus(page, here) == count - 1
    page.keyboard.press("ArrowLeft")
    assert _focus(page, here) == count - 2


def test_what_was_typed_is_there_again_after_a_reload(open_page):
    page = open_page("PRG")
    page.goto("/tindak-lanjut/baru/")
    title = page.locator("#id_title, [name=judul], [name=title]").first
    title.fill("Kunjungan rumah ibu hamil")
    page.reload()
    assert title.input_value() == "Kunjungan rumah ibu hamil"


def test_what_comes_in_place_of_something_else_is_said(open_page):
    page = open_page("PRG")
    page.goto("/rencana/?rencana=renstra-rekaan")
    page.evaluate(
        """() => {
          const item = document.querySelector(".tree li li");
          item.querySelector("a").focus();
          return htmx.ajax("GET", "/rencana/?rencana=renstra-rekaan&cabang=M1",
            { target: item, swap: "outerHTML" });
        }"""
    )
    page.wait_for_function("() => document.getElementById('umum').textContent")
    assert "M1" in page.locator("#umum").text_content()
    assert page.said == []
