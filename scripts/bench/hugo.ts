import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { toString } from 'mdast-util-to-string';
import { parse, stringify } from 'yaml';
import { firstSentence } from '../../src/html/first-sentence.ts';
import { parseProse } from '../../src/prose/parse-prose.ts';
import { letterId, letterOf } from '../../src/site/order.ts';
import { splitFrontmatter } from '../../src/source/split-frontmatter.ts';
import { packageRoot as root } from '../../src/content/places.ts';
import { measureRun, type Measurement } from './measure.ts';

/** The version of the Hugo on the path, such as `0.111.3`; undefined if there is none. */
export async function hugoVersion(): Promise<string | undefined> {
  const said = await promisify(execFile)('hugo', ['version']).catch(() => undefined);
  return said && /\d+(?:\.\d+)+/u.exec(said.stdout)?.[0];
}

/**
 * Writes a site for Hugo: the templates beside this file, and the terms of a content folder that writeWordnet wrote.
 * Summaries and letters are computed here and not measured, because a Hugo author would write them into the frontmatter.
 * @param content a content folder of Headword
 * @param folder the folder to write; its contents are deleted first
 */
export async function writeHugo(content: string, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await cp(join(root, 'scripts/bench/hugo'), folder, { recursive: true });
  const settings = parse(await readFile(join(content, 'site.yaml'), 'utf8')) as Settings;
  const files = (await readdir(join(content, 'terms'))).filter((file) => file.endsWith('.md'));
  const letters = new Map<string, string>();
  for (const file of files) {
    const { text, letters: ownLetters } = termFor(
      basename(file, '.md'),
      await readFile(join(content, 'terms', file), 'utf8'),
      settings.language,
    );
    await writeFile(join(folder, 'content/terms', file), text);
    for (const letter of ownLetters) letters.set(pathOf(letter), letter);
  }
  await writeFile(join(folder, 'site.json'), siteFor(settings));
  for (const [id, { title }] of Object.entries(settings.categories))
    await writeList(folder, `category/${id}`, { title });
  const build = files.length > MOST_ON_HOME ? {} : { _build: { render: 'never' } };
  for (const [id, title] of letters) await writeList(folder, `letter/${id}`, { title, ...build });
  await mkdir(join(folder, 'static'));
  await cp(join(root, 'public/favicon.svg'), join(folder, 'static/favicon.svg'));
  await writeFile(join(folder, 'static/style.css'), await styles());
}

/**
 * Builds a site without anything from earlier builds.
 * @param folder a site that writeHugo wrote
 * @param out the folder for the pages; its contents are deleted first
 * @throws UserError if Hugo fails
 */
export async function buildHugo(folder: string, out: string): Promise<Measurement> {
  await rm(out, { recursive: true, force: true });
  const options = [
    '--quiet',
    '--noBuildLock',
    '--ignoreCache',
    '--config',
    'hugo.toml,site.json',
    '--destination',
    resolve(out),
  ];
  return measureRun('hugo', options, { cwd: folder });
}

interface Settings {
  name: string;
  description: string;
  url: string;
  language: string;
  categories: Record<string, { title: string; description?: string }>;
}

interface Term {
  term: string;
  aliases?: string[];
  sense?: string;
  category?: string;
  related?: string[];
  published: string;
  faq?: { question: string; answer: string }[];
}

/** A glossary with more terms has a page for each letter, as in Headword. */
const MOST_ON_HOME = 500;

/** The version of YAML that Hugo reads, in which an unquoted `n` means false. */
const YAML_1_1 = { version: '1.1' } as const;

/** @returns the file for Hugo, with aliases as `synonyms` because `aliases` are redirects in Hugo, and the letters of its names */
function termFor(id: string, source: string, language: string): { text: string; letters: Set<string> } {
  const { yaml, body } = splitFrontmatter(source)!;
  const { term, aliases = [], sense, category, related = [], published, faq } = parse(yaml) as Term;
  const letter = letterOf(term, language);
  const see = otherSpellings(term, aliases).map((name) => ({ name, letter: letterOf(name, language) }));
  const letters = new Set([letter, ...see.map((one) => one.letter)]);
  const frontmatter = {
    title: term,
    linkTitle: sense === undefined ? term : `${term} (${sense})`,
    slug: id,
    date: published,
    description: firstSentence(firstParagraph(body), language),
    ...(sense === undefined ? {} : { sense }),
    ...(aliases.length > 0 ? { synonyms: aliases } : {}),
    ...(category === undefined ? {} : { category: [category] }),
    related,
    initial: pathOf(letter),
    letter: [...letters].map(pathOf),
    ...(see.length > 0 ? { see: see.map((one) => ({ name: one.name, letter: pathOf(one.letter) })) } : {}),
    ...(faq === undefined ? {} : { faq }),
  };
  return { text: `---\n${stringify(frontmatter, YAML_1_1)}---\n${body}`, letters };
}

/** The aliases that an index lists: those that differ from the term and from each other in more than punctuation and spaces. */
function otherSpellings(term: string, aliases: readonly string[]): string[] {
  const plain = (name: string): string => name.toLowerCase().replace(/[\p{P}\s]+/gu, '');
  const byKey = new Map(aliases.toReversed().map((alias) => [plain(alias), alias]));
  byKey.delete(plain(term));
  return [...byKey.values()].toReversed();
}

function firstParagraph(body: string): string {
  const { tree } = parseProse(body.trimStart().split('\n\n', 1)[0]!, { kind: 'lines', line: 1, indent: 0 });
  return toString(tree);
}

function pathOf(letter: string): string {
  return letterId(letter).replace(/^letter-/u, '');
}

function siteFor({ name, description, url }: Settings): string {
  return JSON.stringify({ baseURL: `${url}/`, title: name, params: { description } });
}

async function writeList(folder: string, path: string, frontmatter: object): Promise<void> {
  await mkdir(join(folder, 'content', path), { recursive: true });
  await writeFile(join(folder, 'content', path, '_index.md'), `---\n${stringify(frontmatter, YAML_1_1)}---\n`);
}

/** Headword's styles in one file. */
async function styles(): Promise<string> {
  const folder = join(root, 'src/views/styles');
  const files = (await readdir(folder)).filter((file) => file.endsWith('.css')).sort();
  return (await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))).join('\n');
}
