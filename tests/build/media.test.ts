import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { MediaMaker } from '../../src/build/media/media.ts';
import { compareOutput } from '../../src/build/output/compare-output.ts';
import { scanContent, type ContentFolder } from '../../src/content/content-folder.ts';
import { contentOf, readContent } from '../../src/content/read-content.ts';
import { SiteFiles } from '../../src/build/output/site-files.ts';
import { compile } from '../../src/compile.ts';
import type { Glossary } from '../../src/models/glossary.ts';

/** The pictures of a site are made from the bytes that were looked at, and from no others. */
const work = await mkdtemp(join(tmpdir(), 'headword-media-'));
afterAll(() => rm(work, { recursive: true, force: true }));

const square = (background: string): Promise<Buffer> =>
  sharp({ create: { width: 600, height: 400, channels: 3, background } })
    .png()
    .toBuffer();

async function contentWith(
  name: string,
  images: Record<string, Buffer>,
): Promise<{ content: string; folder: ContentFolder; glossary: Glossary }> {
  const content = join(work, name);
  for (const folder of ['terms', 'images', 'site']) await mkdir(join(content, folder), { recursive: true });
  await writeFile(
    join(content, 'site.yaml'),
    'name: Tea\ndescription: Words of tea.\nurl: https://tea.example\nlanguage: en\n',
  );
  for (const [image, bytes] of Object.entries(images)) {
    await writeFile(join(content, 'images', `${image}.png`), bytes);
    await writeFile(
      join(content, 'terms', `${image}.md`),
      `---\nterm: ${image}\nimage: { src: ../images/${image}.png, alt: What it looks like }\n---\nA thing.\n`,
    );
  }
  const folder = scanContent(content);
  return { content, folder, glossary: compile(await contentOf(folder)).glossary! };
}

function siteFiles(content: string): SiteFiles {
  const folder = join(content, 'site');
  return new SiteFiles({ staged: folder, target: folder, standing: compareOutput(folder, {}), canReuse: false });
}

test('two pictures of the same bytes are made at once', async () => {
  const bytes = await square('#abc');
  const { content, folder, glossary } = await contentWith('same', { cup: bytes, pot: bytes });
  const files = siteFiles(content);
  await new MediaMaker(join(content, 'cache')).writeAll(glossary, folder, files, () => undefined);
  const made = Object.keys(files.all);
  expect(
    glossary.media.map(({ address }) => glossary.site.addresses.file(address)).every((file) => made.includes(file)),
  ).toBe(true);
  const [cup, pot] = ['cup', 'pot'].map((name) =>
    made.find((file) => new RegExp(`^media/${name}\\..*-480\\.webp$`, 'u').test(file))!,
  );
  expect(await readFile(files.at(cup!))).toEqual(await readFile(files.at(pot!)));
});

test('a picture may have its name in another Unicode form than the page that shows it', async () => {
  const { content } = await contentWith('forms', { 'caf\u00e9': await square('#abc') });
  await rename(join(content, 'images/caf\u00e9.png'), join(content, 'images/cafe\u0301.png'));
  const folder = scanContent(content);
  const { glossary, problems } = compile(await contentOf(folder));
  expect(problems.filter(({ severity, rule }) => severity === 'error' && rule !== 'bad-slug')).toEqual([]);
  const files = siteFiles(content);
  await new MediaMaker(join(content, 'cache')).writeAll({ ...glossary!, cards: [] }, folder, files, () => undefined);
  expect(Object.keys(files.all).filter((file) => /^media\/caf.*\.webp$/u.test(file)).length).toBeGreaterThan(1);
});

test('a card that two languages draw alike but for the shapes of their letters is one for each', async () => {
  const content = join(work, 'han');
  await mkdir(join(content, 'terms/zh'), { recursive: true });
  await writeFile(
    join(content, 'site.yaml'),
    'name: Tea\ndescription: Words of tea.\nurl: https://tea.example\nlanguage: ja\nlocales: [zh]\ntexts: { ja: { glossary: "用語" }, zh: { glossary: "用語" } }\n',
  );
  for (const file of ['terms/ha.md', 'terms/zh/ha.md'])
    await writeFile(join(content, file), '---\nterm: 直刃\nsummary: 直刃骨今令\n---\n直刃骨今令。\n');
  const { glossary } = compile(await readContent(content));
  expect(new Set(glossary!.cards.map(({ png }) => png)).size).toBe(2);
});

test.each(['another', 'none'])(
  'a picture in whose place there is %s by now: a message, and nothing is kept under its name',
  async (now) => {
    const { content, folder, glossary } = await contentWith(now, { cup: await square('#abc') });
    if (now === 'another') await writeFile(join(content, 'images/cup.png'), await square('#cba'));
    else await rm(join(content, 'images/cup.png'));
    const files = siteFiles(content);
    const making = new MediaMaker(join(content, 'cache')).writeAll(
      { ...glossary, cards: [] },
      folder,
      files,
      () => undefined,
    );
    await expect(making).rejects.toThrow(
      '"images/cup.png" was changed while the site was being built. Build it again.',
    );
    expect(existsSync(join(content, 'cache/media'))).toBe(false);
  },
);
