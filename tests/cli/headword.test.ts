import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { fixture, root } from '../places.ts';
import { environment, headword, runHeadword, runNode, type Ended } from './run-headword.ts';

const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
  version: string;
  engines: { node: string };
};

describe('help', () => {
  test.each([['--help'], ['-h'], ['help'], []])('of the program: %s', async (...args) => {
    const { status, stdout } = await runHeadword(args);
    for (const name of Object.keys(commands)) expect(stdout).toContain(`\n  ${name} `);
    expect(status).toBe(0);
  });

  test.each(Object.keys(commands))('of %s', async (name) => {
    const { status, stdout, stderr } = await runHeadword([name, '--help']);
    expect(stdout).toContain(`\n  headword ${name} `);
    expect(stdout).toContain('Exit status: ');
    expect([status, stderr]).toEqual([0, '']);
  });

  test('--version', async () => {
    expect(await runHeadword(['--version'])).toEqual({ status: 0, stdout: `${manifest.version}\n`, stderr: '' });
  });
});

describe('wrong usage', () => {
  test.each<[string, string[], string]>([
    ['a command', ['chekc'], '"chekc" is not a command. Did you mean "headword check"?\nSee --help.\n'],
    ['a command like no other', ['publish'], '"publish" is not a command.\nSee --help.\n'],
    [
      'an option',
      ['check', '--contnet', 'x'],
      'There is no option "--contnet". Did you mean "--content"?\nSee --help.\n',
    ],
    ['a word', ['check', 'words'], "Unexpected argument 'words'.\nSee --help.\n"],
    ['a value', ['start', '--port', 'many'], '"many" is not a port: expected a number up to 65535.\n'],
    ['a folder', ['check', '--content', 'nowhere'], 'There is no folder "nowhere".\n'],
    [
      'a rule',
      ['check', '--only', 'unknown-trem'],
      '"unknown-trem" is not a rule. Did you mean "unknown-term"? content/RULES.md lists them. Severities are error, warning, note.\n',
    ],
  ])('of %s', async (_, args, message) => {
    expect(await runHeadword(args)).toEqual({ status: 2, stdout: '', stderr: message });
  });
});

test('an option that npm took for its own is told how to be written', async () => {
  const env = { npm_command: 'run-script', npm_package_json: join(root, 'package.json') };
  const { status, stderr } = await runHeadword(['check', 'words'], { env });
  expect([status, stderr]).toEqual([
    2,
    `Unexpected argument 'words'. With npm, options follow "--": npm run check -- --content DIR\nSee --help.\n`,
  ]);
});

describe('a fault of our own ends with 70', () => {
  test.each([
    ['thrown', "throw new Error('our fault')"],
    [
      'thrown where nothing catches it',
      "setTimeout(() => { throw new Error('our fault') }); await new Promise(() => setInterval(() => {}, 1000))",
    ],
    [
      'of a promise that nothing awaits',
      "Promise.reject(new Error('our fault')); await new Promise(() => setInterval(() => {}, 1000))",
    ],
  ])('%s', async (_, code) => {
    const { status, stderr } = await runProgram(code);
    expect(stderr).toContain('Error: our fault\n    at ');
    expect(stderr).toContain('This is a fault of Headword itself. Please report it with the lines above.\n');
    expect(status).toBe(70);
  });

  test('waiting for what never happens', async () => {
    expect((await runProgram('await new Promise(() => {})')).status).toBe(70);
  });
});

test('what the user can mend is told in a sentence, with its cause', async () => {
  const code = `throw new UserError("The store can't be read.", { cause: new Error('EIO: i/o error, read') })`;
  expect(await runProgram(code)).toEqual({
    status: 2,
    stdout: '',
    stderr: "The store can't be read.\nThe cause: EIO: i/o error, read\n",
  });
});

test('a reader that closes the pipe early does not stop a command', async () => {
  const child = spawn(process.execPath, [headword, 'links', '--content', fixture('pages/links/content')], {
    cwd: root,
    env: environment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.destroy();
  const said = child.stderr.setEncoding('utf8').toArray();
  const status = await new Promise((settle) => child.once('close', settle));
  expect([(await said).join(''), status]).toEqual(['', 0]);
});

test.runIf(existsSync('/dev/full'))('output that finds the disk full is told, and fails', async () => {
  const full = openSync('/dev/full', 'w');
  const child = spawn(process.execPath, [headword, 'links', '--content', fixture('pages/links/content')], {
    cwd: root,
    env: environment(),
    stdio: ['ignore', full, 'pipe'],
  });
  closeSync(full);
  const said = child.stderr!.setEncoding('utf8').toArray();
  const status = await new Promise((settle) => child.once('close', settle));
  expect([(await said).join(''), status]).toEqual(['The disk is full. What was there before stays as it was.\n', 2]);
});

test('a Node that is too old is told in one sentence', async () => {
  const older = `Object.defineProperty(process.versions, 'node', { value: '24.14.1' })`;
  const env = { NODE_OPTIONS: `--import ${JSON.stringify(`data:text/javascript,${encodeURIComponent(older)}`)}` };
  expect(await runHeadword(['--version'], { env })).toEqual({
    status: 2,
    stdout: '',
    stderr: 'Headword needs Node 24.15 or newer, and this is Node 24.14.1.\n',
  });
  expect(manifest.engines.node).toBe('>=24.15.0');
});

/** Runs a program of ours that does something else than the commands. */
function runProgram(code: string): Promise<Ended> {
  const from = (path: string): string => JSON.stringify(pathToFileURL(join(root, path)).href);
  const text = `
    import { runProgram } from ${from('src/cli/program.ts')};
    import { UserError } from ${from('src/diagnostics/user-error.ts')};
    await runProgram(async () => { ${code} });`;
  return runNode(['--input-type=module', '--eval', text]);
}
