import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { UserError } from '../../src/diagnostics/user-error.ts';

export interface Measured {
  seconds: number;
  /** What the process and those that it started held in memory at most, all at one time; 0 where the system doesn't tell. */
  peakMiB: number;
  /** The same, before a stage that isn't counted began. */
  peakMiBBefore: number;
  /** What it said. */
  output: string;
}

interface Surroundings {
  cwd: string;
  env?: NodeJS.ProcessEnv;
  /** A stage that isn't counted, as the command tells it in CI. */
  before?: string;
}

/**
 * Runs a command to its end.
 * @throws UserError where it fails
 */
export async function measured(
  command: string,
  words: readonly string[],
  { cwd, env, before }: Surroundings,
): Promise<Measured> {
  const start = performance.now();
  const child = spawn(command, words, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'ignore'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (output += part));
  let [peakMiB, peakMiBBefore] = [0, 0];
  const poll = setInterval(async () => {
    const now = await resident(child.pid!);
    peakMiB = Math.max(peakMiB, now);
    if (before === undefined || !output.includes(`\n${before}`)) peakMiBBefore = Math.max(peakMiBBefore, now);
  }, 50);
  const code = await new Promise((settle, refuse) => child.once('error', refuse).once('close', settle)).finally(() =>
    clearInterval(poll),
  );
  const seconds = (performance.now() - start) / 1000;
  if (code !== 0) throw new UserError(`"${[command, ...words].join(' ')}" ended with exit status ${String(code)}.`);
  return { seconds, peakMiB, peakMiBBefore, output };
}

/** Memory that several of them share is counted once for each. */
async function resident(id: number): Promise<number> {
  const read = (file: string): Promise<string> => readFile(`/proc/${id}/${file}`, 'utf8').catch(() => '');
  // Each thread has its own children.
  const threads = await readdir(`/proc/${id}/task`).catch(() => []);
  const [status, ...children] = await Promise.all([
    read('status'),
    ...threads.map((thread) => read(`task/${thread}/children`)),
  ]);
  const own = Number(/^VmRSS:\s*(\d+) kB/mu.exec(status)?.[1] ?? 0) / 1024;
  const others = await Promise.all(
    children
      .join(' ')
      .split(' ')
      .filter((child) => child !== '')
      .map((child) => resident(Number(child))),
  );
  return others.reduce((sum, one) => sum + one, own);
}
