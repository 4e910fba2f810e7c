import { counter } from './counter.ts';
import { termsNamed } from './named.ts';
import type { Names } from './nearest.ts';

/** The part of Pagefind's API that is used: https://pagefind.app/docs/api/ */
interface Pagefind {
  options(options: Record<string, unknown>): Promise<void>;
  mergeIndex(folder: string, options: Record<string, unknown>): Promise<void>;
  search(query: string): Promise<{ results: { data(): Promise<Result> }[] }>;
}

interface Result {
  url: string;
  /** HTML with the words in `<mark>` and everything else escaped. */
  excerpt: string;
  meta: { title?: string };
}

/** The number of results shown at first, and added whenever the last one scrolls into view. */
const STEP = 10;

/** If there are fewer results, terms with similar names are suggested too. */
const FEW = 4;

const list = document.querySelector<HTMLElement>('#Results');
const count = document.querySelector('#Result-count');
const form = document.querySelector<HTMLFormElement>('form.search');
const query = new URLSearchParams(location.search).get('q')?.trim() ?? '';
if (list && count && form && query !== '') void showResults(list, count, form);

async function showResults(list: HTMLElement, count: Element, form: HTMLFormElement): Promise<void> {
  form.querySelector('input')!.value = query;
  document.title = `${query} – ${document.title}`;
  const { searching, none, failed, index } = list.dataset as Record<string, string>;
  const help = count.textContent;
  const say = (text: string, isHelped: boolean): void => {
    count.textContent = isHelped ? `${text} ${help}` : text;
    for (const part of document.querySelectorAll<HTMLElement>('[data-help]')) part.hidden = !isHelped;
  };
  const fail = (): void => say(failed!, true);
  say(searching!, false);
  try {
    const [results, named] = await Promise.all([
      find(index!.split(' ')),
      termsNamed(query, form.dataset as unknown as Names),
    ]);
    // A term with exactly this name comes first, whatever its rank in the full text.
    list.append(...named.map(({ name, address, summary }) => item(address, name, [summary])));
    const first = new Set(named.map(({ address }) => decodeURI(address)));
    let shown = 0;
    const more = async (): Promise<void> => {
      const next = await Promise.all(results.slice(shown, (shown += STEP)).map((result) => result.data()));
      list.append(
        ...next
          .filter(({ url }) => !first.has(decodeURI(url)))
          .map(({ url, excerpt, meta }) => item(url, meta.title ?? url, passageOf(excerpt))),
      );
      if (shown < results.length) watch(list.lastElementChild!, () => void more().catch(fail));
    };
    await more();
    const found = Math.max(results.length, named.length);
    if (found === 0) say(none!, true);
    else say(counter(form.dataset['counts']!, form.dataset['language']!)(found), false);
    list.hidden = found === 0;
    if (found >= FEW) return;
  } catch {
    // There is no index in `dev`, for example.
    fail();
  }
  // The names are separate files, which may exist even if the index doesn't.
  await offerNames(list, form.dataset as Record<string, string>).catch(() => undefined);
}

async function find([folder, ...others]: string[]): Promise<{ data(): Promise<Result> }[]> {
  const pagefind = (await import(/* @vite-ignore */ `${folder}pagefind.js`)) as Pagefind;
  const options = { excerptLength: 24, ranking: { metaWeights: { title: 5 } } };
  await pagefind.options(options);
  // The first part is searched alone first: merging never settles if it can't be loaded (Pagefind 1.6.0;
  // https://github.com/Pagefind/pagefind/issues/887 is about missing parts in general).
  const { results } = await pagefind.search(query);
  if (others.length === 0) return results;
  await Promise.all(others.map((other) => pagefind.mergeIndex(other, options)));
  return (await pagefind.search(query)).results;
}

/** Suggests terms with names near the query: unlike the full text, names are also found if misspelt. */
async function offerNames(list: HTMLElement, { language, home, names }: Record<string, string>): Promise<void> {
  const { nearestTerms, showNearest } = await import('./nearest.ts');
  const shown = new Set([...list.querySelectorAll('a')].map(({ pathname }) => decodeURI(pathname)));
  const near = await nearestTerms(query, { language: language!, home: home!, names: names! });
  showNearest(
    document.querySelector<HTMLElement>('#Nearest')!,
    near.filter(({ address }) => !shown.has(decodeURI(address))),
  );
}

function item(address: string, title: string, text: readonly (Node | string)[]): HTMLElement {
  const entry = document.createElement('li');
  const link = document.createElement('a');
  link.href = address;
  link.textContent = title;
  const passage = document.createElement('p');
  passage.append(...text);
  entry.append(link, passage);
  return entry;
}

/** Turns an excerpt into text nodes and `<mark>` elements. No other HTML of it reaches the page. */
function passageOf(excerpt: string): Node[] {
  const parsed = new DOMParser().parseFromString(ended(excerpt), 'text/html').body;
  return [...parsed.childNodes].map((node) => {
    if (node.nodeName !== 'MARK') return document.createTextNode(node.textContent ?? '');
    const mark = document.createElement('mark');
    mark.textContent = node.textContent;
    return mark;
  });
}

/** Adds an ellipsis at either end of an excerpt that is cut inside a sentence. */
function ended(excerpt: string): string {
  const isCut = /^(?:<mark>)?\p{Ll}/u.test(excerpt);
  const isOver = /[.!?…。！？।؟]["”’»)」]?(?:<\/mark>)?$/u.test(excerpt.trim());
  return `${isCut ? '… ' : ''}${excerpt.trim()}${isOver ? '' : ' …'}`;
}

function watch(element: Element, seen: () => void): void {
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    seen();
  });
  observer.observe(element);
}
