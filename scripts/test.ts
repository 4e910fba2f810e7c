import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const usage = `Runs the tests of Headword: all of them, or the named parts.

  npm test
  npm test -- [style] [types] [unit] [browser]

  style     formatting (Prettier) and lint (Oxlint)
  types     the types of pages and components (astro check) and of everything else (tsc)
  unit      stages, fixtures, commands and builds (Vitest)
  browser   the built sites in a real Chromium (Playwright)

The last line says how many passed and failed. Exit status: 0 all passed, 1 some failed, 2 wrong usage.
`;

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
  /** The failures, which are printed again at the end of the long output. */
  failures?: string[];
}

const MOST_OF_A_MESSAGE = 2_000;

const parts: Record<string, (reports: string) => Promise<Tally>> = {
  style: runStyle,
  types: runTypes,
  unit: runUnit,
  browser: runBrowser,
};
const root = fileURLToPath(new URL('../', import.meta.url));
const resolve = createRequire(import.meta.url).resolve;

await main();

async function main(): Promise<void> {
  const names = readArguments();
  const reports = await mkdtemp(join(tmpdir(), 'headword-test-'));
  const tallies: Tally[] = [];
  // A failing part doesn't stop the others: their results help to find the cause.
  for (const name of names) tallies.push(await parts[name]!(reports));
  await rm(reports, { recursive: true });
  const total = (key: Exclude<keyof Tally, 'failures'>): number => tallies.reduce((sum, tally) => sum + tally[key], 0);
  const skipped = total('skipped');
  for (const failure of tallies.flatMap(({ failures = [] }) => failures)) process.stdout.write(`\n✗ ${failure}\n`);
  process.exitCode = total('failed') > 0 ? 1 : 0;
  process.stdout.write(
    `\n${total('passed')} passed, ${total('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`,
  );
}

/** Reads the arguments. Ends the process on `--help` and on wrong usage. @returns the parts to run, in order */
function readArguments(): string[] {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { help: { type: 'boolean', short: 'h' } },
    });
    if (values.help) {
      process.stdout.write(usage);
      process.exit(0);
    }
    const unknown = positionals.find((name) => !Object.hasOwn(parts, name));
    if (unknown !== undefined) throw new Error(`"${unknown}" is not a part of the tests.`);
    return Object.keys(parts).filter((name) => positionals.length === 0 || positionals.includes(name));
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}`);
    process.exit(2);
  }
}

async function runStyle(): Promise<Tally> {
  const folders = ['src', 'scripts', 'tests', 'astro.config.ts'];
  const files = ['{src,scripts,tests}/**/*.{ts,js,astro,css}', 'astro.config.ts', '!tests/fixtures/**'];
  const statuses = [await run('prettier', ['--check', '--log-level', 'warn', ...files]), await run('oxlint', folders)];
  const failures = ['Prettier: run npm run format.', 'Oxlint'].filter((_, index) => statuses[index] !== 0);
  return { passed: statuses.length - failures.length, failed: failures.length, skipped: 0, failures };
}

async function runTypes(): Promise<Tally> {
  // `astro check` runs first, because it generates type files that tsc needs.
  const statuses = [await run('astro', ['check', '--root', '.']), await run('typescript', ['--noEmit'], 'tsc')];
  const failed = statuses.filter((status) => status !== 0).length;
  const failures = ['astro check', 'tsc'].filter((_, index) => statuses[index] !== 0);
  return { passed: statuses.length - failed, failed, skipped: 0, failures };
}

async function runUnit(reports: string): Promise<Tally> {
  const file = join(reports, 'unit.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const status = await run('vitest', ['run', '--config', 'tests/vitest.config.ts', ...reporters]);
  const report = await readReport(file);
  const {
    numPassedTests: passed = 0,
    numFailedTests: failed = 0,
    numPendingTests = 0,
    numTodoTests = 0,
    testResults = [],
  } = report;
  const failures = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status: one }) => one === 'failed')
      .map(
        ({ fullName, failureMessages }) =>
          `${name}: ${fullName}\n${failureMessages.join('\n').slice(0, MOST_OF_A_MESSAGE)}`,
      ),
  );
  return settle({ passed, failed, skipped: numPendingTests + numTodoTests, failures }, status);
}

async function runBrowser(reports: string): Promise<Tally> {
  const file = join(reports, 'browser.json');
  const status = await run('playwright', ['test', '--config', 'tests/playwright.config.ts'], 'playwright', {
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  });
  const { stats = {} } = await readReport(file);
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = stats;
  return settle({ passed: expected, failed: unexpected + flaky, skipped }, status);
}

/** Counts a failed runner without failed tests as one failure: a file couldn't be loaded, or a site couldn't be built. */
function settle(tally: Tally, status: number): Tally {
  return status !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

interface Report {
  testResults?: { name: string; assertionResults: { fullName: string; status: string; failureMessages: string[] }[] }[];
  numPassedTests?: number;
  numFailedTests?: number;
  numPendingTests?: number;
  numTodoTests?: number;
  stats?: { expected?: number; unexpected?: number; flaky?: number; skipped?: number };
}

async function readReport(file: string): Promise<Report> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Report;
  } catch {
    return {};
  }
}

/** Runs a package's program with the same Node, and passes its output on. @returns its exit status */
async function run(
  packageName: string,
  args: readonly string[],
  program = packageName,
  env: Record<string, string> = {},
): Promise<number> {
  const command = [await programFile(packageName, program), ...args];
  process.stdout.write(
    `\n› ${program} ${args.filter((arg) => !arg.startsWith('--reporter') && !arg.startsWith('--output')).join(' ')}\n`,
  );
  return new Promise((settled, reject) => {
    const child = spawn(process.execPath, command, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env },
    });
    child.once('error', reject).once('close', (code) => settled(code ?? 1));
  });
}

/** The JavaScript file of a package's program. The files in `node_modules/.bin` differ between systems. */
async function programFile(packageName: string, program: string): Promise<string> {
  const manifest = resolve(`${packageName}/package.json`);
  const { bin } = JSON.parse(await readFile(manifest, 'utf8')) as { bin: string | Record<string, string> };
  return join(dirname(manifest), typeof bin === 'string' ? bin : bin[program]!);
}
