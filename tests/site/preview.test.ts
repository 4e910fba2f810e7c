import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compile, type CompileOptions } from '../../src/compile.ts';
import { readContent } from '../../src/content/read-content.ts';
import type { Glossary } from '../../src/models/glossary.ts';
import { everyPage, madePage } from '../../src/models/page-kinds.ts';
import { outputFiles } from '../../src/outputs/output-files.ts';
import { fixture } from '../places.ts';

const content = await readContent(join(fixture('pages'), 'languages/content'));
const url = /^url: (.+)$/mu.exec(content.settings!.text)![1]!;

function site(options: CompileOptions, setting = ''): Glossary {
  const settings = { ...content.settings!, text: `${content.settings!.text}\n${setting}` };
  return compile({ ...content, settings }, options).glossary!;
}

function file(glossary: Glossary, name: 'robots' | 'headers' | 'sitemapIndex'): string {
  const { body } = outputFiles(glossary).find(({ address }) => address === glossary.site.addresses[name])!;
  return String(body);
}

describe.each([
  ['another address than that of the settings', site({ url: 'http://localhost:8080/glossary' })],
  ['the same host with another path', site({ url: `${url}/next` })],
  ['preview: true', site({}, 'preview: true')],
])('%s makes a preview', (_, glossary) => {
  test('in which every page says noindex', () => {
    const robots = everyPage(glossary.pages).flatMap((page) => [page.frame.head, madePage(page).frame.head]);
    expect(new Set(robots.map((head) => head.robots))).toEqual(new Set(['noindex']));
  });

  test('in which the files for hosts and crawlers say so', () => {
    expect(file(glossary, 'headers')).toContain('\n  X-Robots-Tag: noindex\n');
    expect(file(glossary, 'robots')).toBe(
      '# A preview: no page is to be listed. Each says so (noindex), and may be read for that.\nUser-agent: *\nAllow: /\n',
    );
    expect(file(glossary, 'sitemapIndex')).not.toContain('<loc>');
  });
});

test.each([
  ['the address of the settings', site({ url })],
  ['the same with a slash at its end', site({ url: `${url}/` })],
  ['the address of an Astro site around it', site({ url: 'https://host.example/words', isPublic: true })],
  ['another address with preview: false', site({ url: 'https://public.example/' }, 'preview: false')],
])('%s is no preview', (_, glossary) => {
  expect(glossary.pages.home[0]!.frame.head.robots).toBeUndefined();
  expect(file(glossary, 'headers')).not.toContain('X-Robots-Tag');
  expect(file(glossary, 'robots')).toContain('Sitemap: ');
});
