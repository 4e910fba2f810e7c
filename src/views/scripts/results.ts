import { passageOf, type Passage } from '../../models/search/passage.ts';
import type { AskedWord, Ranking } from '../../models/search/rank.ts';
import type { PageTexts } from '../../models/search/search-files.ts';
import { searchKey } from '../../models/search/search-key.ts';
import { counter } from './counter.ts';
import { loadEngine, type Engine } from './engine.ts';
import type { Nearest } from './nearest.ts';

/** The number of results shown at first, and added whenever the last one scrolls into view. */
const STEP = 5;

const list = document.querySelector<HTMLElement>('#Results');
const count = document.querySelector('#Result-count');
const form = document.querySelector<HTMLFormElement>('main form.search');
const asked = new URLSearchParams(location.search);
const query = asked.get('q')?.trim() ?? '';
if (list && count && form && query !== '') void showResults(list, count, form);

async function showResults(list: HTMLElement, count: Element, form: HTMLFormElement): Promise<void> {
  form.querySelector('input')!.value = query;
  document.title = `${query} – ${document.title}`;
  const { searching, none, failed, index, language } = list.dataset as Record<string, string>;
  const help = count.textContent;
  const say = (text: string, isHelped: boolean): void => {
    count.textContent = isHelped ? `${text} ${help}` : text;
    for (const part of document.querySelectorAll<HTMLElement>('[data-help]')) part.hidden = !isHelped;
  };
  say(searching!, false);
  try {
    const engine = await loadEngine(index!, language!);
    const ranking = await engine.find(query);
    const near = needsNames(ranking) ? await nearTo(form) : [];
    const { pages, words } = await mended(ranking, near, engine);
    const shown = filtered(pages, engine, list);
    await showInSteps(shown, words, engine, list, () => say(failed!, true));
    if (pages.length === 0) say(none!, true);
    else say(counter(form.dataset['counts']!, language!)(shown.length), false);
    list.hidden = shown.length === 0;
    sayLeftOut(ranking.words);
    if (near.length > 0) await offer(near);
  } catch {
    say(failed!, true);
    // The names are a file of their own, which may be there all the same.
    await nearTo(form).then(offer, () => undefined);
  }
}

/** Whether a word is nowhere, or was taken for a slip: then a name like the query may be meant. */
function needsNames({ pages, words }: Ranking): boolean {
  return pages.length === 0 || words.some(({ found, isMended }) => isMended || found.size === 0);
}

async function nearTo(form: HTMLFormElement): Promise<Nearest[]> {
  const { nearestTerms } = await import('./nearest.ts');
  const { language, home, names } = form.dataset as Record<string, string>;
  return nearestTerms(query, { language: language!, home: home!, names: names! });
}

/** Where the query is a name with a slip or two, what is found for the name comes first. */
async function mended(ranking: Ranking, near: readonly Nearest[], engine: Engine): Promise<Ranking> {
  const [first] = near;
  if (!first) return ranking;
  const { distance } = await import('fastest-levenshtein');
  const [typed, meant] = [searchKey(query), searchKey(first.name)];
  if (distance(typed, meant) > (typed.length < 6 ? 1 : 2)) return ranking;
  const ofName = await engine.find(first.name);
  const top = ofName.pages.slice(0, 1);
  return {
    pages: [...top, ...ranking.pages.filter(({ page }) => !top.some((one) => one.page === page))],
    words: [...ranking.words, ...ofName.words],
  };
}

/** Shows a link for each category of the results, and leaves the pages of the one that the address names. */
function filtered(pages: Ranking['pages'], { index }: Engine, list: HTMLElement): Ranking['pages'] {
  const bar = document.querySelector<HTMLElement>('#Result-categories')!;
  const numbers = Map.groupBy(pages, ({ page }) => index.of[page]!);
  const present = index.categories.map((title, at) => ({ title, pages: numbers.get(at)?.length ?? 0 }));
  const wanted = asked.get('category');
  const link = (title: string, category: string | null, count: number): HTMLElement => {
    const to = new URLSearchParams({ q: query, ...(category === null ? {} : { category }) });
    const anchor = Object.assign(document.createElement('a'), { href: `?${to}` });
    const name = document.createElement('bdi');
    name.textContent = title;
    anchor.append(name, ` ${new Intl.NumberFormat(list.dataset['language']).format(count)}`);
    if (category === wanted) anchor.setAttribute('aria-current', 'true');
    const item = document.createElement('li');
    item.append(anchor);
    return item;
  };
  const some = present.filter((one) => one.pages > 0);
  const chosen = some.find(({ title }) => title === wanted);
  if (some.length > 1 || chosen) {
    bar
      .querySelector('ul')!
      .replaceChildren(
        link(bar.dataset['all']!, null, pages.length),
        ...some.map(({ title, pages: own }) => link(title, title, own)),
      );
    bar.hidden = false;
  }
  return chosen ? numbers.get(index.categories.indexOf(chosen.title))! : pages;
}

async function showInSteps(
  pages: Ranking['pages'],
  words: readonly AskedWord[],
  { textsOf, analyze }: Engine,
  list: HTMLElement,
  fail: () => void,
): Promise<void> {
  let shown = 0;
  const more = async (): Promise<void> => {
    const next = await Promise.all(pages.slice(shown, (shown += STEP)).map(({ page }) => textsOf(page)));
    list.append(...next.map((texts) => item(texts, passageOf(texts, words, analyze))));
    if (shown < pages.length) watch(list.lastElementChild!, () => void more().catch(fail));
  };
  await more();
}

function sayLeftOut(words: readonly AskedWord[]): void {
  const line = document.querySelector<HTMLElement>('#Left-out')!;
  const left = words.filter(({ found }) => found.size === 0).map(({ written }) => written);
  line.hidden = left.length === 0 || left.length === words.length;
  line.textContent = line.dataset['text']!.replace('{words}', () =>
    left.map((word) => `\u2068${word}\u2069`).join(', '),
  );
}

/** Terms with names like the query, without those that are shown already. */
async function offer(near: readonly Nearest[]): Promise<void> {
  const { showNearest } = await import('./nearest.ts');
  const shown = new Set([...list!.querySelectorAll('a')].map(({ pathname }) => decodeURI(pathname)));
  showNearest(
    document.querySelector<HTMLElement>('#Nearest')!,
    near.filter(({ address }) => !shown.has(decodeURI(address))),
  );
}

function item({ name, sense, address, category }: PageTexts, { id, title, pieces }: Passage): HTMLElement {
  const entry = document.createElement('li');
  const link = Object.assign(document.createElement('a'), { href: address });
  link.append(bdi(name), ...(sense === undefined ? [] : [' ', bdi(`(${sense})`)]));
  entry.append(link);
  if (category !== undefined) {
    const label = Object.assign(document.createElement('span'), { className: 'label' });
    label.append(bdi(category));
    entry.append(' ', label);
  }
  const passage = document.createElement('p');
  if (title !== '') {
    const heading = Object.assign(document.createElement('a'), { href: id === '' ? address : `${address}#${id}` });
    heading.append(bdi(title));
    passage.append(heading, ' ');
  }
  passage.append(
    ...pieces.map(({ text, isMarked }) =>
      isMarked ? Object.assign(document.createElement('mark'), { textContent: text }) : text,
    ),
  );
  entry.append(passage);
  return entry;
}

function bdi(text: string): HTMLElement {
  return Object.assign(document.createElement('bdi'), { textContent: text });
}

function watch(element: Element, seen: () => void): void {
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    seen();
  });
  observer.observe(element);
}
