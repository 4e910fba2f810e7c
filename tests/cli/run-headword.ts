import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../places.ts';

export interface Ended {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** The program of this checkout. */
export const headword = join(root, 'src/cli/headword.js');

interface Surroundings {
  /** The checkout, unless given. */
  cwd?: string;
  env?: NodeJS.ProcessEnv;
}

/** Keeps what Node has compiled of the checkout. Else each of some hundred commands compiles it anew, which is half of its work. */
const compiled = { NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/headword-tests') };

/** Runs a command as a user would. Never rejects for a command that fails: what it says is the result. */
export function runHeadword(args: readonly string[], { env, ...surroundings }: Surroundings = {}): Promise<Ended> {
  return runNode([headword, ...args], { ...surroundings, env: { ...compiled, ...env } });
}

/** Runs this Node. */
export async function runNode(args: readonly string[], { cwd = root, env = {} }: Surroundings = {}): Promise<Ended> {
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...environment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = Promise.all(
    [child.stdout, child.stderr].map(async (stream) => (await stream.setEncoding('utf8').toArray()).join('')),
  );
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  const [stdout = '', stderr = ''] = await texts;
  return { status, stdout, stderr };
}

/** Without what a test runner, npm or a CI service tells its children: a command in a test is the command of a user at a terminal. */
export function environment(): NodeJS.ProcessEnv {
  const theirs = /^(?:NODE_ENV|VITEST|NODE_OPTIONS|FORCE_COLOR|CI|npm_.*)$/u;
  const own = Object.entries(process.env).filter(([name]) => !theirs.test(name));
  return { ...Object.fromEntries(own), ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' };
}
