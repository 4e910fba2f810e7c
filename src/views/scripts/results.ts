import { counter } from './counter.ts';
import { termsNamed } from './named.ts';
import type { Names } from './nearest.ts';

/** What the full-text index finds: https://pagefind.app/docs/api/ */
interface Pagefind {
  options(options: Record<string, unknown>): Promise<void>;
  mergeIndex(folder: string, options: Record<string, unknown>): Promise<void>;
  search(query: string): Promise<{ results: { data(): Promise<Result> }[] }>;
}

interface Result {
  url: string;
  /** HTML with the words marked, everything else escaped. */
  excerpt: string;
  meta: { title?: string };
}

/** So many results are shown at first; as many again whenever the last is in sight. */
const STEP = 10;

/** Where fewer are found, names like the query are offered too. */
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
    // Whoever asks for a term wants its page, however often others speak of it.
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
    // While somebody writes, for example, there is no index yet.
    fail();
  }
  // Names are files of their own, which may be there all the same.
  await offerNames(list, form.dataset as Record<string, string>).catch(() => undefined);
}

async function find([folder, ...others]: string[]): Promise<{ data(): Promise<Result> }[]> {
  const pagefind = (await import(/* @vite-ignore */ `${folder}pagefind.js`)) as Pagefind;
  const options = { excerptLength: 24, ranking: { metaWeights: { title: 5 } } };
  await pagefind.options(options);
  // Other parts would wait for ever for a first one that can't be had.
  const { results } = await pagefind.search(query);
  if (others.length === 0) return results;
  await Promise.all(others.map((other) => pagefind.mergeIndex(other, options)));
  return (await pagefind.search(query)).results;
}

/** Texts are searched as they are written, but a name may have been misspelt. */
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

/** The excerpt as text, with its marks: nothing in it is taken for HTML. */
function passageOf(excerpt: string): Node[] {
  const parsed = new DOMParser().parseFromString(ended(excerpt), 'text/html').body;
  return [...parsed.childNodes].map((node) => {
    if (node.nodeName !== 'MARK') return document.createTextNode(node.textContent ?? '');
    const mark = document.createElement('mark');
    mark.textContent = node.textContent;
    return mark;
  });
}

/** Where it is cut out of a sentence, a passage says so. */
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
