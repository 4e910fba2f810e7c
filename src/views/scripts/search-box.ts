import type { NameIndex } from '../../models/search/name-file.ts';
import type { PageTexts } from '../../models/search/search-files.ts';
import { counter } from './counter.ts';
import type { Engine } from './engine.ts';
import { fetchNames, partAddress } from './names.ts';
import { MOST, suggester, type Suggestion } from './suggest.ts';

/** If fewer names match, the texts are searched too. */
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
  let engine: Promise<Engine> | undefined;
  /** What the texts say to what was typed last. */
  let told: { query: string; found: readonly Found[] } = { query: '', found: [] };
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

  /** Looks through the texts, when names don't give enough results. */
  const askTexts = async (query: string): Promise<void> => {
    told = { query, found: [] };
    engine ??= import('./engine.ts').then(({ loadEngine }) =>
      loadEngine(new URL('index.json', new URL(names!, location.href)).pathname, language!),
    );
    const { find, textsOf } = await engine;
    const { pages } = await find(query);
    const texts = await Promise.all(pages.slice(0, MOST).map(({ page }) => textsOf(page)));
    // The reader may have typed on in the meantime.
    if (told.query !== query) return;
    told = { query, found: texts.map(foundIn) };
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
    const query = input.value.trim();
    const byName = suggest(query).map((one) => named(one, index, home!));
    const isWanted = byName.length < FEW && query.length > 2;
    // If the texts can't be loaded, names still work.
    if (isWanted && told.query !== query)
      askTexts(query).catch(() => {
        engine = undefined;
      });
    const more = isWanted && told.query === query ? told.found : [];
    const found = [...byName, ...more.filter(({ address }) => !byName.some((one) => one.address === address))].slice(
      0,
      MOST,
    );
    list.replaceChildren(...found.map(option));
    activate(-1);
    list.hidden = found.length === 0;
    input.setAttribute('aria-expanded', String(found.length > 0));
    const isAsking = query !== '';
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

/** A suggested page. */
interface Found {
  /** What was typed is like this. */
  name: string;
  /** Its headword, where that is another name. */
  headword?: string;
  sense?: string | undefined;
  address: string;
  /** If it was found by its text. */
  summary?: string;
}

function named({ name, term, isOther }: Suggestion, { terms }: NameIndex, home: string): Found {
  const [headword, slug, sense] = terms[term]!;
  return { name, ...(isOther ? { headword } : {}), sense, address: `${home}${encodeURIComponent(slug)}/` };
}

function foundIn({ name, sense, address, summary }: PageTexts): Found {
  return { name, sense, address, summary };
}

function option({ name, headword, sense, address, summary }: Found, at: number): HTMLElement {
  const item = document.createElement('li');
  item.role = 'none';
  const link = document.createElement('a');
  link.id = `Suggestion-${at}`;
  link.role = 'option';
  link.href = address;
  link.tabIndex = -1;
  link.append(bdi(name));
  if (headword !== undefined) link.append(' → ', bdi(headword));
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
