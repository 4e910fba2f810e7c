import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { UserError } from '../../src/diagnostics/user-error.ts';

export interface Measurement {
  seconds: number;
  /** Processor time of the process, without its children; 0 on systems without `/proc`. */
  cpuSeconds: number;
  /** The exit status; null if a signal ended the process. */
  status: number | null;
  /** The peak resident memory of the process and its children together; 0 on systems without `/proc`. */
  peakMiB: number;
  /** The standard output. */
  output: string;
}

interface RunOptions {
  cwd: string;
  env?: NodeJS.ProcessEnv;
  /** Whether any exit status is a measurement. */
  isAnyStatus?: boolean;
}

/**
 * Runs a command to its end and measures time and memory.
 * @throws UserError if its exit status isn't 0, unless any is wanted
 */
export async function measureRun(
  command: string,
  words: readonly string[],
  { cwd, env, isAnyStatus = false }: RunOptions,
): Promise<Measurement> {
  const start = performance.now();
  const child = spawn(command, words, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'ignore'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (output += part));
  let [peakMiB, cpuSeconds] = [0, 0];
  const poll = setInterval(async () => {
    const now = await resident(child.pid!);
    cpuSeconds = Math.max(cpuSeconds, await processorTime(child.pid!));
    peakMiB = Math.max(peakMiB, now);
  }, 50);
  const status = await new Promise<number | null>((settle, refuse) =>
    child.once('error', refuse).once('close', settle),
  ).finally(() => clearInterval(poll));
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0 && !isAnyStatus)
    throw new UserError(`"${[command, ...words].join(' ')}" ended with exit status ${String(status)}.`);
  return { seconds, cpuSeconds, status, peakMiB, output };
}

/** The time that all threads of a process have had a processor. Linux counts it in hundredths of a second. */
async function processorTime(id: number): Promise<number> {
  const text = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => '');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / 100;
}

/** The resident memory of a process and its children, in MiB. Memory that they share is counted once for each. */
async function resident(id: number): Promise<number> {
  const read = (file: string): Promise<string> => readFile(`/proc/${id}/${file}`, 'utf8').catch(() => '');
  // The children of a process are listed by the thread that started them.
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
