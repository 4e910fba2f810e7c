/**
 * The commands in a text as the user calls them: texts say `headword check`; in a project whose `package.json` has a script
 * for the command that runs, that is `npm run check --`, and after `npx`, `npx headword check`.
 */
export function asCalled(text: string): string {
  return text.replace(/\bheadword (build|dev|start|check|links|import)\b/gu, (_, name: string) => calledAs(name));
}

/** Says something beside the result of a command. */
export function tell(message: string): void {
  console.error(asCalled(message));
}

function calledAs(name: string): string {
  const {
    npm_lifecycle_event: script = '',
    npm_lifecycle_script: runs = '',
    npm_command: npm = '',
    npm_package_name: owner,
  } = process.env;
  const [, current] = /\bheadword(?:\.ts|\.js)? (\w+)/u.exec(runs) ?? [];
  // Headword's own checkout has a script for each command.
  if (current !== undefined && (owner === 'headword' || current === name)) {
    const called = owner === 'headword' ? name : script;
    return called === 'start' ? 'npm start --' : `npm run ${called} --`;
  }
  return npm === 'exec' || current !== undefined ? `npx headword ${name}` : `headword ${name}`;
}
