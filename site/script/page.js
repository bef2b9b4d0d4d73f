// What a page does more where scripts run: colours that are remembered, contents that follow the reader, links to
// headings, copying of code, footnotes at hand. Nothing on the page needs it.
(() => {
  'use strict';
  const root = document.documentElement;
  // In the page's language, or with their own.
  const words = {{words}};
  const language = words.language ? { lang: words.language } : {};

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const key in attributes) made.setAttribute(key, attributes[key]);
    made.append(...children);
    return made;
  }

  // Colours. The sheet of dark ones follows the system until the reader chooses; paper stays light.
  const sheet = document.querySelector('[data-dark]');
  const system = matchMedia('(prefers-color-scheme: dark)');
  const followed = sheet.media;
  let choice = null;
  try { choice = localStorage.getItem('nnbook-colours'); } catch { /* Storage may be forbidden. */ }

  const isDark = () => (choice ? choice === 'dark' : system.matches);
  function paint() {
    sheet.media = choice === 'dark' ? 'screen' : choice === 'light' ? 'not all' : followed;
    root.style.colorScheme = choice || '';
  }
  paint();

  function addToggle() {
    const button = element('button', { type: 'button', class: 'colours', 'aria-label': words.dark, title: words.dark, ...language }, '◐');
    const say = () => button.setAttribute('aria-pressed', isDark());
    say();
    system.addEventListener('change', say);
    button.addEventListener('click', () => {
      choice = isDark() ? 'light' : 'dark';
      // What the system asks for anyway is no choice.
      if ((choice === 'dark') === system.matches) choice = null;
      try {
        if (choice) localStorage.setItem('nnbook-colours', choice);
        else localStorage.removeItem('nnbook-colours');
      } catch { /* It holds for this page, then. */ }
      paint();
      say();
    });
    let header = document.querySelector('.site-header');
    if (!header) {
      header = element('div', { class: 'site-header' });
      document.querySelector('.layout').before(header);
    }
    header.append(button);
  }

  function addHeadingLinks(headings) {
    for (const heading of headings) {
      const label = words.link + heading.textContent.trim();
      heading.append(' ', element('a', { class: 'anchor', href: '#' + encodeURIComponent(heading.id), 'aria-label': label }, '#'));
    }
  }

  // The entry of the section at the upper third of the window is the current one.
  function followContents(headings) {
    const links = new Map();
    for (const link of document.querySelectorAll('.contents a')) links.set(link.hash.slice(1), link);
    const followed = [...headings].filter((heading) => links.has(encodeURIComponent(heading.id)) || links.has(heading.id));
    if (!followed.length) return;
    let current = null;
    let isWaiting = false;
    function follow() {
      isWaiting = false;
      const line = innerHeight / 3;
      const passed = followed.filter((heading) => heading.getBoundingClientRect().top < line);
      const heading = passed[passed.length - 1];
      const link = heading && (links.get(encodeURIComponent(heading.id)) || links.get(heading.id));
      if (link === current) return;
      if (current) current.removeAttribute('aria-current');
      if (link) {
        link.setAttribute('aria-current', 'true');
        const box = link.closest('.contents');
        const [inner, outer] = [link.getBoundingClientRect(), box.getBoundingClientRect()];
        if (inner.top < outer.top || inner.bottom > outer.bottom) box.scrollTop += inner.top - outer.top - outer.height / 3;
      }
      current = link;
    }
    addEventListener('scroll', () => {
      if (!isWaiting) requestAnimationFrame(follow);
      isWaiting = true;
    }, { passive: true });
    follow();
  }

  async function copy(code) {
    try {
      await navigator.clipboard.writeText(code.textContent);
    } catch {
      const selection = getSelection();
      selection.selectAllChildren(code);
      document.execCommand('copy');
      selection.removeAllRanges();
    }
  }

  function addCopying() {
    for (const block of document.querySelectorAll('main pre:not(.snippet)')) {
      const code = block.querySelector('code');
      if (!code) continue;
      const button = element('button', { type: 'button', 'aria-live': 'polite', ...language }, words.copy);
      button.addEventListener('click', async () => {
        await copy(code);
        button.textContent = words.copied;
        setTimeout(() => { button.textContent = words.copy; }, 1500);
      });
      block.before(element('div', { class: block.classList.contains('code') ? 'copy code' : 'copy' }, button));
    }
  }

  // What scrolls sideways can be reached with the keyboard; not every browser sees to that itself.
  function reachScrollers() {
    for (const box of document.querySelectorAll('main :is(pre, p, .math-display, .table-scroll:not([role]))')) {
      if (box.scrollWidth > box.clientWidth && getComputedStyle(box).overflowX === 'auto') box.tabIndex = 0;
      else box.removeAttribute('tabindex');
    }
  }

  function addPreviews() {
    let preview = null;
    function hide() {
      if (preview) preview.remove();
      preview = null;
    }
    function show(link) {
      hide();
      const note = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (!note) return;
      const content = note.cloneNode(true);
      for (const back of content.querySelectorAll('.footnote-back')) back.remove();
      for (const named of content.querySelectorAll('[id]')) named.removeAttribute('id');
      preview = element('div', { class: 'preview', role: 'tooltip' }, ...content.childNodes);
      document.body.append(preview);
      const place = link.getBoundingClientRect();
      const left = Math.min(Math.max(place.left - preview.offsetWidth / 2, 8), root.clientWidth - preview.offsetWidth - 8);
      const below = place.bottom + preview.offsetHeight + 12 < innerHeight;
      const top = below ? place.bottom + 8 : place.top - preview.offsetHeight - 8;
      preview.style.insetInlineStart = left + scrollX + 'px';
      preview.style.insetBlockStart = top + scrollY + 'px';
    }
    for (const link of document.querySelectorAll('.footnote-ref a')) {
      link.addEventListener('mouseenter', () => show(link));
      link.addEventListener('mouseleave', hide);
      link.addEventListener('focus', () => show(link));
      link.addEventListener('blur', hide);
    }
    addEventListener('keydown', (event) => { if (event.key === 'Escape') hide(); });
  }

  document.addEventListener('DOMContentLoaded', () => {
    const headings = document.querySelectorAll('main :is(h2, h3, h4, h5, h6)[id]');
    addToggle();
    followContents(headings);
    addHeadingLinks(headings);
    addCopying();
    addPreviews();
    // Formulas have their widths when their fonts are there.
    document.fonts.ready.then(reachScrollers);
    document.fonts.addEventListener('loadingdone', reachScrollers);
    addEventListener('resize', reachScrollers);
    document.addEventListener('toggle', reachScrollers, true);
  });
})();
