/**
 * Shows what a term means where a link to it is pointed at or reached by keyboard. The text is the term's own JSON file,
 * fetched when it is asked for; where that fails, the link is a link. On touch nothing happens.
 * As WCAG 1.4.13 wants it: Escape closes the card, the pointer may move onto it, and it stays until pointer and focus leave.
 */
import type { TermFile } from '../../outputs/term-data.ts';

/** Links to terms in prose, in lists of names, to the neighbours and in the index. Cards say already what a term is. */
const LINKS = ':is(.term, .names a, .neighbours a, .index-lines a)';

/** Milliseconds, as readers know them from Wikipedia: nobody who crosses a page with the pointer sets anything off. */
const ASK = 150;
const SHOW = 500;
const HIDE = 300;

/** Pixels between link and card, and between card and the edge of the screen. */
const GAP = 8;

const { documentElement: root } = document;
const asked = new Map<string, Promise<TermFile | undefined>>();
const card = document.createElement('div');
const name = document.createElement('strong');
const summary = document.createElement('span');
/** The link whose card is open. */
let shown: HTMLAnchorElement | undefined;
/** The link under the pointer; the card counts as its link. */
let pointed: HTMLAnchorElement | undefined;
/** Counts what was asked for: only the latest opens. */
let turn = 0;
let opening: ReturnType<typeof setTimeout> | undefined;
let closing: ReturnType<typeof setTimeout> | undefined;

// Where popovers are unknown, links stay links.
if ('popover' in card) start();

function start(): void {
  // The frame's own ids begin with a capital: those made from headings never do.
  card.id = 'Preview';
  card.role = 'tooltip';
  card.popover = 'manual';
  card.append(name, summary);
  // With the rest of the content, so that whoever goes by landmarks meets it.
  document.querySelector('main')!.append(card);
  // Moves, not boundaries: when the page scrolls under a pointer at rest, nothing was pointed at.
  document.addEventListener('pointermove', ({ target, pointerType, clientX, clientY }) => {
    if (pointerType === 'mouse') point(linkAt(target), clientX, clientY);
  });
  root.addEventListener('pointerleave', () => point(undefined));
  document.addEventListener('focusin', ({ target }) => {
    const link = linkAt(target);
    // Nobody's focus is hidden behind the card of the link before.
    if (link !== shown && shown !== pointed) close();
    if (link?.matches(':focus-visible')) openLater(link, ASK);
  });
  document.addEventListener('focusout', closeLater);
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') dismiss();
  });
  // A page that comes back from the browser's cache comes back as it was.
  addEventListener('pagehide', () => {
    pointed = undefined;
    dismiss();
  });
}

/** The link around a place. A page doesn't preview itself. */
function linkAt(target: EventTarget | null): HTMLAnchorElement | undefined {
  if (!(target instanceof Element)) return undefined;
  if (card.contains(target)) return shown;
  const link = target.closest<HTMLAnchorElement>(LINKS);
  return link && link.pathname !== location.pathname ? link : undefined;
}

function point(link: HTMLAnchorElement | undefined, x?: number, y?: number): void {
  if (link === pointed) return;
  pointed = link;
  closeLater();
  if (link) openLater(link, SHOW, x, y);
}

function isAt(link: HTMLAnchorElement): boolean {
  return link === pointed || link.matches(':focus-visible');
}

function openLater(link: HTMLAnchorElement, delay: number, x?: number, y?: number): void {
  const mine = ++turn;
  clearTimeout(opening);
  if (link === shown) return;
  opening = setTimeout(async () => {
    if (!isAt(link)) return;
    const [term] = await Promise.all([ask(link), new Promise((done) => setTimeout(done, delay - ASK))]);
    if (term && turn === mine && isAt(link)) open(link, term, x, y);
  }, ASK);
}

/** Once for a term and page view, whether it succeeds or not. The address follows from that of the page, in its language. */
function ask({ href, pathname }: HTMLAnchorElement): Promise<TermFile | undefined> {
  const known = asked.get(pathname);
  if (known) return known;
  const address = new URL(`../api/v1/terms/${pathname.split('/').at(-2)}.json`, href);
  const term = fetch(address)
    .then((response) => (response.ok ? response.json() : undefined))
    .catch(() => undefined);
  asked.set(pathname, term);
  return term;
}

function open(link: HTMLAnchorElement, term: TermFile, x?: number, y?: number): void {
  close();
  name.textContent = term.name;
  summary.textContent = term.summary;
  card.lang = term.language;
  name.dir = summary.dir = term.language === root.lang ? '' : 'auto';
  card.showPopover();
  place(link, x, y);
  link.setAttribute('aria-describedby', card.id);
  shown = link;
}

/**
 * Below the line of the link where the pointer came in, or above it, and within the screen.
 * Not by CSS anchors: these know a link that is broken over two lines only as the box around both.
 */
function place(link: HTMLAnchorElement, x?: number, y = -Infinity): void {
  const { offsetWidth, offsetHeight } = card;
  const lines = [...link.getClientRects()];
  const { left, right, top, bottom } = lines.find((line) => y <= line.bottom) ?? link.getBoundingClientRect();
  // Along a wide link the card follows the pointer.
  const start =
    root.dir === 'rtl'
      ? Math.min(right - offsetWidth, (x ?? right) - 3 * GAP)
      : Math.max(left, (x ?? left) - offsetWidth + 3 * GAP);
  const above = top - GAP - offsetHeight;
  const isBelow = above < 0 || bottom + GAP + offsetHeight <= root.clientHeight;
  card.style.left = `${scrollX + Math.max(GAP, Math.min(start, root.clientWidth - offsetWidth - GAP))}px`;
  card.style.top = `${scrollY + (isBelow ? bottom + GAP : above)}px`;
}

function closeLater(): void {
  clearTimeout(closing);
  closing = setTimeout(() => {
    if (shown && !isAt(shown)) close();
  }, HIDE);
}

/** Closes what is open, and what is about to open stays closed. */
function dismiss(): void {
  turn += 1;
  close();
}

function close(): void {
  card.hidePopover();
  shown?.removeAttribute('aria-describedby');
  shown = undefined;
}
