import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { type ExpectedLink, type LinkingCase, linkingCases, runCase } from '../../tests/links/run-case.ts';
import { EXIT, command, UsageError } from '../../src/cli/command.ts';
import { docusaurusPluginGlossary } from './peers/docusaurus-plugin-glossary.ts';
import { glossarifyMd } from './peers/glossarify-md.ts';

const help = `
Runs the suite of tests/fixtures/linking with Headword, and with the other linkers installed in a folder. Prints the cases passed, by group.

  npm run bench cases -- [FOLDER]

  FOLDER   a folder with other linkers: npm install --prefix FOLDER glossarify-md docusaurus-plugin-glossary
`;

export default command({
  help,
  options: {},
  takesWords: true,
  run: async (_, [folder, ...more]) => {
    if (more.length > 0) throw new UsageError('Expected one FOLDER, or none.');
    const groups = linkingCases();
    const linkers: Linker[] = [
      { name: 'Headword', link: runCase },
      ...(folder === undefined ? [] : await installedPeers(resolve(folder))),
    ];
    const all = [...groups.values()].flat();
    const passed = new Map<Linker, Set<LinkingCase>>();
    const thrown: string[] = [];
    for (const linker of linkers) passed.set(linker, await passedBy(linker, all, thrown));
    const line = (name: string, cases: readonly LinkingCase[]): string[] => [
      name,
      String(cases.length),
      ...linkers.map((linker) => String(cases.filter((one) => passed.get(linker)!.has(one)).length)),
    ];
    print([
      ['group', 'cases', ...linkers.map(({ name }) => name)],
      ...[...groups].map(([name, cases]) => line(name, cases)),
      line('all', all),
      line('all that need no syntax or policy of Headword’s', all.filter(isPlain)),
    ]);
    for (const fault of thrown) console.log(fault);
    return EXIT.fine;
  },
});

interface Linker {
  name: string;
  link: (one: LinkingCase) => ExpectedLink[] | Promise<ExpectedLink[]>;
}

/** The time limit for a case, in milliseconds. */
const LIMIT = 20_000;

const PEERS = { 'glossarify-md': glossarifyMd, 'docusaurus-plugin-glossary': docusaurusPluginGlossary };

const PROBE: LinkingCase = {
  name: 'probe',
  terms: [{ id: 'pod', name: 'pod' }],
  text: 'A pod runs.\n',
  links: [{ text: 'pod', to: 'pod' }],
};

/** The peers that can be run. Prints a line for each one that can't. */
async function installedPeers(folder: string): Promise<Linker[]> {
  const found: Linker[] = [];
  for (const [name, run] of Object.entries(PEERS)) {
    const home = join(folder, 'node_modules', name);
    const manifest = await readFile(join(home, 'package.json'), 'utf8').catch(() => undefined);
    if (manifest === undefined) {
      console.log(`${name} is not installed in "${folder}".`);
      continue;
    }
    const linker: Linker = {
      name: `${name} ${(JSON.parse(manifest) as { version: string }).version}`,
      link: (one) => inTime(run(home, one, LIMIT)),
    };
    const fault = await faultOf(linker, PROBE);
    if (fault === undefined) found.push(linker);
    else console.log(`${linker.name} can't be run with what is installed beside it: ${fault}`);
  }
  return found;
}

async function passedBy(linker: Linker, cases: readonly LinkingCase[], thrown: string[]): Promise<Set<LinkingCase>> {
  const passed = new Set<LinkingCase>();
  const left = [...cases];
  const work = async (): Promise<void> => {
    for (let one = left.shift(); one; one = left.shift()) {
      const fault = await faultOf(linker, one);
      if (fault === undefined) passed.add(one);
      else if (fault !== OTHER_LINKS) thrown.push(`${linker.name} threw at “${one.name}”: ${fault}`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return passed;
}

const OTHER_LINKS = 'other links than expected';

async function faultOf({ link }: Linker, one: LinkingCase): Promise<string | undefined> {
  try {
    return isSame(await link(one), one.links) ? undefined : OTHER_LINKS;
  } catch (error) {
    return (error as Error).message.split('\n')[0];
  }
}

function isSame(made: readonly ExpectedLink[], expected: readonly ExpectedLink[]): boolean {
  const asText = (links: readonly ExpectedLink[]): string =>
    JSON.stringify(links.map(({ text, to, nth = 1 }) => [text, to, nth]));
  return asText(made) === asText(expected);
}

/** Whether a linker that links every mention and doesn't know Headword's syntax could pass a case. */
function isPlain(one: LinkingCase): boolean {
  return (
    !/\]\(term:|\[\[|<!-- links o/u.test(one.text) &&
    isSame(runCase({ ...one, policy: { mentions: 'all' } }), one.links)
  );
}

function inTime<T>(work: Promise<T>): Promise<T> {
  return new Promise((settle, refuse) => {
    const timer = setTimeout(() => refuse(new Error(`no answer in ${LIMIT / 1000} s`)), LIMIT);
    void work.then(settle, refuse).finally(() => clearTimeout(timer));
  });
}

function print(rows: readonly (readonly string[])[]): void {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  for (const row of rows)
    console.log(
      row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  '),
    );
}
