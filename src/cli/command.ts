import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { UserError } from '../diagnostics/user-error.ts';
import { asCalled, tell } from './called.ts';

/** Exit statuses: 0 fine, 1 problems in the content, 2 wrong usage or a place that can't be used, 70 a fault of Headword itself. */
export const EXIT = { fine: 0, problems: 1, usage: 2, fault: 70 } as const;

/** A command of Headword. */
export interface Command<O extends ParseArgsOptionsConfig = ParseArgsOptionsConfig> {
  /** What `--help` prints. Its first line says what the command does. */
  help: string;
  options: O;
  /** Whether it takes words besides options. */
  takesWords?: boolean;
  /** @returns the exit status; `undefined` is 0 */
  run(values: Values<O>, words: readonly string[]): Promise<number | undefined>;
}

/** What options give, by their names. */
export type Values<O extends ParseArgsOptionsConfig> = {
  [K in keyof O]: O[K] extends { multiple: true }
    ? string[] | undefined
    : O[K] extends { type: 'boolean' }
      ? boolean | undefined
      : O[K] extends { default: string }
        ? string
        : string | undefined;
};

/** Ties the type of the options to that of what `run` is given. */
export function command<const O extends ParseArgsOptionsConfig>(definition: Command<O>): Command {
  return definition as unknown as Command;
}

/**
 * Runs a command: reads its options, answers `--help`, and turns its result or its failure into the exit status.
 * @param args what follows the command's name
 * @param name of the command, for messages
 */
export async function runCommand(
  { help, options, takesWords = false, run }: Command,
  args: readonly string[],
  name = '',
): Promise<void> {
  // A reader that wants only the beginning, such as `| head`, closes the pipe.
  for (const stream of [process.stdout, process.stderr]) {
    stream.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit();
    });
  }
  try {
    const { values, positionals } = readOptions(options, takesWords, args, name);
    if (values['help']) console.log(asCalled(help.trim()));
    else process.exitCode = (await run(values, positionals)) ?? EXIT.fine;
  } catch (error) {
    report(error);
  }
}

/** Says what went wrong, and sets the exit status. */
function report(error: unknown): void {
  if (error instanceof UsageError || error instanceof UserError) {
    tell(error.message);
    if (error instanceof UsageError) console.error('See --help.');
    process.exitCode = EXIT.usage;
    return;
  }
  const { code = '', path, syscall } = error as NodeJS.ErrnoException;
  // Where nothing can be written, Node reports a missing folder when it makes one.
  const fault = code === 'ENOENT' && syscall === 'mkdir' ? 'No folder can be made in this place' : places.get(code);
  if (fault === undefined) {
    console.error(error);
    console.error('This is a fault of Headword itself. Please report it with the lines above.');
    process.exitCode = EXIT.fault;
    return;
  }
  console.error(`${fault}${path === undefined ? '' : ` (${path})`}. What was there before stays as it was.`);
  process.exitCode = EXIT.usage;
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

/** A command line that can't be understood: its message is followed by a pointer to `--help`. */
export class UsageError extends UserError {}

function readOptions(
  options: ParseArgsOptionsConfig,
  takesWords: boolean,
  args: readonly string[],
  name: string,
): { values: Values<ParseArgsOptionsConfig>; positionals: string[] } {
  try {
    const all = { ...options, help: { type: 'boolean', short: 'h' } } as const;
    return parseArgs({ args: [...args], options: all, strict: true, allowPositionals: takesWords }) as ReturnType<
      typeof readOptions
    >;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    // npm keeps options that don't follow `--` for itself and passes only their values on.
    if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') {
      throw new UsageError(
        `${message.split('. ')[0]}. With npm, options follow "--": npm run ${name} -- --content DIR`,
      );
    }
    throw new UsageError(message);
  }
}

export function readPort(port: string): number {
  const number = Number(port);
  if (!/^\d+$/u.test(port) || number > 65_535)
    throw new UsageError(`"${port}" is not a port: expected a number up to 65535.`);
  return number;
}
