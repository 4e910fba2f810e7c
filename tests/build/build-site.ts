import { spawn } from 'node:child_process';
import { root } from '../places.ts';

export interface BuildResult {
  exitCode: number;
  stdout: string;
  stderr: string;
}

/**
 * Runs the build command as a user would. Never rejects for a build that fails: what it says is the result.
 * @param options.content the content folder
 * @param options.out the output folder; the command makes it
 * @param options.url the public address, where it shall not be the one of the settings
 * @param options.cache where things are kept between runs, where it shall not be the usual place
 */
export async function buildSite(options: {
  content: string;
  out: string;
  url?: string;
  cache?: string;
}): Promise<BuildResult> {
  const site = options.url === undefined ? [] : ['--site', options.url];
  const command = ['src/cli/headword.ts', 'build', '--content', options.content, '--out', options.out, ...site];
  const child = spawn(process.execPath, command, {
    cwd: root,
    env: { ...environment(), ...(options.cache === undefined ? {} : { HEADWORD_CACHE: options.cache }) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = Promise.all(
    [child.stdout, child.stderr].map(async (stream) => (await stream.setEncoding('utf8').toArray()).join('')),
  );
  const exitCode = await new Promise<number>((resolve, reject) => {
    child.once('error', reject).once('close', (code) => resolve(code ?? 1));
  });
  const [stdout = '', stderr = ''] = await texts;
  return { exitCode, stdout, stderr };
}

/** Without what a test runner or a CI service tells its children: a command in a test is the command of a user at a terminal. */
export function environment(): NodeJS.ProcessEnv {
  const {
    NODE_ENV: _mode,
    VITEST: _vitest,
    NODE_OPTIONS: _options,
    FORCE_COLOR: _colour,
    CI: _ci,
    ...rest
  } = process.env;
  return { ...rest, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' };
}
