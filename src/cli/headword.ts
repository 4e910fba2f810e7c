#!/usr/bin/env node
import packageJson from '../../package.json' with { type: 'json' };
import { runCommand, EXIT, type Command } from './command.ts';

const commands: Record<string, { does: string; load: () => Promise<{ default: Command }> }> = {
  build: { does: 'write the site', load: () => import('./build.ts') },
  dev: { does: 'serve the site while you write', load: () => import('./dev.ts') },
  start: { does: 'build the site and serve it as a static host would', load: () => import('./start.ts') },
  check: { does: 'say everything that is wrong with the content', load: () => import('./check.ts') },
  links: { does: 'list every link between terms, and every name that is not linked', load: () => import('./links.ts') },
  import: { does: "turn another system's glossary into terms", load: () => import('./import.ts') },
};

const usage = `Headword ${packageJson.version} makes a website of a glossary.

  headword COMMAND [OPTION…]

${Object.entries(commands)
  .map(([name, { does }]) => `  ${name.padEnd(8)}${does}`)
  .join('\n')}

headword COMMAND --help explains a command.`;

const [name = '--help', ...args] = process.argv.slice(2);
if (Object.hasOwn(commands, name)) await runCommand((await commands[name]!.load()).default, args, name);
else if (name === '--help' || name === '-h') console.log(usage);
else if (name === '--version') console.log(packageJson.version);
else {
  console.error(`"${name}" is not a command.\n\n${usage}`);
  process.exitCode = EXIT.usage;
}
