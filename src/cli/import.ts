import { basename, join, resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { importGlossary, readers } from '../import/import-glossary.ts';
import { isMeaning } from '../import/fields/field-names.ts';
import { languageCoded } from '../import/text/languages.ts';
import { FORMS } from '../import/misreading.ts';
import { SOURCE, sortNotes, type ImportNote } from '../import/note.ts';
import { renderReport, renderReportJson } from '../import/render-report.ts';
import type { Site } from '../site/site.ts';
import { isWebAddress } from '../source/fields.ts';
import { sourceFile, type SourceFile } from '../source/source-file.ts';
import { contentFile } from '../content/content-file.ts';
import { shown } from '../content/places.ts';
import { readSettings } from '../site/read-settings.ts';
import { contentFolder } from './paths.ts';
import { readImport } from '../content/read-import.ts';
import { command, EXIT, UsageError } from './command.ts';
import { isUntouched, STATE_FILE, writeImport } from '../content/write-import.ts';

const help = `
Turns another system's glossary into terms of Headword.

  headword import --from NAME SOURCE [--content DIR] [--map theirs=ours]… [--plain-links] [--language TAG] [--origin URL] [--format text|json]

  --from NAME        what the source is:
                       kubernetes  the layout of kubernetes/website: Markdown, a folder for each language
                       markdown    a folder of Markdown, a file for each term; or pages that list terms: under
                                   headings, in tables, in lists of definitions, or in bold
                       json, yaml  lists of objects, or maps from names to definitions
  SOURCE             its folder or file; nothing is written there
  --content DIR      the content folder to write into (content)
  --map theirs=ours  what a field of the source means, where its name doesn't tell: --map lemma=term. May be given again
                     title.rendered=term names a field inside a field
  --plain-links      references between terms become plain words instead of links
  --language TAG     the language of entries that don't say theirs (en, or that of site.yaml)
  --origin URL       where pages of the old site that entries link to as /… are to be found (kubernetes: https://kubernetes.io)
  --format FORMAT    the report: text for people, json (text)

Reports by file and line everything that could not be carried over or had to be changed. Run again after the source
changed: files that you edited since are left as they are. ${STATE_FILE} in the content folder remembers what was written.

Exit status: 0 imported, 1 nothing could be imported or something must be decided first, 2 wrong usage.
`;

const options = {
  from: { type: 'string' },
  content: { type: 'string' },
  map: { type: 'string', multiple: true },
  'plain-links': { type: 'boolean' },
  language: { type: 'string' },
  origin: { type: 'string' },
  format: { type: 'string', default: 'text' },
} as const;

export default command({
  help,
  options,
  takesWords: true,
  run: async ({ from, content, map: written, 'plain-links': isPlain, language, origin, format }, positionals) => {
    if (from === undefined || !Object.hasOwn(readers, from))
      throw new UsageError(
        `--from ${from === undefined ? 'is missing' : `"${from}" is not a reader`}: expected ${Object.keys(readers).join(', ')}. ${FORMS}`,
      );
    const [named, ...more] = positionals;
    if (named === undefined || more.length > 0)
      throw new UsageError(
        `Expected one SOURCE, a folder or a file${more.length > 0 ? `; found ${positionals.join(', ')}` : ''}.`,
      );
    if (format !== 'text' && format !== 'json')
      throw new UsageError(`"${format}" is not a format: expected text, json.`);
    const tag = language === undefined ? undefined : languageCoded(language);
    if (language !== undefined && tag === undefined)
      throw new UsageError(`"${language}" is not a language: expected a tag such as en, de or pt-BR.`);
    if (origin !== undefined && !/^https?:/iu.test(isWebAddress(origin) ? origin : ''))
      throw new UsageError(`"${origin}" is not an address: expected one such as https://example.com.`);

    keepHeapSmall();
    const target = contentFolder(content);
    const sourcePlace = resolve(named);
    const { root, source, notes } = await readImport(sourcePlace);
    const key = `${from}:${basename(sourcePlace)}${tag === undefined ? '' : `:${tag}`}`;
    const settings = ownersSettings(target, key);
    const map = readMap(written ?? [], settings && readSettings(settings).site);
    const result = importGlossary({
      from,
      source,
      map,
      isPlain: isPlain ?? false,
      language: tag,
      origin: origin?.replace(/\/+$/u, ''),
      settings,
    });
    const isStopped = result.files.size === 0 || result.notes.some(({ effect }) => effect === 'stopped');
    const files =
      isStopped || result.files.size === 0
        ? { written: 0, unchanged: 0, kept: 0, notes: [] }
        : await writeImport(target, result, { key, root });

    const isFile = root !== sourcePlace;
    const inSource = (one: ImportNote): ImportNote => ({
      ...one,
      file: isFile || one.file === SOURCE ? named : `${shown(sourcePlace)}/${one.file}`,
    });
    const inContent = (one: ImportNote): ImportNote => ({ ...one, file: `${shown(target)}/${one.file}` });
    const { found, carried, merged, skipped, terms, drafts, links } = result.counts;
    const told = [...notes, ...result.notes];
    const report = {
      notes: [
        ...sortNotes(told.filter(({ file }) => file !== 'site.yaml').map(inSource)),
        ...sortNotes([...told.filter(({ file }) => file === 'site.yaml'), ...files.notes].map(inContent)),
      ],
      entries: { found, carried: isStopped ? 0 : carried, merged, skipped },
      terms: isStopped ? 0 : terms,
      drafts: isStopped ? 0 : drafts,
      links: isStopped ? 0 : links,
      files: { written: files.written, unchanged: files.unchanged, kept: files.kept },
    };
    process.stdout.write(format === 'json' ? renderReportJson(report) : renderReport(report));
    return isStopped ? EXIT.problems : EXIT.fine;
  },
});

/**
 * V8 lets a heap grow to several times of what is in use. A glossary of 21 MB of JSON took more than 550 MB of memory: with
 * a collection after each 40 percent more it takes 485, in the same time.
 */
function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=40');
  setFlagsFromString('--semi-space-growth-factor=1');
}

/** Settings that this import wrote and that stand as it left them don't count: they are written anew from what the source has by now. */
function ownersSettings(target: string, key: string): SourceFile | undefined {
  const text = contentFile(join(target, 'site.yaml'))?.toString();
  return text === undefined || isUntouched(target, 'site.yaml', key) ? undefined : sourceFile('site.yaml', text);
}

function readMap(written: readonly string[], site: Site | undefined): Map<string, string> {
  const sections = new Set(site?.settings.sections.map(({ field }) => field));
  return new Map(
    written.map((one) => {
      const [theirs, ours, ...rest] = one.split('=').map((part) => part.trim());
      if (!theirs || !ours || rest.length > 0)
        throw new UsageError(`--map "${one}": expected theirs=ours, such as lemma=term.`);
      if (!isMeaning(ours) && !sections.has(ours))
        throw new UsageError(`--map "${one}": "${ours}" is not a field of an entry.`);
      return [theirs, ours];
    }),
  );
}
