import { basename } from 'node:path';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

/** Exit statuses: 0 fine, 1 problems in the content, 2 wrong usage or a place that can't be used. */
export const EXIT = { fine: 0, problems: 1, usage: 2 } as const;

/** Ends the command with a message and exit status 2. */
export class UsageError extends Error {}

/**
 * Runs a command: reads its options, answers `--help`, and turns its result into the exit status.
 * @param help what `--help` prints
 */
export async function runCommand<const O extends ParseArgsOptionsConfig>(
  help: string,
  options: O,
  run: (values: Values<O>) => Promise<number | undefined>,
): Promise<void> {
  // Whoever reads only the beginning (`| head`) closes the pipe.
  process.stdout.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  try {
    const { values } = readOptions(options);
    if (values.help) console.log(help.trim());
    else process.exitCode = (await run(values as Values<O>)) ?? EXIT.fine;
  } catch (error) {
    process.exitCode = EXIT.usage;
    if (error instanceof UsageError) console.error(`${error.message}\nSee --help.`);
    else {
      const { code = '', path, syscall } = error as NodeJS.ErrnoException;
      // Node says so of a folder that can't be made in a place that can only be read.
      const fault = code === 'ENOENT' && syscall === 'mkdir' ? 'No folder can be made in this place' : places.get(code);
      if (fault === undefined) throw error;
      console.error(`${fault}${path === undefined ? '' : ` (${path})`}. What was there before stays as it was.`);
    }
  }
}

/** What disks and folders refuse, in words. */
const places = new Map([
  ['ENOSPC', 'The disk is full'],
  ['EDQUOT', 'Your share of the disk is full'],
  ['EROFS', 'This place can only be read'],
  ['EACCES', 'This place may not be written to'],
  ['EPERM', 'This place may not be written to'],
  ['EEXIST', 'A file stands where a folder is needed'],
  ['ENOTDIR', 'A file stands where a folder is needed'],
  ['EMFILE', 'The system opens no more files at once'],
  ['ENFILE', 'The system opens no more files at once'],
]);

type Values<O extends ParseArgsOptionsConfig> = {
  [K in keyof O]: O[K] extends { type: 'boolean' } ? boolean | undefined : O[K] extends { default: string } ? string : string | undefined;
};

function readOptions(options: ParseArgsOptionsConfig): { values: { help?: boolean } & object } {
  try {
    return parseArgs({ options: { ...options, help: { type: 'boolean' } }, strict: true });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    // npm takes options for its own that don't follow `--`.
    if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') {
      throw new UsageError(`${message.split('. ')[0]}. With npm, options follow "--": npm run ${basename(process.argv[1]!, '.ts')} -- --content DIR`);
    }
    throw new UsageError(message);
  }
}

export function readPort(port: string): number {
  const number = Number(port);
  if (!/^\d+$/u.test(port) || number > 65_535) throw new UsageError(`"${port}" is not a port: expected a number up to 65535.`);
  return number;
}
