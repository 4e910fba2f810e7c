import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { importGlossary, readers, SOURCE } from '../src/formats/import/import-glossary.ts';
import { isMeaning } from '../src/formats/import/field-names.ts';
import { languageNamed } from '../src/formats/import/languages.ts';
import { sortNotes, type ImportNote } from '../src/formats/import/note.ts';
import { renderReport, renderReportJson } from '../src/formats/import/render-report.ts';
import { isWebAddress } from '../src/source/fields.ts';
import { sourceFile, type SourceFile } from '../src/source/source-file.ts';
import { place, shown } from './io/places.ts';
import { readSource } from './io/read-source.ts';
import { EXIT, UsageError } from './io/usage.ts';
import { isUntouched, STATE_FILE, writeImport } from './io/write-import.ts';

const help = `
Turns somebody else's glossary into terms of Headword.

  npm run import -- --from NAME SOURCE [--content DIR] [--map theirs=ours]… [--plain-links] [--language TAG] [--origin URL] [--format text|json]

  --from NAME        what the source is:
                       kubernetes  the layout of kubernetes/website: Markdown, a folder for each language
                       markdown    a folder of Markdown, or one file with a heading for each term
                       json, yaml  lists of objects, or maps from names to definitions
  SOURCE             its folder or file; nothing is written there
  --content DIR      the content folder to write into (content)
  --map theirs=ours  what a field of the source means, where its name doesn't tell: --map lemma=term. May be given again
  --plain-links      references between terms become plain words instead of links
  --language TAG     the language of entries that don't say theirs (en, or that of site.yaml)
  --origin URL       where pages of the old site that entries link to as /… are to be found (kubernetes: https://kubernetes.io)
  --format FORMAT    the report: text for people, json (text)

Reports by file and line everything that could not be carried over or had to be changed. Run again after the source
changed: files that you edited since are left as they are. ${STATE_FILE} in the content folder remembers what was written.

Exit status: 0 imported, 1 nothing could be imported or something must be decided first, 2 wrong usage.
`;

try {
  process.exitCode = await run();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`${error.message}\nSee --help.`);
  process.exitCode = EXIT.usage;
}

async function run(): Promise<number> {
  const { values, positionals } = readArguments();
  if (values.help) {
    console.log(help.trim());
    return EXIT.fine;
  }
  const { from, content, language, origin, format } = values;
  if (from === undefined || !Object.hasOwn(readers, from)) throw new UsageError(`--from ${from === undefined ? 'is missing' : `"${from}" is not a reader`}: expected ${Object.keys(readers).join(', ')}.`);
  const [named, ...more] = positionals;
  if (named === undefined || more.length > 0) throw new UsageError(`Expected one SOURCE, a folder or a file${more.length > 0 ? `; found ${positionals.join(', ')}` : ''}.`);
  if (format !== 'text' && format !== 'json') throw new UsageError(`"${format}" is not a format: expected text, json.`);
  const tag = language === undefined ? undefined : languageNamed(language);
  if (language !== undefined && tag === undefined) throw new UsageError(`"${language}" is not a language: expected a tag such as en, de or pt-BR.`);
  if (origin !== undefined && !/^https?:/iu.test(isWebAddress(origin) ? origin : '')) throw new UsageError(`"${origin}" is not an address: expected one such as https://example.com.`);

  const target = place(content, 'content');
  const sourcePlace = place(named, '');
  const { root, source, notes } = await readSource(sourcePlace);
  const key = `${from}:${basename(sourcePlace)}${tag === undefined ? '' : `:${tag}`}`;
  const settings = await ownersSettings(target, key);
  const map = readMap(values.map ?? [], settings);
  const result = importGlossary({ from, source, map, isPlain: values['plain-links'] ?? false, language: tag, origin: origin?.replace(/\/+$/u, ''), settings });
  const isStopped = result.files.size === 0 || result.notes.some(({ effect }) => effect === 'stopped');
  const files = isStopped || result.files.size === 0 ? { written: 0, unchanged: 0, kept: 0, notes: [] } : await writeImport(target, result, { key, root });

  const isFile = root !== sourcePlace;
  const inSource = (one: ImportNote): ImportNote => ({ ...one, file: isFile || one.file === SOURCE ? named : `${shown(sourcePlace)}/${one.file}` });
  const inContent = (one: ImportNote): ImportNote => ({ ...one, file: `${shown(target)}/${one.file}` });
  const { found, carried, merged, skipped, terms, links } = result.counts;
  const told = [...notes, ...result.notes];
  const report = {
    notes: [...sortNotes(told.filter(({ file }) => file !== 'site.yaml').map(inSource)), ...sortNotes([...told.filter(({ file }) => file === 'site.yaml'), ...files.notes].map(inContent))],
    entries: { found, carried: isStopped ? 0 : carried, merged, skipped },
    terms,
    links,
    files: { written: files.written, unchanged: files.unchanged, kept: files.kept },
  };
  process.stdout.write(format === 'json' ? renderReportJson(report) : renderReport(report));
  return isStopped ? EXIT.problems : EXIT.fine;
}

function readArguments() {
  const options = {
    from: { type: 'string' },
    content: { type: 'string' },
    map: { type: 'string', multiple: true },
    'plain-links': { type: 'boolean' },
    language: { type: 'string' },
    origin: { type: 'string' },
    format: { type: 'string', default: 'text' },
    help: { type: 'boolean' },
  } as const;
  try {
    return parseArgs({ options, strict: true, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** Settings that this import wrote and nobody touched don't count: they are written anew, with what the source has by now. */
async function ownersSettings(target: string, key: string): Promise<SourceFile | undefined> {
  const text = await readFile(join(target, 'site.yaml'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (['ENOENT', 'ENOTDIR'].includes(error.code ?? '')) return undefined;
    throw error;
  });
  if (text === undefined || (await isUntouched(target, 'site.yaml', key))) return undefined;
  return sourceFile('site.yaml', text);
}

function readMap(written: readonly string[], settings: SourceFile | undefined): Map<string, string> {
  const sections = new Set([...(settings?.text ?? '').matchAll(/\bfield:\s*["']?(\w+)/gu)].map(([, field]) => field));
  return new Map(
    written.map((one) => {
      const [theirs, ours, ...rest] = one.split('=').map((part) => part.trim());
      if (!theirs || !ours || rest.length > 0) throw new UsageError(`--map "${one}": expected theirs=ours, such as lemma=term.`);
      if (!isMeaning(ours) && !sections.has(ours)) throw new UsageError(`--map "${one}": "${ours}" is not a field of an entry.`);
      return [theirs, ours];
    }),
  );
}
