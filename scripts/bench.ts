import { nearest } from '../src/diagnostics/nearest.ts';
import { runCommand, UsageError, type Command } from '../src/cli/command.ts';
import { runProgram } from '../src/cli/program.ts';

const kinds: Record<string, () => Promise<{ default: Command }>> = {
  scale: () => import('./bench/scale.ts'),
  site: () => import('./bench/site.ts'),
  first: () => import('./bench/first.ts'),
  links: () => import('./bench/links.ts'),
  search: () => import('./bench/search.ts'),
  lighthouse: () => import('./bench/lighthouse.ts'),
  cases: () => import('./bench/cases.ts'),
  hostile: () => import('./bench/hostile.ts'),
};

await runProgram(async () => {
  const [first = 'scale', ...rest] = process.argv.slice(2);
  // Numbers and options without the name of a benchmark are for `scale`.
  const [kind, args] = /^[a-z]/u.test(first) ? [first, rest] : ['scale', [first, ...rest]];
  if (!Object.hasOwn(kinds, kind)) {
    const close = nearest(kind, Object.keys(kinds));
    throw new UsageError(
      `There is no benchmark "${kind}": expected ${Object.keys(kinds).join(', ')}.${close === undefined ? '' : ` Did you mean "${close}"?`}`,
    );
  }
  const { default: bench } = await kinds[kind]!();
  return runCommand(bench, args);
});
