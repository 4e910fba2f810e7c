import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { nearest } from '../diagnostics/nearest.ts';
import { UserError } from '../diagnostics/user-error.ts';
import { asCalled } from './called.ts';

/** Exit statuses: 0 fine, 1 problems in the content, 2 wrong usage or a place that can't be used, 70 a fault of Headword itself. */
export const EXIT = { fine: 0, problems: 1, usage: 2, fault: 70 } as const;

/** A command of Headword. */
export interface Command<O extends ParseArgsOptionsConfig = ParseArgsOptionsConfig> {
  /** What `--help` prints. Its first line says what the command does. */
  help: string;
  options: O;
  /** Whether it takes words besides options. */
  takesWords?: boolean;
  /** @returns the exit status */
  run(values: Values<O>, words: readonly string[]): Promise<number>;
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
 * Reads the options of a command and runs it, or prints its `--help`.
 * @param args what follows the command's name
 * @param name of the command; empty for a program that has only one
 * @returns the exit status
 * @throws UsageError where the options can't be read
 */
export async function runCommand(
  { help, options, takesWords = false, run }: Command,
  args: readonly string[],
  name = '',
): Promise<number> {
  const { values, positionals } = readOptions(options, takesWords, args, name);
  if (!values['help']) return run(values, positionals);
  console.log(asCalled(help.trim()));
  return EXIT.fine;
}

/** A command line that can't be understood: its message is followed by a pointer to `--help`. */
export class UsageError extends UserError {}

function readOptions(
  options: ParseArgsOptionsConfig,
  takesWords: boolean,
  args: readonly string[],
  name: string,
): { values: Values<ParseArgsOptionsConfig>; positionals: string[] } {
  const all = { ...options, help: { type: 'boolean', short: 'h' } } as const;
  try {
    return parseArgs({ args: [...args], options: all, strict: true, allowPositionals: takesWords }) as ReturnType<
      typeof readOptions
    >;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
      const [, option = ''] = /'(.+?)'/u.exec(message) ?? [];
      const close = nearest(option.replace(/^-+/u, ''), Object.keys(all));
      throw new UsageError(
        `There is no option "${option}".${close === undefined ? '' : ` Did you mean "--${close}"?`}`,
      );
    }
    // npm keeps options that don't follow `--` for itself and passes only their values on.
    const called = asCalled(`headword ${name}`);
    const cure =
      code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL' && called.endsWith(' --')
        ? ` With npm, options follow "--": ${called} --content DIR`
        : '';
    throw new UsageError(`${message.split(/\.\s/u)[0]}.${cure}`);
  }
}

/** @throws UserError where the text is no port */
export function readPort(port: string): number {
  const number = Number(port);
  if (!/^\d+$/u.test(port) || number > 65_535)
    throw new UserError(`"${port}" is not a port: expected a number up to 65535.`);
  return number;
}
