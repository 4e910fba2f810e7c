import { UserError } from '../diagnostics/user-error.ts';
import { tell } from './called.ts';
import { EXIT, UsageError } from './command.ts';

/**
 * Runs a program, and turns its result or its failure into the exit status: all commands end in the same way.
 * @param program gives the exit status
 */
export async function runProgram(program: () => Promise<number>): Promise<void> {
  // If the program waits for something that never happens, Node exits with this status.
  process.exitCode = EXIT.fault;
  let isOutputLost = false;
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // A reader that wants only the beginning, such as `| head`, closes the pipe. The command still does all its work.
      if (error.code === 'EPIPE' || isOutputLost) return;
      isOutputLost = true;
      process.exitCode = report(error);
    });
  }
  process.on('uncaughtException', (error) => process.exit(report(error)));
  const status = await program().catch(report);
  if (!isOutputLost) process.exitCode = status;
}

/** Says what went wrong. @returns the exit status */
function report(error: unknown): number {
  if (error instanceof UserError) {
    tell(error.message);
    if (error.cause instanceof Error) console.error(`The cause: ${error.cause.message}`);
    if (error instanceof UsageError) console.error('See --help.');
    return EXIT.usage;
  }
  const { code = '', path, syscall } = error as NodeJS.ErrnoException;
  // In a place that can't be written to, `mkdir` can fail with ENOENT.
  const fault =
    code === 'ENOENT' && syscall === 'mkdir' ? 'No folder can be made in this place' : FILE_SYSTEM_FAULTS.get(code);
  if (fault === undefined) {
    console.error(error);
    console.error('This is a fault of Headword itself. Please report it with the lines above.');
    return EXIT.fault;
  }
  console.error(`${fault}${path === undefined ? '' : ` (${path})`}. What was there before stays as it was.`);
  return EXIT.usage;
}

/** Messages for the file system's error codes. */
const FILE_SYSTEM_FAULTS = new Map([
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
