import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSite } from '../build/build-site.ts';
import { serveSite } from '../build/serve-site.ts';
import type { BuiltSite } from './sites.ts';

export type OwnSite = BuiltSite & { close(): Promise<void> };
import { fixture } from '../places.ts';

const picture = fixture('trees/content/images/cup.png');

/** A site that one file of tests needs, which closes it. A file that is built for runs in one worker: `mode: 'default'`. */
export async function buildOwnSite({ content, url }: { content: string; url: string }): Promise<OwnSite> {
  const folder = await mkdtemp(join(tmpdir(), 'headword-own-site-'));
  const { exitCode, stdout, stderr } = await buildSite({ content, out: join(folder, 'site'), url });
  if (exitCode !== 0) throw new Error(`${content} can't be built (exit status ${exitCode}):\n${stdout}${stderr}`);
  const base = new URL(url).pathname;
  const server = await serveSite(join(folder, 'site'), { base });
  const close = async (): Promise<void> => {
    await server.close();
    await rm(folder, { recursive: true });
  };
  return { folder: join(folder, 'site'), content, origin: server.origin, home: `${server.origin}${base}/`, url, close };
}

/** More terms than stand on a home page, most of them under one letter: the index has pages. */
export async function buildLongSite(count = 504): Promise<OwnSite> {
  const content = await mkdtemp(join(tmpdir(), 'headword-long-content-'));
  const names = [
    'Teapot',
    'Cup',
    ...Array.from({ length: count - 2 }, (_, index) => `Sencha ${String(index + 1).padStart(3, '0')}`),
  ];
  await mkdir(join(content, 'terms'));
  await cp(picture, join(content, 'images', 'cup.png'));
  await writeFile(
    join(content, 'site.yaml'),
    'name: Many tea words\ndescription: What many words of tea mean.\nurl: https://tea.example/many\nlanguage: en\ncategories: { leaves: { title: Leaves } }\n',
  );
  for (const name of names) {
    // With a picture of their own, they need no card, of which 500 take long to draw.
    const text = `---\nterm: ${name}\n${name.startsWith('Sencha') ? 'category: leaves\n' : ''}aliases: [${name} of tea]\nimage: { src: ../images/cup.png, alt: A white cup of amber tea }\n---\nA word like many others.\n`;
    await writeFile(join(content, 'terms', `${name.toLowerCase().replace(' ', '-')}.md`), text);
  }
  const site = await buildOwnSite({ content, url: 'https://tea.example/many' });
  await rm(content, { recursive: true });
  return site;
}
