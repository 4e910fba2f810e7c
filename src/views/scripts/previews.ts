/**
 * Shows a card with a term's summary when a link to the term is hovered or focused by keyboard. The summary is fetched from
 * the term's JSON file on demand; if that fails, no card is shown. Touch does nothing.
 * As WCAG 1.4.13 requires, Escape closes the card, the pointer can move onto it, and it stays until pointer and focus leave.
 */
import type { TermFile } from '../../outputs/term-files.ts';

/** Links to terms in prose, lists of names, neighbours and the index. Cards of terms already have the summary. */
const LINKS = ':is(.term, .names a, .neighbours a, .index-lines a)';

/** In milliseconds, as on Wikipedia: long enough that moving the pointer across a page opens nothing. */
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
/** Counts the requests: only the latest opens a card. */
let turn = 0;
let opening: ReturnType<typeof setTimeout> | undefined;
let closing: ReturnType<typeof setTimeout> | undefined;

// In browsers without popovers there are no previews.
if ('popover' in card) start();

function start(): void {
  // Ids of the frame begin with a capital, so that they never equal an id made from a heading.
  card.id = 'Preview';
  card.role = 'tooltip';
  card.popover = 'manual';
  card.append(name, summary);
  // Inside the main landmark, where all content belongs.
  document.querySelector('#Content')!.append(card);
  // `pointermove`, not `pointerover`: scrolling the page under a resting pointer must not open a card.
  document.addEventListener('pointermove', ({ target, pointerType, clientX, clientY }) => {
    if (pointerType === 'mouse') point(linkAt(target), clientX, clientY);
  });
  root.addEventListener('pointerleave', () => point(undefined));
  document.addEventListener('focusin', ({ target }) => {
    const link = linkAt(target);
    // The card of the previous link could cover the focused one.
    if (link !== shown && shown !== pointed) close();
    if (link?.matches(':focus-visible')) openLater(link, ASK);
  });
  document.addEventListener('focusout', closeLater);
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') dismiss();
  });
  // The browser's back-forward cache would restore an open card.
  addEventListener('pagehide', () => {
    pointed = undefined;
    dismiss();
  });
}

/** The link to a term around an event's target; undefined for links to the page itself. */
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

/** Fetches a term's data at most once per page view, even if it fails. Its address is relative to that of the term's page. */
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
 * Positions the card below the line of the link that the pointer entered, or above it, and within the screen. CSS anchor
 * positioning would use the box around all lines of a link that wraps: https://github.com/w3c/csswg-drafts/issues/8895
 */
function place(link: HTMLAnchorElement, x?: number, y = -Infinity): void {
  const { offsetWidth, offsetHeight } = card;
  const lines = [...link.getClientRects()];
  const { left, right, top, bottom } = lines.find((line) => y <= line.bottom) ?? link.getBoundingClientRect();
  // On a wide link, the card is at the pointer.
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

/** Closes the card, and cancels one that is about to open. */
function dismiss(): void {
  turn += 1;
  close();
}

function close(): void {
  card.hidePopover();
  shown?.removeAttribute('aria-describedby');
  shown = undefined;
}
