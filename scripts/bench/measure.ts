import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { UsageError } from '../io/usage.ts';

export interface Measured {
  seconds: number;
  /** What the process held in memory at most; 0 where the system doesn't tell. */
  peakMiB: number;
  /** What it said. */
  output: string;
}

/**
 * Runs a command to its end.
 * @throws UsageError where it fails
 */
export async function measured(command: string, words: readonly string[], { cwd, env }: { cwd: string; env?: NodeJS.ProcessEnv }): Promise<Measured> {
  const start = performance.now();
  const child = spawn(command, words, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'ignore'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (output += part));
  let peakMiB = 0;
  const poll = setInterval(async () => {
    peakMiB = Math.max(peakMiB, await residentPeak(child.pid!));
  }, 50);
  const code = await new Promise((settle, refuse) => child.once('error', refuse).once('close', settle)).finally(() => clearInterval(poll));
  const seconds = (performance.now() - start) / 1000;
  if (code !== 0) throw new UsageError(`"${[command, ...words].join(' ')}" ended with exit status ${String(code)}.`);
  return { seconds, peakMiB, output };
}

async function residentPeak(id: number): Promise<number> {
  const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '');
  return Number(/^VmHWM:\s*(\d+) kB/mu.exec(status)?.[1] ?? 0) / 1024;
}
