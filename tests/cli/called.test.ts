import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { asCalled } from '../../src/cli/called.ts';
import { root } from '../places.ts';

const folder = mkdtempSync(join(tmpdir(), 'headword-called-'));
const manifest = join(folder, 'package.json');
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());

const text = 'See headword check --content words, or headword links.';

describe('messages name a command as it was called', () => {
  test.each<[string, Record<string, string>, Record<string, string | undefined>, string]>([
    ['without npm', {}, {}, text],
    [
      'by scripts of any name',
      { lint: 'headword check --content glossary', start: 'NO_COLOR=1 headword links' },
      { npm_command: 'run-script', npm_lifecycle_event: 'lint', npm_package_json: manifest },
      'See npm run lint -- --content words, or npm start --.',
    ],
    [
      'by one of several such scripts',
      { 'check-de': 'headword check --content de', 'check-en': 'headword check --content en' },
      { npm_command: 'run-script', npm_lifecycle_event: 'check-en', npm_package_json: manifest },
      'See npm run check-en -- --content words, or npx headword links.',
    ],
    [
      'not by a script that goes on with something else, which would get the options',
      { test: 'headword check && headword links' },
      { npm_command: 'test', npm_lifecycle_event: 'test', npm_package_json: manifest },
      'See npx headword check --content words, or npm run test --.',
    ],
    [
      'by npx',
      { lint: 'headword check' },
      { npm_command: 'exec', npm_package_json: manifest },
      'See npx headword check --content words, or npx headword links.',
    ],
    [
      'in the checkout',
      {},
      { npm_command: 'run-script', npm_package_json: join(root, 'package.json') },
      'See npm run check -- --content words, or npm run links --.',
    ],
  ])('%s', (_, scripts, npm, expected) => {
    writeFileSync(manifest, JSON.stringify({ scripts }));
    for (const name of ['npm_command', 'npm_lifecycle_event', 'npm_package_json']) vi.stubEnv(name, npm[name]);
    expect(asCalled(text)).toBe(expected);
  });
});

test('a word that is no command stays as it is', () => {
  vi.stubEnv('npm_command', 'exec');
  expect(asCalled('The headword stands first. headword checks')).toBe('The headword stands first. headword checks');
});
