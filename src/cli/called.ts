import { readFileSync } from 'node:fs';
import { commands } from './commands.ts';

/**
 * A text with the commands in it as the user calls them. Texts say `headword check`. In a project with a script that runs
 * this command, that becomes `npm run check --`, or whatever the script is called; elsewhere with npm, `npx headword check`.
 */
export function asCalled(text: string): string {
  return text.replace(COMMAND, (_, name: string) => calledAs(name));
}

/** Says something beside the result of a command. */
export function tell(message: string): void {
  console.error(asCalled(message));
}

const COMMAND = new RegExp(`\\bheadword (${Object.keys(commands).join('|')})\\b`, 'gu');

/** npm tells a script about itself in these variables. https://docs.npmjs.com/cli/using-npm/scripts#environment */
function calledAs(name: string): string {
  const { npm_command: npm, npm_package_json: manifest, npm_lifecycle_event: running } = process.env;
  if (npm === undefined) return `headword ${name}`;
  // The script must run this command and no other after it, which would get the options.
  const runs = new RegExp(`\\bheadword(?:\\.js)? ${name}\\b[^&|;]*$`, 'u');
  const scripts = Object.entries(npm === 'exec' ? {} : scriptsIn(manifest)).filter(([, script]) => runs.test(script));
  const [script] = scripts.find(([one]) => one === running) ?? scripts[0] ?? [];
  if (script === undefined) return `npx headword ${name}`;
  return script === 'start' ? 'npm start --' : `npm run ${script} --`;
}

function scriptsIn(manifest: string | undefined): Record<string, string> {
  if (manifest === undefined) return {};
  const { scripts = {} } = JSON.parse(readFileSync(manifest, 'utf8')) as { scripts?: Record<string, string> };
  return scripts;
}
