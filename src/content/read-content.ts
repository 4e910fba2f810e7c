import { lstatSync } from 'node:fs';
import type { Content } from '../source/content.ts';
import { START } from '../diagnostics/position.ts';
import { problem, type Problem } from '../diagnostics/problem.ts';
import type { Asset, Assets } from '../source/asset.ts';
import { encodedFile, type SourceFile } from '../source/source-file.ts';
import { checkLayoutSheet, checkTheme } from './check-theme.ts';
import { ChangedMeanwhile, MOST_TEXT, unlessGone } from './content-file.ts';
import { scanContent, type ContentFolder } from './content-folder.ts';
import { inputStampOf } from './file-memory.ts';
import { inParallel } from './in-parallel.ts';
import type { InputFile } from './input-file.ts';
import { assetKind, inspectAsset } from './inspect-asset.ts';

/** Reads a content folder. What can't be read comes back as problems; nothing is written. */
export async function readContent(folder: string): Promise<Content> {
  return contentOf(scanContent(folder));
}

/** The content of a folder that was looked through. Pictures that no run has looked into yet are opened. */
export async function contentOf({ files, ignored }: ContentFolder): Promise<Content> {
  const problems: Problem[] = ignored.map(({ path, expected }) => problem('ignored-file', path, START, { expected }));
  const inPart = (part: string): InputFile[] => [...files.values()].filter(({ path }) => path.startsWith(`${part}/`));
  const read = (file: InputFile | undefined): SourceFile[] => (file ? readText(file, problems) : []);
  const terms = inPart('terms').flatMap(read);
  const pages = inPart('pages').flatMap(read);
  const layout = inPart('layout').flatMap(read);
  for (const { path, text } of layout)
    if (path.endsWith('.css')) problems.push(...(await checkLayoutSheet(path, text)));
  const assets = await readAssets(inPart('images'), problems);
  const [settings] = read(files.get('site.yaml'));
  const [theme] = read(files.get('theme.css'));
  if (theme) problems.push(...(await checkTheme(theme.text)));
  const publicFiles = inPart('public').map(({ path }) => path.slice('public'.length));
  return { settings, terms, pages, assets, layout, publicFiles, problems };
}

/** The text is decoded when it is needed: what most files say is known from earlier runs. */
function readText({ path, known, stamp: [size], bytes }: InputFile, problems: Problem[]): SourceFile[] {
  if (known.fault === undefined) return [encodedFile(path, bytes, known.digest)];
  problems.push(
    problem('unreadable-text', path, START, known.fault === 'size' ? { tooLarge: { size, limit: MOST_TEXT } } : {}),
  );
  return [];
}

/** At most this many pictures are open at a time. */
const MOST_OPEN = 16;

async function readAssets(files: readonly InputFile[], problems: Problem[]): Promise<Assets> {
  const isUnknown = ({ known }: InputFile): boolean => known.asset === undefined;
  await inParallel(
    files.filter(isUnknown).map((file) => () => inspect(file)),
    MOST_OPEN,
  );
  const assets = new Map<string, Asset>();
  for (const { path, known } of files) {
    const name = path.normalize('NFC');
    const facts = known.asset!;
    if (facts.damage !== undefined)
      problems.push(problem('damaged-image', path, START, { found: path, what: facts.damage }));
    if (assets.has(name))
      problems.push(
        problem('ignored-file', path, START, {
          expected: `another name than "${name}", not only another Unicode form of it`,
        }),
      );
    else
      assets.set(name, {
        path: name,
        ...(name === path ? {} : { file: path }),
        ...assetKind(path)!,
        digest: known.digest,
        ...facts,
      });
  }
  return new Map([...assets].sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function inspect(file: InputFile): Promise<void> {
  const asset = await inspectAsset(file.file, assetKind(file.path)!);
  const stats = unlessGone(file.file, (one) => lstatSync(one));
  // The facts must be those of the bytes that the digest is of.
  if (String(stats && inputStampOf(stats)) !== String(file.stamp)) throw new ChangedMeanwhile(`"${file.path}" was`);
  file.known = { ...file.known, asset };
}
