import { counter } from './counter.ts';

/** What the full-text index finds: https://pagefind.app/docs/api/ */
interface Pagefind {
  options(options: Record<string, unknown>): Promise<void>;
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

const list = document.querySelector<HTMLElement>('#Results');
const count = document.querySelector('#Result-count');
const form = document.querySelector<HTMLFormElement>('form.search');
const query = new URLSearchParams(location.search).get('q')?.trim() ?? '';
if (list && count && form && query !== '') void showResults(list, count, form);

async function showResults(list: HTMLElement, count: Element, form: HTMLFormElement): Promise<void> {
  form.querySelector('input')!.value = query;
  document.title = `${query} – ${document.title}`;
  const { counts, none, language } = form.dataset as Record<string, string>;
  // While somebody writes, there is no index yet; the page then helps as it does without scripts.
  const pagefind = (await import(/* @vite-ignore */ list.dataset.index!).catch(() => undefined)) as Pagefind | undefined;
  if (!pagefind) return;
  await pagefind.options({ excerptLength: 24, ranking: { metaWeights: { title: 5 } } });
  const { results } = await pagefind.search(query);
  count.textContent = results.length === 0 ? `${none!} ${count.textContent}` : counter(counts!, language!)(results.length);
  let shown = 0;
  const more = async (): Promise<void> => {
    const next = results.slice(shown, (shown += STEP));
    list.append(...(await Promise.all(next.map((result) => result.data()))).map(item));
    if (shown < results.length) watch(list.lastElementChild!, () => void more());
  };
  await more();
  list.hidden = results.length === 0;
  for (const help of document.querySelectorAll<HTMLElement>('[data-help]')) help.hidden = results.length > 0;
}

function item({ url, excerpt, meta }: Result): HTMLElement {
  const entry = document.createElement('li');
  const link = document.createElement('a');
  link.href = url;
  link.textContent = meta.title ?? url;
  const passage = document.createElement('p');
  passage.append(...passageOf(excerpt));
  entry.append(link, passage);
  return entry;
}

/** The excerpt as text, with its marks: nothing in it is taken for HTML. */
function passageOf(excerpt: string): Node[] {
  const parsed = new DOMParser().parseFromString(excerpt, 'text/html').body;
  return [...parsed.childNodes].map((node) => {
    if (node.nodeName !== 'MARK') return document.createTextNode(node.textContent ?? '');
    const mark = document.createElement('mark');
    mark.textContent = node.textContent;
    return mark;
  });
}

function watch(element: Element, seen: () => void): void {
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    seen();
  });
  observer.observe(element);
}
