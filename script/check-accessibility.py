"""What axe finds on pages, in light and dark and on a phone, and whether what a page's script adds does its work.

usage: check-accessibility.py PAGE.html…

axe-core is what comes with axe-playwright-python; it runs in the Chromium that is installed (`NNBOOK_CHROMIUM`, or one
on the PATH). Exit status: 0 all is well, 1 something is not, 3 there is no Chromium.
"""
import os
import pathlib
import shutil
import sys

import axe_playwright_python
from playwright.sync_api import sync_playwright

AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
WAYS = {
    "light": dict(viewport=dict(width=1280, height=900), color_scheme="light"),
    "dark": dict(viewport=dict(width=1280, height=900), color_scheme="dark"),
    "phone": dict(viewport=dict(width=360, height=740), color_scheme="light", has_touch=True),
}
RUN = """async () => {
  const { violations } = await axe.run(document, { resultTypes: ['violations'] });
  return violations.map(({ id, impact, help, nodes }) => ({
    id, impact, help, count: nodes.length,
    nodes: nodes.slice(0, 3).map((node) => node.target.join(' ') + ': ' + node.html.slice(0, 160) + ' — '
      + [...node.any, ...node.all].map((one) => one.message).join('; ').slice(0, 200)),
  }));
}"""


def chromium():
    named = os.environ.get("NNBOOK_CHROMIUM")
    return named or next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)


def violations(page):
    """What axe says of a page as it stands, every fold open."""
    page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true; })")
    page.evaluate(AXE)
    said = []
    for one in page.evaluate(RUN):
        said.append(f"{one['id']} ({one['impact']}): {one['help']}, {one['count']} times")
        said += ["    " + node for node in one["nodes"]]
    return said


def script_faults(browser, address):
    """What is wrong with the toggle of colours, in a browser whose system asks for light."""
    context = browser.new_context(viewport=dict(width=1280, height=900), color_scheme="light", reduced_motion="reduce")
    page = context.new_page()
    said = []
    page.on("pageerror", lambda error: said.append(f"the script fails: {error}"))
    page.goto(address)

    def expect(holds, words):
        if not holds:
            said.append(words)

    def paper():
        return page.evaluate("getComputedStyle(document.body).backgroundColor")

    page.keyboard.press("Tab")
    expect(page.evaluate("document.activeElement.className") == "skip", "the first stop is not the way to the text")
    light = paper()
    button = page.locator("button.colours")
    expect(button.count() == 1, "there is no button for dark colours")
    button.focus()
    page.keyboard.press("Enter")
    dark = paper()
    expect(dark != light, "the button does not make the page dark")
    expect(button.get_attribute("aria-pressed") == "true", "the button does not say that it is pressed")
    # What is remembered must hold before anything is drawn.
    page.add_init_script(
        "addEventListener('DOMContentLoaded', () => { window.first = document.querySelector('[data-dark]').media; }, true)")
    page.reload()
    expect(paper() == dark, "the choice is forgotten when the page is opened again")
    expect(page.evaluate("window.first") == "screen", "the page flashes: the choice comes after the text")
    page.emulate_media(media="print")
    expect(paper() != dark, "paper is dark")
    page.emulate_media(media="screen")
    page.locator("button.colours").click()
    expect(paper() == light, "the second click does not make the page light")
    expect(page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto",
           "the page scrolls smoothly where no motion is asked for")

    reference = page.locator(".footnote-ref a").first
    if reference.count():
        reference.focus()
        expect(page.locator(".preview").count() == 1, "a footnote does not show when its number has the focus")
        page.keyboard.press("Escape")
        expect(page.locator(".preview").count() == 0, "Escape does not close a footnote")
    context.close()
    return said


def main(paths):
    program = chromium()
    if not program:
        print("check-accessibility: there is no Chromium here", file=sys.stderr)
        return 3
    wrong = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for path in paths:
            address = pathlib.Path(path).resolve().as_uri()
            for way, options in WAYS.items():
                context = browser.new_context(**options)
                page = context.new_page()
                page.goto(address)
                found = violations(page)
                if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                    found.append("the page is wider than the window")
                context.close()
                wrong += bool(found)
                for line in found:
                    print(f"{path}, {way}: {line}" if not line.startswith(" ") else line)
            found = script_faults(browser, address)
            wrong += bool(found)
            for line in found:
                print(f"{path}: {line}")
        browser.close()
    print(f"{len(paths)} pages: {'axe finds nothing, and their script works' if not wrong else 'not all is well'}")
    return 1 if wrong else 0


sys.exit(main(sys.argv[1:]))
