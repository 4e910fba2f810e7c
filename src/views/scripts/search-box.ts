import type { NameIndex } from '../../models/search/name-file.ts';
import type { SummaryIndex } from '../../models/search/summary-file.ts';
import { counter } from './counter.ts';
import { fetchNames, partAddress } from './names.ts';
import { MOST, suggester, type Suggestion } from './suggest.ts';

/** If fewer names match, summaries are searched too. */
const FEW = 4;

/**
 * A combobox whose list completes names: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 * Up and Down move through the list, Enter opens, Escape closes it and then empties the field.
 */
export async function startSearchBox(form: HTMLFormElement, input: HTMLInputElement): Promise<void> {
  const { names, home, language, counts, none, failed, found: label } = form.dataset as Record<string, string>;
  const list = Object.assign(document.createElement('ul'), {
    id: 'Suggestions',
    role: 'listbox',
    ariaLabel: label,
    hidden: true,
  });
  const status = Object.assign(document.createElement('p'), { className: 'unseen', role: 'status' });
  form.append(list, status);
  /** Announces a text. It is visible only if there is no list. */
  const say = (text: string, isSeen: boolean): void => {
    status.textContent = text;
    status.className = isSeen ? '' : 'unseen';
  };
  const first = await fetchNames(names!).catch((error: unknown) => {
    list.remove();
    say(failed!, true);
    input.addEventListener('blur', () => status.remove(), { once: true });
    throw error;
  });
  /** The names that are being searched. */
  let index = first;
  let suggest = suggester(index, language!);
  let part: string | undefined;
  const sayCount = counter(counts!, language!);
  let active = -1;
  let bySummary: ((query: string) => Found[]) | undefined;
  let isAsked = false;
  let isDismissed = false;

  /**
   * Loads the part of a large glossary's names for the typed letters.
   * @returns whether it is already loaded
   */
  const hasPart = (): boolean => {
    const query = input.value;
    if (!first.parts || query.trim() === '') return true;
    const wanted = partAddress(first.parts, names!, query);
    if (wanted === part) return true;
    void fetchNames(wanted).then(
      (fetched) => {
        // The reader may have typed on in the meantime.
        if (wanted !== partAddress(first.parts!, names!, input.value)) return;
        [part, index, suggest] = [wanted, fetched, suggester(fetched, language!)];
        if (document.activeElement === input && !isDismissed) show();
      },
      () => say(failed!, true),
    );
    return false;
  };

  /** Loads the summaries, when names don't give enough results. */
  const askSummaries = async (): Promise<void> => {
    isAsked = true;
    const [response, { summarySuggester }] = await Promise.all([
      fetch(new URL('summaries.json', new URL(names!, location.href))),
      import('./suggest-by-summary.ts'),
    ]);
    if (!response.ok) return;
    const { version, summaries } = (await response.json()) as SummaryIndex;
    // After a deployment, the cached file of names may be older than the summaries.
    if (version !== index.version) return;
    const find = summarySuggester(summaries, language!);
    bySummary = (query) =>
      find(query).map((term) => ({ term, name: index.terms[term]![0], isOther: false, summary: summaries[term]! }));
    // The list must not change after the reader has selected an option or closed it.
    if (document.activeElement === input && active === -1 && !isDismissed) show();
  };

  for (const [name, value] of Object.entries({
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-controls': list.id,
    'aria-expanded': 'false',
  }))
    input.setAttribute(name, value);

  const options = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('[role=option]')];
  const activate = (to: number): void => {
    active = to;
    options().forEach((option, at) => option.setAttribute('aria-selected', String(at === to)));
    const option = options()[to];
    if (option) input.setAttribute('aria-activedescendant', option.id);
    else input.removeAttribute('aria-activedescendant');
    option?.scrollIntoView({ block: 'nearest' });
  };
  const close = (): void => {
    list.hidden = true;
    status.className = 'unseen';
    input.setAttribute('aria-expanded', 'false');
    activate(-1);
  };
  const show = (): void => {
    if (!hasPart()) return;
    const byName: Found[] = suggest(input.value);
    const isWanted = !first.parts && byName.length < FEW && input.value.trim().length > 2;
    // If the summaries can't be loaded, names still work.
    if (isWanted && !isAsked) askSummaries().catch(() => undefined);
    const more = isWanted ? (bySummary?.(input.value) ?? []) : [];
    const found = [...byName, ...more.filter(({ term }) => !byName.some((one) => one.term === term))].slice(0, MOST);
    list.replaceChildren(...found.map((one, at) => option(one, at, index, home!)));
    activate(-1);
    list.hidden = found.length === 0;
    input.setAttribute('aria-expanded', String(found.length > 0));
    const isAsking = input.value.trim() !== '';
    say(!isAsking ? '' : found.length > 0 ? sayCount(found.length) : none!, isAsking && found.length === 0);
  };

  input.addEventListener('input', () => {
    isDismissed = false;
    show();
  });
  input.addEventListener('keydown', (event) => {
    // While an input method composes text, keys belong to it.
    if (event.isComposing) return;
    const last = options().length - 1;
    const isOpen = !list.hidden;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!isOpen) show();
      else if (event.key === 'ArrowDown') activate(active === last ? -1 : active + 1);
      else activate(active === -1 ? last : active - 1);
    } else if (event.key === 'Enter' && isOpen && active >= 0) {
      options()[active]!.click();
    } else if (event.key === 'Escape' && isOpen) {
      isDismissed = true;
      close();
    } else return;
    event.preventDefault();
  });
  input.addEventListener('blur', () => setTimeout(() => form.contains(document.activeElement) || close(), 150));
  input.addEventListener('focus', () => input.value.trim() !== '' && show());
  // The reader may have typed while the names were loading.
  if (document.activeElement === input && input.value.trim() !== '') show();
}

/** A suggested term, with its summary if it was found by that. */
type Found = Suggestion & { summary?: string };

function option({ name, term, isOther, summary }: Found, at: number, { terms }: NameIndex, home: string): HTMLElement {
  const [headword, slug, sense] = terms[term]!;
  const item = document.createElement('li');
  item.role = 'none';
  const link = document.createElement('a');
  link.id = `Suggestion-${at}`;
  link.role = 'option';
  link.href = `${home}${encodeURIComponent(slug)}/`;
  link.tabIndex = -1;
  link.append(bdi(name));
  if (isOther) link.append(' → ', bdi(headword));
  if (sense !== undefined) link.append(' ', bdi(`(${sense})`));
  if (summary !== undefined) {
    const line = bdi(summary);
    line.className = 'aside';
    link.append(document.createElement('br'), line);
  }
  item.append(link);
  return item;
}

function bdi(text: string): HTMLElement {
  const element = document.createElement('bdi');
  element.textContent = text;
  return element;
}
