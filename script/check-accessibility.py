"""What axe finds on pages, in light and dark and on a phone, and whether what a page's script adds does its work.

usage: check-accessibility.py PAGE.html…

axe-core is what comes with axe-playwright-python; it runs in the Chromium that is installed (`NNBOOK_CHROMIUM`, or one
on the PATH). Exit status: 0 all is well, 1 something is not, 3 there is no Chromium.
"""
import concurrent.futures
import os
import pathlib
import shutil
import sys

import axe_playwright_python
from playwright.sync_api import sync_playwright

AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
DESK = dict(viewport=dict(width=1280, height=900), color_scheme="light")
PHONE = dict(viewport=dict(width=360, height=740), color_scheme="light", has_touch=True)
COLOURS = ["color-contrast", "link-in-text-block"]
# What axe says of everything but colours, and then of colours.
RUN = """async (colours) => {
  const run = (what, options) => axe.run(what, { resultTypes: ['violations'], ...options });
  const off = Object.fromEntries(colours.map((rule) => [rule, { enabled: false }]));
  const others = window.isSeen ? { violations: [] } : await run(document, { rules: off });
  window.isSeen = true;
  const violations = [...others.violations, ...(await run({ include: kinds() }, { runOnly: colours })).violations];
  return violations.map(({ id, impact, help, nodes }) => ({
    id, impact, help, count: nodes.length,
    nodes: nodes.slice(0, 3).map((node) => node.target.join(' ') + ': ' + node.html.slice(0, 160) + ' — '
      + [...node.any, ...node.all].map((one) => one.message).join('; ').slice(0, 200)),
  }));
}"""
# One of all texts with the same letters on the same ground: axe takes a second for a thousand of them.
KINDS = """function kinds() {
  const grounds = new Map([[null, '']]);
  const ground = (one) => {
    if (!grounds.has(one)) {
      const { backgroundColor, backgroundImage, opacity } = getComputedStyle(one);
      grounds.set(one, [ground(one.parentElement), backgroundColor, backgroundImage, opacity].join('/'));
    }
    return grounds.get(one);
  };
  const found = new Map();
  for (const one of document.body.querySelectorAll(':not(.katex-mathml *)')) {
    if (![...one.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.data.trim())) continue;
    const { color, fill, fontSize, fontWeight, position } = getComputedStyle(one);
    const kind = [one.localName === 'a', color, fill, fontSize, fontWeight, position, ground(one)].join();
    if (!found.has(kind)) found.set(kind, one);
  }
  return [...found.values()];
}"""
# A box in the place of what a formula draws for the eye: axe passes it over, but places every letter first.
EMPTY = """() => {
  const formulas = [...document.querySelectorAll('.katex-html[aria-hidden=true]')];
  const sizes = formulas.map((formula) => formula.getBoundingClientRect());
  formulas.forEach((formula, index) => {
    const box = document.createElement('span');
    box.style.cssText = `display: inline-block; width: ${sizes[index].width}px; height: ${sizes[index].height}px`;
    formula.replaceChildren(box);
  });
}"""


def chromium():
    named = os.environ.get("NNBOOK_CHROMIUM")
    return named or next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)


def opened(context, address):
    """A page with every fold open and axe in it, and whether it is too wide."""
    page = context.new_page()
    page.goto(address)
    page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true; })")
    faults = ["the page is wider than the window"] if page.evaluate(
        "document.documentElement.scrollWidth > innerWidth") else []
    page.evaluate(EMPTY)
    page.evaluate(AXE)
    page.add_script_tag(content=KINDS)
    return page, faults


def violations(page):
    """What axe says of a page as it stands; when it is asked again, of its colours only."""
    said = []
    for one in page.evaluate(RUN, COLOURS):
        said.append(f"{one['id']} ({one['impact']}): {one['help']}, {one['count']} times")
        said += ["    " + node for node in one["nodes"]]
    return said


def page_faults(browser, address):
    """What axe finds, by the way the page is looked at."""
    context = browser.new_context(**DESK)
    page, faults = opened(context, address)
    yield "light", faults + violations(page)
    page.emulate_media(color_scheme="dark")
    # In the dark nothing but colours is another.
    yield "dark", violations(page)
    context.close()
    context = browser.new_context(**PHONE)
    page, faults = opened(context, address)
    yield "phone", faults + violations(page)
    context.close()


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


def page_and_script_faults(path):
    """Everything that is wrong with a page, a line each."""
    address = pathlib.Path(path).resolve().as_uri()
    said = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for way, found in page_faults(browser, address):
            said += [line if line.startswith(" ") else f"{path}, {way}: {line}" for line in found]
        said += [f"{path}: {line}" for line in script_faults(browser, address)]
        browser.close()
    return said


def main(paths):
    if not chromium():
        print("check-accessibility: there is no Chromium here", file=sys.stderr)
        return 3
    # axe computes all the while, so every core has a page.
    with concurrent.futures.ProcessPoolExecutor() as pool:
        found = [line for lines in pool.map(page_and_script_faults, paths) for line in lines]
    for line in found:
        print(line)
    print(f"{len(paths)} pages: {'axe finds nothing, and their script works' if not found else 'not all is well'}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
