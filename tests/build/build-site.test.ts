import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toText } from 'hast-util-to-text';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildHere, digestsOf } from './build-here.ts';
import { buildSite, type BuildResult } from './build-site.ts';
import { checkLinks, showDeadLinks } from './check-links.ts';
import { showHtmlFaults, validateHtml } from './validate-html.ts';
import { fixture, root } from '../places.ts';

/** Sites are built from copies of their content, outside Headword's own folder, as companies do. */
const work = await mkdtemp(join(tmpdir(), 'headword-build-'));
afterAll(() => rm(work, { recursive: true, force: true }));

describe('the shipped glossary, built outside Headword', () => {
  const content = join(work, 'shipped/content');
  const out = join(work, 'shipped/site');
  let result: BuildResult;
  let before: Record<string, string>;

  beforeAll(async () => {
    await cp(join(root, 'content'), content, { recursive: true });
    before = digestsOf(content);
    result = await buildSite({ content, out });
  });

  test('builds without a word of complaint', () => {
    expect(result.stderr).toBe('');
    expect(result.exitCode).toBe(0);
  });

  test('leaves the content as it was', async () => {
    expect(digestsOf(content)).toEqual(before);
  });

  test('is valid HTML', async () => {
    expect(showHtmlFaults(await validateHtml(out))).toBe('');
  });

  test('has no dead link, image or fragment', async () => {
    expect(showDeadLinks(await checkLinks(out, 'https://eaxy.example/glossary'))).toBe('');
  });

  test('is the same, byte for byte, when built again with nothing to start from', async () => {
    const again = join(work, 'again/content');
    await cp(content, again, { recursive: true });
    await buildHere({ content: again, out: join(work, 'again/site') });
    expect(digestsOf(join(work, 'again/site'))).toEqual(digestsOf(out));
  });

  test('has one stylesheet for a term and another for pages of many terms, and previews of at most 1,024 bytes (brotli)', async () => {
    const files = Object.keys(digestsOf(out));
    expect(files.filter((file) => file.startsWith('_astro/') && file.endsWith('.css'))).toHaveLength(2);
    const previews = files.filter((file) => /^_astro\/Previews\..*\.js$/u.test(file));
    expect(previews).toHaveLength(1);
    expect(await compressedSize(join(out, previews[0]!))).toBeLessThanOrEqual(1024);
  });

  test('sends at most 14,336 bytes for a first visit to any term page (HTML, CSS and scripts with all they import, brotli)', async () => {
    const heavy: string[] = [];
    for (const slug of await termSlugs(out)) {
      const page = join(out, slug, 'index.html');
      const files = [page, ...(await loadedBy(await readFile(page, 'utf8'), join(out, '_astro')))];
      const size = (await Promise.all(files.map(compressedSize))).reduce((sum, one) => sum + one, 0);
      if (size > 14_336) heavy.push(`${slug}: ${size} bytes`);
    }
    expect(heavy).toEqual([]);
  });

  test('draws cards of at most 25,000 bytes for the page', async () => {
    const cards = (await readdir(join(out, 'media'))).filter((file) => file.endsWith('.webp'));
    expect(cards.length).toBeGreaterThan(0);
    for (const card of cards) expect((await stat(join(out, 'media', card))).size, card).toBeLessThanOrEqual(25_000);
  });

  test('says in JSON-LD just what stands on the page', async () => {
    const faults: string[] = [];
    for (const slug of await termSlugs(out)) {
      const { graph, visible } = await readPage(join(out, slug, 'index.html'));
      for (const text of textsOf(graph)) if (!visible.includes(words(text))) faults.push(`${slug}: ${text}`);
      const { mainEntity = [] } = graph.find((node) => node['@type'] === 'FAQPage') ?? {};
      const asked = (mainEntity as unknown[]).length;
      const shown = (await readFile(join(out, slug, 'index.html'), 'utf8')).split('<summary><h3').length - 1;
      if (asked !== shown) faults.push(`${slug}: ${asked} questions in the graph, ${shown} on the page`);
    }
    expect(faults).toEqual([]);
  });
});

describe.each(['anatomy', 'languages', 'links', 'markdown', 'minimal', 'states'])(
  'the site of tests/fixtures/pages/%s',
  (name) => {
    const out = join(work, name);
    const address = name === 'minimal' ? 'https://tea.example' : 'https://tea.example/words';

    test('is built, valid and without dead links', async () => {
      await buildHere({ content: fixture(`pages/${name}/content`), out });
      expect(showHtmlFaults(await validateHtml(out))).toBe('');
      expect(showDeadLinks(await checkLinks(out, address))).toBe('');
    });
  },
);

describe('the place of the output', () => {
  const content = fixture('pages/minimal/content');

  test('is refused where something else lies, which stays as it is', async () => {
    const out = join(work, 'precious');
    await mkdir(out);
    await writeFile(join(out, 'thesis.txt'), 'ten years');
    const { exitCode, stderr } = await buildSite({ content, out });
    expect(stderr).toContain(
      `is not empty and doesn't hold a site that Headword built. Empty it, or choose another --out.\n`,
    );
    expect(exitCode).toBe(2);
    expect(await readFile(join(out, 'thesis.txt'), 'utf8')).toBe('ten years');
  });

  test('is never inside the content folder', async () => {
    const copy = join(work, 'inside/content');
    await cp(content, copy, { recursive: true });
    await expect(buildHere({ content: copy, out: join(copy, 'site') })).rejects.toThrow(
      'is inside the content folder, which a build never writes to.',
    );
  });

  test.skipIf(!existsSync('/dev/shm'))('may be on another disk than Headword', async () => {
    const out = await mkdtemp('/dev/shm/headword-build-');
    await buildHere({ content, out });
    expect(await termSlugs(out)).toEqual(['oolong']);
    await rm(out, { recursive: true });
  });

  test('keeps the old site when the content has errors', async () => {
    const copy = join(work, 'broken/content');
    const out = join(work, 'broken/site');
    await cp(content, copy, { recursive: true });
    await buildHere({ content: copy, out });
    const before = digestsOf(out);
    await writeFile(join(copy, 'terms/oolong.md'), 'no frontmatter');
    expect((await buildSite({ content: copy, out })).exitCode).toBe(1);
    expect(digestsOf(out)).toEqual(before);
    expect(await readdir(join(work, 'broken'))).toEqual(['content', 'site']);
  });

  test('takes the new site in place of the old one, without what is gone', async () => {
    const copy = join(work, 'renamed/content');
    const out = join(work, 'renamed/site');
    await cp(content, copy, { recursive: true });
    await buildHere({ content: copy, out });
    await rename(join(copy, 'terms/oolong.md'), join(copy, 'terms/wulong.md'));
    await buildHere({ content: copy, out });
    expect(await termSlugs(out)).toEqual(['wulong']);
  });
});

/** The stylesheets and scripts of a page, and every script that one of them imports without being asked. */
async function loadedBy(html: string, folder: string): Promise<Set<string>> {
  const found = new Set(
    [...html.matchAll(/(?:src|href)="[^"]*\/_astro\/([^"]+\.(?:js|css))"/gu)].map(([, name]) => join(folder, name!)),
  );
  for (const file of found) {
    if (!file.endsWith('.js')) continue;
    const imports = (await readFile(file, 'utf8')).matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([^"']+)["']/gu);
    for (const [, name] of imports) found.add(join(folder, name!));
  }
  return found;
}

async function compressedSize(file: string): Promise<number> {
  return brotliCompressSync(await readFile(file)).length;
}

async function termSlugs(out: string): Promise<string[]> {
  const sitemap = await readFile(join(out, 'sitemap-1.xml'), 'utf8');
  const paths = [...sitemap.matchAll(/<loc>[^<]*\/([^/<]+)\/<\/loc>/gu)].map(([, slug]) => decodeURIComponent(slug!));
  const folders = await readdir(out);
  return paths.filter((slug) => folders.includes(slug)).sort();
}

type GraphNode = Record<string, unknown>;

/** The graph of a page, and all that can be read on it, opened questions included, as bare words. */
async function readPage(file: string): Promise<{ graph: GraphNode[]; visible: string }> {
  const tree: Root = fromHtml(await readFile(file, 'utf8'));
  const html = tree.children.find((child) => child.type === 'element') as Element;
  const [head, body] = html.children.filter((child) => child.type === 'element') as [Element, Element];
  const script = head.children.find(
    (child) => child.type === 'element' && child.properties.type === 'application/ld+json',
  ) as Element;
  const [json] = script.children;
  const { '@graph': graph } = JSON.parse(json?.type === 'text' ? json.value : '{}') as { '@graph': GraphNode[] };
  const alternatives: string[] = [];
  const collect = (element: Element): void => {
    if (element.tagName === 'img') alternatives.push(String(element.properties.alt));
    for (const child of element.children) if (child.type === 'element') collect(child);
  };
  collect(body);
  return { graph, visible: words(`${toText(body)} ${alternatives.join(' ')} ${toText(head)}`) };
}

/** Every text that a graph says of the page. Names of the site itself stand in its header. */
function textsOf(graph: readonly GraphNode[]): string[] {
  return graph.flatMap((node) => {
    if (['WebSite', 'DefinedTermSet', 'Organization'].includes(String(node['@type']))) return [String(node['name'])];
    const questions = (Array.isArray(node['mainEntity']) ? node['mainEntity'] : []) as {
      name: string;
      acceptedAnswer: { text: string };
    }[];
    const crumbs = (node['itemListElement'] ?? []) as { name: string }[];
    return [
      node['name'],
      node['description'],
      node['caption'],
      ...((node['alternateName'] as string[] | undefined) ?? []),
      ...questions.flatMap(({ name, acceptedAnswer }) => [name, ...acceptedAnswer.text.split('\n\n')]),
      ...crumbs.map(({ name }) => name),
    ].filter((text) => typeof text === 'string');
  });
}

function words(text: string): string {
  return text
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
}
