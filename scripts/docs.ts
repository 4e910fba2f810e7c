import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generatedDocs, readText } from './docs/generated-docs.ts';
import { packageRoot as root } from '../src/content/places.ts';
import { EXIT, runCommand, command } from '../src/cli/command.ts';
import { runProgram } from '../src/cli/program.ts';

const help = `
Writes the parts of the documentation that are generated from the code: content/RULES.md, and the tables of fields in content/README.md.

  npm run docs -- [--check]

  --check   writes nothing, and lists the files that are out of date

Exit status: 0 written or current, 1 stale, 2 wrong usage.
`;

const docs = command({
  help,
  options: { check: { type: 'boolean' } },
  run: async ({ check }) => {
    const stale = [];
    for (const [path, text] of await generatedDocs()) {
      if ((await readText(path)) === text) continue;
      stale.push(path);
      if (!check) await writeFile(join(root, path), text);
    }
    for (const path of stale) console.log(check ? `${path} is stale: run npm run docs.` : `${path} was written.`);
    if (stale.length === 0) console.log('The documentation is current.');
    return check && stale.length > 0 ? EXIT.problems : EXIT.fine;
  },
});
await runProgram(() => runCommand(docs, process.argv.slice(2)));
