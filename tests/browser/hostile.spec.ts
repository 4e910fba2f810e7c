import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { expect, test, type Page } from 'playwright/test';
import { parse } from 'yaml';
import { plainWords } from '../../src/source/plain-words.ts';
import { builtSite } from './sites.ts';
import { tooWide } from './too-wide.ts';
import { watchPage } from './watch-page.ts';

/** Terms whose every field tries to break out of the page. What must hold of any page, holds of these. */
const site = builtSite('hostile');
const pages = readdirSync(site.folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.html'))
  .map((path) => path.split(sep).join('/'))
  .sort();

test('every kind of page was built from hostile content', () => {
  for (const page of [
    'index.html',
    'everything/index.html',
    'constructor/index.html',
    'category/constructor/index.html',
    '-/attack/index.html',
    '404.html',
  ]) {
    expect(pages).toContain(page);
  }
});

for (const file of pages) {
  const address =
    site.home +
    file
      .replace(/(^|\/)index\.html$/u, '$1')
      .split('/')
      .map(encodeURIComponent)
      .join('/');

  test(`nothing executes, loads or leads away on ${file}`, async ({ page, context }) => {
    const foreign: string[] = [];
    await context.route(
      (url) => url.origin !== site.origin,
      async (route) => {
        foreign.push(route.request().url());
        await route.abort();
      },
    );
    const events: string[] = [];
    page.on('dialog', async (dialog) => {
      events.push(`dialog: ${dialog.message()}`);
      await dialog.dismiss();
    });
    context.on('page', (popup) => events.push(`popup: ${popup.url()}`));
    page.on('download', (download) => events.push(`download: ${download.url()}`));
    page.on('frameattached', (frame) => events.push(`frame: ${frame.url()}`));
    const watched = await watchPage(page);
    // A moved address leads on by itself, within the site; after that nothing may.
    const arrived = (await page.goto(address))!.url();
    expect(arrived).toContain(site.home);
    await page.evaluate(provoke);
    await page.mouse.move(200, 200);
    // A refresh or a handler that waits for a moment gets its moment.
    await page.waitForTimeout(500);
    expect(await page.evaluate(() => (window as unknown as { __pwned?: string }).__pwned)).toBeUndefined();
    expect({ events, foreign, address: page.url(), ...watched }).toEqual({
      events: [],
      foreign: [],
      address: arrived,
      complaints: [],
      failures: [],
    });
  });

  test(`nothing in ${file} could execute`, async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(address);
    expect(await listSuspects(page)).toEqual([]);
    expect(await page.locator('script:not([type="application/ld+json"], [src])').count()).toBe(1);
    for (const text of await page.locator('script[type="application/ld+json"]').allTextContents()) {
      expect(() => JSON.parse(text) as unknown, text).not.toThrow();
    }
    await context.close();
  });

  test(`${file} fits a narrow screen`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(address);
    await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
    expect(await page.evaluate(tooWide)).toEqual([]);
  });
}

test('the payloads stand on the page and in its structured data as the text that they are', async ({ page }) => {
  const { term, aliases, summary, faq, sources, authors, image } = readTerm('everything');
  await page.goto(`${site.home}everything/`);
  const shown = normal(await page.getByRole('main').evaluate((main) => main.textContent));
  const texts = { term, summary, question: faq[0]!.question, source: sources[0]!.title, author: authors[0]!.name };
  for (const [field, text] of Object.entries(texts)) expect(shown, field).toContain(asRead(text));
  for (const alias of aliases) expect(shown).toContain(asRead(alias));
  const alternatives = await page
    .locator('main img')
    .evaluateAll((images) => images.map((element) => element.getAttribute('alt')));
  expect(alternatives.map((text) => normal(text ?? ''))).toContain(asRead(image.alt));

  const graphs = await page.locator('script[type="application/ld+json"]').allTextContents();
  const strings = graphs.flatMap((graph) => stringsOf(JSON.parse(graph))).map(normal);
  expect(strings).toEqual(
    expect.arrayContaining([asRead(term), asRead(summary), asRead(faq[0]!.question), ...aliases.map(asRead)]),
  );
});

test('names that every object has are terms like any other', async ({ page }) => {
  await page.goto(site.home);
  for (const id of ['constructor', 'proto', 'tostring']) {
    await expect(page.getByRole('main').locator(`a[href$="/glossary/${id}/"]`).first()).toBeAttached();
  }
  await page.goto(`${site.home}constructor/`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('constructor');
  await expect(page.getByRole('main')).not.toContainText(/\[native code\]|\[object /u);
});

/** Entities and marks of Markdown in a field are read, as in prose. */
function asRead(text: string): string {
  return normal(plainWords(text).text);
}

interface Term {
  term: string;
  aliases: string[];
  summary: string;
  faq: { question: string }[];
  sources: { title: string }[];
  authors: { name: string }[];
  image: { alt: string };
}

function readTerm(id: string): Term {
  const folder = join(site.content, 'terms');
  const path = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find(
    (file) => basename(file) === `${id}.md`,
  )!;
  return parse(readFileSync(join(folder, path), 'utf8').split(/^---$/mu)[1]!) as Term;
}

/** Control characters and marks of direction may be dropped or replaced, and spaces run together; nothing else may change. */
function normal(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029\uFFFD\s]+/gu, '');
}

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}

/** Everything in a page that could run, load from elsewhere or lead away, apart from what each page has. */
async function listSuspects(page: Page): Promise<string[]> {
  return page.evaluate((origin) => {
    const suspects: string[] = [];
    const forbidden =
      'iframe,frame,object,embed,applet,portal,base,form:not(header > * > .search, .opening > .search),input:not(.search > input, .other-names > input, .filter > input, .map-tools > input),textarea,select,style,meta[http-equiv=refresh],link[rel~=prefetch],animate,set,foreignObject,template,noscript,marquee';
    for (const element of document.querySelectorAll('*')) {
      const shown = element.outerHTML.slice(0, 200);
      if (element.matches(forbidden)) suspects.push(`element: ${shown}`);
      if (element.closest('main') && element.matches('script,link,meta,title,svg *'))
        suspects.push(`element in main: ${shown}`);
      if (element.matches('script[src]:not(body > [type=module][src^="/glossary/_astro/"])'))
        suspects.push(`script: ${shown}`);
      for (const { name, value } of element.attributes) {
        if (
          /^on|^(?:style|srcdoc|formaction|ping|accesskey|autofocus|contenteditable|autoplay|xlink:href)$/iu.test(name)
        )
          suspects.push(`${name}: ${shown}`);
        if (name === 'tabindex' && Number(value) > 0) suspects.push(`tabindex: ${shown}`);
        if (!/^(?:href|src|srcset|poster|data|action|cite|background)$/iu.test(name)) continue;
        const addresses =
          name === 'srcset' ? value.split(/,\s+/u).map((part) => part.trim().split(/\s/u)[0]!) : [value];
        for (const address of addresses) {
          const { protocol, origin: target } = new URL(address, document.baseURI);
          // Links may lead to other sites, but say so in full; whatever is loaded comes from this one.
          const isLink =
            element.matches('a, link[rel=canonical], link[rel=alternate]') &&
            /^(?:https?:\/\/[^/\\]|mailto:)/u.test(address);
          const isOwn = target === origin && !/^[\s\u0000-\u0020]*[/\\]{2}/u.test(address);
          if (!isOwn && !(isLink && ['http:', 'https:', 'mailto:'].includes(protocol)))
            suspects.push(`${name}: ${shown}`);
        }
      }
    }
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    for (const id of ids.filter((one, index) => ids.indexOf(one) < index)) suspects.push(`id twice: ${id}`);
    return suspects;
  }, site.origin);
}

/** In the page: does what a reader could do to set something off, on every element. */
function provoke(): void {
  // The site's own search leads to its page of results, as links lead to theirs.
  document.addEventListener('submit', (event) => {
    if ((event.target as Element).matches('[role="search"]')) event.preventDefault();
  });
  document.querySelectorAll('details').forEach((details) => (details.open = true));
  for (const element of document.querySelectorAll<HTMLElement>('main, main *')) {
    for (const type of [
      'mouseover',
      'mouseenter',
      'pointerover',
      'focus',
      'focusin',
      'input',
      'toggle',
      'load',
      'error',
      'animationstart',
    ]) {
      element.dispatchEvent(new Event(type, { bubbles: type !== 'load' && type !== 'error' }));
    }
    if (!element.matches('a')) element.dispatchEvent(new MouseEvent('click', { cancelable: true }));
    element.focus?.({ preventScroll: true });
  }
  document.querySelectorAll('img').forEach((image) => image.scrollIntoView());
}
