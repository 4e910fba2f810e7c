import type { Content } from '../source/content.ts';
import { diffLinks, type LinkDiff } from '../links/report/diff-links.ts';
import { linkReport, reasons, type LinkReport, type ReportedLink } from '../links/report/link-report.ts';
import { nearest } from '../diagnostics/nearest.ts';
import { printable } from '../diagnostics/printable.ts';
import { UserError } from '../diagnostics/user-error.ts';
import { inFolder } from '../diagnostics/render-text.ts';
import { atRevision } from '../content/at-revision.ts';
import { compileFolder } from '../engine/compile-folder.ts';
import { shown } from '../content/places.ts';
import { contentFolder } from './paths.ts';
import { tell } from './called.ts';
import { EXIT, command } from './command.ts';

const help = `
Lists every link between terms, and every name of a term that is not linked, with the reason.

  headword links [--content DIR] [--term NAME] [--page NAME] [--diff REVISION] [--format text|json] [--drafts]

  --content DIR     the content folder (content)
  --term NAME       only links to this term, by its file name
  --page NAME       only links from this term's page; pages/NAME for an own page
  --diff REVISION   what changed since a revision in Git: links that came and went, and the names that brought them
  --format FORMAT   text for people, json (text)
  --drafts          as if drafts were published

Exit status: 0 done, 1 the settings can't be read, 2 wrong usage.
`;

const options = {
  content: { type: 'string' },
  term: { type: 'string' },
  page: { type: 'string' },
  diff: { type: 'string' },
  format: { type: 'string', default: 'text' },
  drafts: { type: 'boolean' },
} as const;

export default command({
  help,
  options,
  run: async ({ content, term, page, diff, format, drafts }) => {
    if (format !== 'text' && format !== 'json')
      throw new UserError(`"${format}" is not a format: expected text, json.`);
    const folder = contentFolder(content);
    const now = await read(folder, drafts);
    if (!now) {
      tell(`The settings of ${shown(folder)} can't be read: headword check says why.`);
      return EXIT.problems;
    }
    const terms = now.entries.map(({ id }) => id);
    const all = [...terms, ...now.pages.map(({ id }) => `pages/${id}`)];
    if (term !== undefined && !terms.includes(term))
      throw new UserError(
        `"${term}" is not a term${drafts ? '' : ', or a draft, which --drafts includes'}: expected the name of its file, without .md.${hint(term, terms)}`,
      );
    if (page !== undefined && !all.includes(page)) {
      throw new UserError(
        `"${page}" is not a page: expected the name of a term's file, without .md, or pages/ and that of an own page.${hint(page, all)}`,
      );
    }
    const isWanted = (one: Pick<ReportedLink, 'page' | 'target'>): boolean =>
      (page === undefined || one.page === page) && (term === undefined || one.target.split(', ').includes(term));
    const filter = ({ links, refused }: LinkReport): LinkReport => ({
      links: links.filter(isWanted),
      refused: refused.filter(isWanted),
    });

    if (diff !== undefined) {
      const before = await atRevision(folder, diff, (old, cache) => read(old, drafts, cache));
      if (!before) throw new UserError(`The settings at "${diff}" can't be read.`);
      const changes = diffLinks({ ...before, report: filter(before.report) }, { ...now, report: filter(now.report) });
      process.stdout.write(format === 'json' ? json(changes) : renderDiff(changes, diff));
      return EXIT.fine;
    }
    const report = filter(now.report);
    process.stdout.write(format === 'json' ? json(report) : renderReport(report, shown(folder)));
    return EXIT.fine;
  },
});

function hint(found: string, known: readonly string[]): string {
  const close =
    nearest(found.replace(/\.md$/u, '').toLowerCase(), known) ??
    known.find((one) => one.endsWith(`/${found}`)) ??
    known.find((one) => one.startsWith(`${found}-`));
  return close === undefined ? '' : ` Did you mean "${close}"?`;
}

async function read(folder: string, drafts: boolean | undefined, cache?: string) {
  const { entries, pages, linked, content, close } = await compileFolder(folder, { drafts }, cache);
  const report = linked && linkReport([...entries, ...pages], linked, lineReader(content));
  close();
  return report && { entries, pages, report };
}

function lineReader({ terms, pages }: Content): (file: string, line: number) => string | undefined {
  const texts = new Map([...terms, ...pages].map(({ path, text }) => [path, text]));
  const lines = new Map<string, string[]>();
  return (file, line) => {
    const known = lines.get(file) ?? texts.get(file)?.split('\n') ?? [];
    lines.set(file, known);
    return known[line - 1];
  };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function renderReport({ links, refused }: LinkReport, folder: string): string {
  const all = [
    ...links.map((link) => ({ ...link, says: `→ ${link.target}  ${link.origin}` })),
    ...refused.map((one) => ({ ...one, says: `✗ ${one.target}  ${one.reason}: ${reasons[one.reason]}` })),
  ].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column));
  const lines = all.map(({ file, line, column, field, text, says }) =>
    printable(`${inFolder(folder, file)}:${line}:${column}  ${field}  "${text}" ${says}`),
  );
  const by = (origin: ReportedLink['origin']): number => links.filter((link) => link.origin === origin).length;
  const pages = new Set(links.map(({ language, page }) => `${language} ${page}`)).size;
  return [
    ...lines,
    `${links.length} links on ${pages} pages: ${by('automatic')} automatic, ${by('explicit')} explicit, ${by('related')} related. ${refused.length} mentions not linked.`,
    '',
  ].join('\n');
}

function renderDiff({ added, removed, names }: LinkDiff, revision: string): string {
  const sign = { added: '+', removed: '-' } as const;
  const causes = names.map(({ name, term, change, links, pages }) =>
    printable(
      `The name "${name}" of ${term} ${change === 'added' ? 'adds' : 'takes away'} ${counted(links, 'link')} on ${counted(pages, 'page')}.`,
    ),
  );
  const lines = (change: 'added' | 'removed', links: readonly ReportedLink[]): string[] =>
    links.map(({ file, line, column, text, target, origin }) =>
      printable(`${sign[change]} ${file}:${line}:${column}  "${text}" → ${target}  ${origin}`),
    );
  return [
    ...lines('removed', removed),
    ...lines('added', added),
    ...causes,
    `Since ${revision}: ${counted(added.length, 'link')} more, ${counted(removed.length, 'link')} fewer.`,
    '',
  ].join('\n');
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
