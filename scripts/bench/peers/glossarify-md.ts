import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify, stripVTControlCharacters } from 'node:util';
import type { Link } from 'mdast';
import { parseProse } from '../../../src/prose/parse-prose.ts';
import type { ExpectedLink, LinkingCase } from '../../../tests/links/run-case.ts';
import { peerTerms, peerText, type PeerTerm } from './peer-input.ts';
import { readLinks } from './read-links.ts';

const run = promisify(execFile);

/**
 * Runs glossarify-md on a case, in a project and a process of its own: within a process, it keeps the terms of earlier runs.
 * @param home the folder of the package
 * @param limit the time limit in milliseconds
 * @throws if it fails or takes longer
 */
export async function glossarifyMd(home: string, one: LinkingCase, limit: number): Promise<ExpectedLink[]> {
  const folder = await mkdtemp(join(tmpdir(), 'headword-bench-'));
  try {
    const terms = peerTerms(one);
    await mkdir(join(folder, 'docs'));
    await writeFile(join(folder, 'docs', 'glossary.md'), glossary(terms));
    await writeFile(join(folder, 'docs', 'page.md'), peerText(one));
    await writeFile(join(folder, 'conf.json'), JSON.stringify(configuration(home, one, terms)));
    const { stderr } = await run(process.execPath, [join(home, 'bin', 'index.js'), '--config', 'conf.json'], {
      cwd: folder,
      timeout: limit,
    });
    const fault = /^\s*\d+:\d+\s+error\s+(.*)/mu.exec(stripVTControlCharacters(stderr));
    if (fault) throw new Error(fault[1]);
    return linksIn(await readFile(join(folder, 'out', 'page.md'), 'utf8'));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The glossary file, with ids in Pandoc's syntax and aliases as a term attribute, as its manual describes. */
function glossary(terms: readonly PeerTerm[]): string {
  const entries = terms.map(({ id, name, aliases }) => {
    const attributes = aliases.length > 0 ? `<!--${JSON.stringify({ aliases: aliases.join(', ') })}-->\n\n` : '';
    return `## ${name.replace(/[!-/:-@[-`{-~]/gu, '\\$&')} {#${id}}\n\n${attributes}Described here.\n`;
  });
  return `# Glossary\n\n${entries.join('\n')}`;
}

/**
 * The configuration that is nearest to the suite. It can't link only the first mention on a page, and capitals count for
 * all terms or for none. Of homonyms it can link all, the first one or none; the suite expects none if nothing decides.
 */
function configuration(home: string, { page, policy, terms: all }: LinkingCase, terms: readonly PeerTerm[]): object {
  const isSilent = all.some(({ id, linking }) => id === page && linking?.outgoing === false);
  return {
    $schema: resolve(home, 'conf', 'v5', 'schema.json'),
    baseDir: './docs',
    outDir: '../out',
    ignoreCase: !(terms.length > 0 && terms.every(({ caseSensitive }) => caseSensitive)),
    keepRawFiles: isSilent ? ['page.md'] : [],
    linking: {
      mentions: policy?.mentions === 'all' ? 'all' : 'first-in-paragraph',
      limitByAlternatives: -1,
      headingDepths: [2],
      headingAsLink: false,
      byReferenceDefinition: false,
    },
  };
}

function linksIn(markdown: string): ExpectedLink[] {
  const { tree } = parseProse(markdown, { kind: 'lines', line: 1, indent: 0 });
  return readLinks(tree, (node) =>
    node.type === 'link' ? /^\.\/glossary\.md#(.*)/u.exec((node as Link).url)?.[1] : undefined,
  );
}
