import { counter } from './counter.ts';
import { folded } from '../../models/search/search-key.ts';
import { collatorOf } from '../../site/order.ts';

/** Filters an index, or the cards of a category, to the names that contain the typed text. */
const box = document.querySelector<HTMLElement>('.filter');
const input = box?.querySelector('input');
if (box && input) {
  const lines = [...document.querySelectorAll<HTMLElement>('.index-lines li, .part:has(.filter) .card')].map((line) => {
    const link = line.querySelector('a')!;
    return { line, name: folded((line.matches('.card') ? link : line).textContent), address: link.href };
  });
  const letters = [...document.querySelectorAll<HTMLElement>('.letter')];
  const bar = document.querySelector<HTMLElement>('.letter-bar');
  // Letters whose names are on this page, as opposed to pages of their own.
  const jumps = new Map(
    [...document.querySelectorAll<HTMLAnchorElement>('.letter-bar a[href^="#"]')].flatMap((jump) => {
      const letter = document.getElementById(decodeURIComponent(jump.hash.slice(1)))?.closest<HTMLElement>('.letter');
      return letter ? [[letter, { jump, href: jump.getAttribute('href')! }] as const] : [];
    }),
  );
  const status = box.querySelector('[role=status]')!;
  const onward = box.querySelector('a')!;
  const search = onward.href;
  const { counts, none, language } = box.dataset as Record<string, string>;
  const pages = [...document.querySelectorAll<HTMLAnchorElement>('#Pages a')];
  const elsewhere = Object.assign(document.createElement('a'), { className: 'label', hidden: true });
  if (pages.length > 0) onward.before(elsewhere);
  const sayCount = counter(counts!, language!);
  const narrow = (): void => {
    const typed = folded(input.value.trim());
    box.closest('.index')?.classList.toggle('filtered', typed !== '');
    const found = lines.filter(({ line, name }) => !(line.hidden = !name.includes(typed)));
    // A term counts once, even if several of its names match.
    const shown = new Set(found.map(({ address }) => address)).size;
    for (const letter of letters) {
      letter.hidden = !letter.querySelector('li:not([hidden])');
      const leads = jumps.get(letter);
      if (leads) setLeading(leads.jump, letter.hidden ? undefined : leads.href);
    }
    // A scrollable line without links can't be reached by keyboard.
    if (jumps.size > 0) bar!.hidden = shown === 0;
    status.textContent = typed === '' ? '' : shown === 0 ? none! : sayCount(shown);
    const page = shown === 0 ? pageOf(input.value.trim(), pages, language!) : undefined;
    elsewhere.hidden = !page;
    if (page) Object.assign(elsewhere, { href: page.href, textContent: page.textContent });
    // The search also looks in the texts, and tolerates misspellings.
    onward.hidden = typed === '' || shown > 0;
    if (onward.hidden) return;
    const query = input.value.trim();
    onward.href = `${search}?q=${encodeURIComponent(query)}`;
    onward.textContent = onward.dataset['text']!.replace('{query}', () => query);
  };
  box.hidden = false;
  // On a phone the letters are one line, of which only a part is visible.
  const current = bar?.querySelector<HTMLElement>('[aria-current]');
  if (current) center(current, current.closest('ul')!);
  input.addEventListener('input', narrow);
  input.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    input.value = '';
    narrow();
  });
  // Browsers restore the typed text when a reader returns to the page.
  addEventListener('pageshow', narrow);
}

/** The page of a list on which names beginning with the typed text would be; undefined if it is the current page. */
function pageOf(typed: string, pages: readonly HTMLAnchorElement[], language: string): HTMLAnchorElement | undefined {
  const { compare } = collatorOf(language);
  const page = pages.find(({ dataset }) => compare(dataset['last']!, typed) >= 0);
  const isBefore = page === pages[0] && compare((page?.textContent ?? '').slice(0, typed.length), typed) > 0;
  return isBefore || page?.ariaCurrent ? undefined : page;
}

/** Scrolls a line so that a part is centered. `scrollIntoView` could scroll the page, too. */
function center(part: HTMLElement, line: HTMLElement): void {
  const [inner, outer] = [part, line].map((one) => one.getBoundingClientRect()) as [DOMRect, DOMRect];
  line.scrollLeft += inner.left + inner.width / 2 - (outer.left + outer.width / 2);
}

/** Sets the address of a link. Without one, it stays visible as a disabled link. */
function setLeading(link: HTMLAnchorElement, href: string | undefined): void {
  link.toggleAttribute('href', href !== undefined);
  if (href === undefined) {
    link.setAttribute('role', 'link');
    link.ariaDisabled = 'true';
  } else {
    link.href = href;
    link.removeAttribute('role');
    link.ariaDisabled = null;
  }
}
