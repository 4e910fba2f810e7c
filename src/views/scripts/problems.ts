/// <reference types="vite/client" />
import type { Excerpt, ProblemList, ShownProblem } from '../../diagnostics/shown-problems.ts';

/**
 * The overlay of `dev`: the problems of the content, over the page. Errors open it; warnings are a count in the corner until
 * somebody opens that. Whatever comes from the content is set as text. Its styles are its own, and no policy stops them.
 */
class ProblemOverlay {
  readonly #root: ShadowRoot;
  #list: ProblemList | undefined;

  constructor() {
    const host = document.createElement('headword-problems');
    // It speaks English on every page.
    host.lang = 'en';
    host.dir = 'ltr';
    this.#root = host.attachShadow({ mode: 'open' });
    const styles = new CSSStyleSheet();
    styles.replaceSync(STYLES);
    this.#root.adoptedStyleSheets = [styles];
    document.documentElement.append(host);
  }

  async renew(): Promise<void> {
    const answer = await fetch(`${import.meta.env.BASE_URL}@headword/problems`);
    this.#list = (await answer.json()) as ProblemList;
    const wasOpen = this.#root.querySelector('dialog')?.open ?? false;
    this.#root.replaceChildren();
    if (this.#list.errors + this.#list.warnings === 0) return;
    const dialog = this.#dialog(this.#list);
    const count = element('button', 'count', countOf(this.#list));
    count.type = 'button';
    count.dataset['severity'] = this.#list.errors > 0 ? 'error' : 'warning';
    count.addEventListener('click', () => dialog.showModal());
    this.#root.append(count, dialog);
    if (wasOpen || (this.#list.errors > 0 && closedVersion() !== this.#list.version)) dialog.showModal();
  }

  #dialog(list: ProblemList): HTMLDialogElement {
    const dialog = document.createElement('dialog');
    const heading = element('h2', '', countOf(list));
    heading.id = 'Heading';
    dialog.setAttribute('aria-labelledby', heading.id);
    const close = element('button', 'close', 'Close');
    close.type = 'button';
    close.addEventListener('click', () => dialog.close());
    const header = element('header');
    header.append(heading, close);
    const body = element('div', 'body');
    // So that the keyboard scrolls it.
    body.tabIndex = 0;
    if (list.isBehind) body.append(element('p', 'behind', 'The page behind is the last one without errors.'));
    if (list.failure !== undefined) body.append(element('p', 'failure', list.failure));
    const items = element('ol');
    items.append(...list.problems.map(itemOf));
    body.append(items);
    const left = list.errors + list.warnings - list.problems.length;
    if (left > 0 && list.failure === undefined)
      body.append(element('p', '', `${left} more: headword check lists them.`));
    dialog.append(header, body);
    // A click beside it closes it, as Escape does.
    dialog.addEventListener('click', ({ target }) => {
      if (target === dialog) dialog.close();
    });
    dialog.addEventListener('close', () => rememberClosed(list.version));
    return dialog;
  }
}

function itemOf({ file, line, column, severity, rule, message, hint, excerpt }: ShownProblem): HTMLElement {
  const item = element('li');
  item.dataset['severity'] = severity;
  const place = element('p', 'place');
  place.append(element('strong', '', severity), ' ', element('code', '', `${file}:${line}:${column}`), ' ');
  place.append(element('span', 'rule', rule));
  const said = element('p', 'message', message);
  said.dir = 'auto';
  item.append(place, said);
  if (excerpt) item.append(excerptOf(excerpt, line));
  if (hint !== undefined) {
    const cure = element('p', 'cure', hint);
    cure.dir = 'auto';
    item.append(cure);
  }
  return item;
}

function excerptOf({ first, lines, column }: Excerpt, marked: number): HTMLElement {
  const table = element('div', 'excerpt');
  for (const [at, text] of lines.entries()) {
    const row = element('div', first + at === marked ? 'line marked' : 'line');
    const code = element('code');
    code.dir = 'auto';
    if (first + at !== marked) code.textContent = text;
    else {
      // The word at the place, or its one sign.
      const [word = ''] = /^(?:[\p{L}\p{M}\p{N}_-]+|.)/u.exec(text.slice(column)) ?? [];
      code.append(text.slice(0, column), element('mark', '', word), text.slice(column + word.length));
    }
    row.append(element('span', 'number', String(first + at)), code);
    table.append(row);
  }
  return table;
}

function countOf({ errors, warnings, failure }: ProblemList): string {
  if (failure !== undefined) return 'Headword failed';
  const parts = [
    [errors, 'error'],
    [warnings, 'warning'],
  ] as const;
  return parts
    .filter(([number]) => number > 0)
    .map(([number, noun]) => `${number} ${noun}${number === 1 ? '' : 's'}`)
    .join(', ');
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className = '',
  text = '',
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  made.textContent = text;
  return made;
}

const CLOSED = 'headword:closed-problems';

/** The errors that somebody has closed in this tab. A browser may refuse to keep anything. */
function closedVersion(): string | null {
  try {
    return sessionStorage.getItem(CLOSED);
  } catch {
    return null;
  }
}

function rememberClosed(version: string): void {
  try {
    sessionStorage.setItem(CLOSED, version);
  } catch {
    // Then it opens again on the next page.
  }
}

const STYLES = `
:host {
  all: initial;
  color-scheme: inherit;
  --paper: light-dark(#fff, #1b1d22); --ink: light-dark(#1d2026, #eceef2); --faint: light-dark(#565d6b, #a9b0be);
  --line: light-dark(#dcdfe6, #3a3f4a); --field: light-dark(#f4f5f8, #25282f);
  --error: light-dark(#b3161b, #ff8f8a); --warning: light-dark(#7a5200, #f0c05a);
}
@media print { :host { display: none; } }
* { box-sizing: border-box; }
.count, dialog { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); border: 1px solid var(--line); }
button { font: inherit; color: inherit; cursor: pointer; min-block-size: 32px; padding: 2px 12px; border: 1px solid var(--line); border-radius: 8px; background: var(--field); }
button:focus-visible, .body:focus-visible { outline: 2px solid currentcolor; outline-offset: 2px; }
.body:focus-visible { outline-offset: -3px; }
.count { position: fixed; z-index: 2147483647; inset-block-end: 12px; inset-inline-end: 12px; font-size: 13px; border-radius: 999px; box-shadow: 0 2px 8px #0003; }
[data-severity='error'] strong, .count[data-severity='error'] { color: var(--error); }
[data-severity='warning'] strong, .count[data-severity='warning'] { color: var(--warning); }
dialog { padding: 0; inline-size: min(56rem, 100vw - 24px); max-block-size: min(80vh, 100vh - 24px); margin: auto auto 12px; border-radius: 12px; border-block-start: 4px solid var(--error); overflow: hidden; box-shadow: 0 8px 40px #0005; }
dialog[open] { display: flex; flex-direction: column; }
dialog::backdrop { background: #0006; }
header { display: flex; align-items: center; justify-content: space-between; gap: 16px; padding: 12px 20px; border-block-end: 1px solid var(--line); }
h2 { margin: 0; font-size: 17px; }
.body { overflow: auto; padding: 4px 20px 16px; }
p { margin: 8px 0; overflow-wrap: anywhere; }
.behind, .rule, .number { color: var(--faint); }
.behind { font-size: 14px; }
ol { list-style: none; margin: 0; padding: 0; }
li { padding: 12px 0; }
li + li { border-block-start: 1px solid var(--line); }
.place { margin: 0; font-size: 13px; }
strong { text-transform: capitalize; }
code { font: 13px/1.6 ui-monospace, monospace; }
.cure, .failure { white-space: pre-line; }
.cure { padding-inline-start: 12px; border-inline-start: 3px solid var(--line); }
.excerpt { overflow: auto; padding: 8px 0; border-radius: 8px; background: var(--field); }
.line { display: flex; min-inline-size: max-content; padding-inline-end: 12px; }
.line code { flex: 1; white-space: pre; }
.number { flex: none; inline-size: 52px; padding-inline-end: 14px; text-align: end; font: 13px/1.6 ui-monospace, monospace; user-select: none; }
.marked { background: light-dark(#fde8e6, #4a2626); }
[data-severity='warning'] .marked { background: light-dark(#fdf0cf, #453612); }
.marked .number { color: inherit; }
mark { color: inherit; background: none; text-decoration: underline wavy 1px; text-underline-offset: 4px; }
`;

const overlay = new ProblemOverlay();
await overlay.renew();
import.meta.hot?.on('headword:problems', ({ isBehind }: { isBehind: boolean }) => {
  // Otherwise the page is loaded anew.
  if (isBehind) void overlay.renew();
});
