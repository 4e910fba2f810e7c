import { version } from '../content/places.ts';
import { nearest } from '../diagnostics/nearest.ts';
import { asCalled } from './called.ts';
import { EXIT, runCommand, UsageError, type Command } from './command.ts';
import { commands, type CommandName } from './commands.ts';
import { runProgram } from './program.ts';

const modules: Record<CommandName, () => Promise<{ default: Command }>> = {
  build: () => import('./build.ts'),
  dev: () => import('./dev.ts'),
  start: () => import('./start.ts'),
  check: () => import('./check.ts'),
  links: () => import('./links.ts'),
  import: () => import('./import.ts'),
};

const help = `Headword ${version} makes a website of a glossary.

  headword COMMAND [OPTION…]

${Object.entries(commands)
  .map(([name, does]) => `  ${name.padEnd(8)}${does}`)
  .join('\n')}

headword COMMAND --help explains a command.
Exit status: 0 fine, 1 problems in the content, 2 wrong usage, 70 a fault of Headword itself.`;

await runProgram(async () => {
  const [name = '--help', ...args] = process.argv.slice(2);
  if (Object.hasOwn(modules, name)) {
    const { default: command } = await modules[name as CommandName]();
    return runCommand(command, args, name);
  }
  if (name === '--version') console.log(version);
  else if (['--help', '-h', 'help'].includes(name)) console.log(help);
  else {
    const close = nearest(name, Object.keys(commands));
    const cure = close === undefined ? '' : ` Did you mean "${asCalled(`headword ${close}`)}"?`;
    throw new UsageError(`"${name}" is not a command.${cure}`);
  }
  return EXIT.fine;
});
