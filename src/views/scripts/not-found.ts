import { fetchNames } from './names.ts';
import { nearest, nearestTerms, showNearest, type Names, type Nearest } from './nearest.ts';

/** On the 404 page: suggests terms whose names are near the last part of the address, in the address's language. */
const given = document.querySelector<HTMLElement>('#Nearest');
if (given) void suggestNearest(given);

type Index = Names & { page: string };

async function suggestNearest(given: HTMLElement): Promise<void> {
  const indexes = JSON.parse(given.dataset['indexes']!) as Index[];
  const path = location.pathname;
  const asked = indexes.findLast(({ home }) => path.startsWith(home)) ?? indexes[0]!;
  await speak(asked).catch(() => undefined);
  const section = document.querySelector<HTMLElement>('#Nearest')!;
  const wish = wishOf(path);
  // If the language has no such term, another may have it.
  for (const names of [asked, ...indexes.filter((one) => one !== asked)]) {
    const found = await nearestTerms(wish, names);
    if (found.length === 0) continue;
    const translation = names === asked ? undefined : await translationOf(found[0]!, asked).catch(() => undefined);
    showNearest(section, [...(translation ? [translation] : []), ...found]);
    return;
  }
}

/** Puts the page of another language in the place of this one; the header stays as it is. */
async function speak({ language, page }: Index): Promise<void> {
  const root = document.documentElement;
  if (language === root.lang) return;
  const response = await fetch(page);
  if (!response.ok && response.status !== 404) return;
  const other = new DOMParser().parseFromString(await response.text(), 'text/html');
  const [own, theirs] = [document, other].map((one) => one.querySelector('main'));
  if (!own || !theirs || other.documentElement.lang !== language) return;
  const { lang, dir } = root;
  for (const part of document.querySelectorAll<HTMLElement>('.site-header, .skip')) Object.assign(part, { lang, dir });
  Object.assign(root, { lang: other.documentElement.lang, dir: other.documentElement.dir });
  document.title = other.title;
  own.replaceWith(theirs);
  const [footer, theirFooter] = [document, other].map((one) => one.querySelector('.site-footer'));
  if (theirFooter) footer?.replaceWith(theirFooter);
}

/** The last part of an address, as words. */
function wishOf(path: string): string {
  const end = path
    .replace(/(?:\/index\.\w+)?\/*$/u, '')
    .split('/')
    .at(-1)!;
  return decoded(end)
    .replace(/\.\w+$/u, '')
    .replaceAll(/[-_+]/gu, ' ');
}

/** The translation of a term into the address's language, if there is one: the term's page links to it. */
async function translationOf({ address }: Nearest, asked: Names): Promise<Nearest | undefined> {
  const page = new DOMParser().parseFromString(await (await fetch(address)).text(), 'text/html');
  const url = page.querySelector<HTMLLinkElement>(`link[hreflang="${asked.language}"]`)?.href;
  if (url === undefined) return undefined;
  const slug = decoded(new URL(url).pathname.split('/').at(-2)!);
  const term = (await fetchNames(asked.names)).terms.find((one) => one[1] === slug);
  return term && nearest(term, asked);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
