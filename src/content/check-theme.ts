import { START, type Position } from '../diagnostics/position.ts';
import { problem, type Problem } from '../diagnostics/problem.ts';
import { namedFiles } from './named-files.ts';

/** Reports where theme.css isn't valid CSS. Checked with Lightning CSS, which also minifies it for the site. */
export async function checkTheme(css: string): Promise<Problem[]> {
  const fault = await cssFault('theme.css', css);
  return fault ? [problem('theme-syntax', 'theme.css', fault.at, { what: fault.what })] : [];
}

/** Reports where a stylesheet of `layout/` isn't valid CSS, and the files it names: it is published alone. */
export async function checkLayoutSheet(path: string, css: string): Promise<Problem[]> {
  const fault = await cssFault(path, css);
  if (fault)
    return [problem('layout-fault', path, fault.at, { what: `the CSS can't be read: ${fault.what}`, cure: BRACE })];
  const named = namedFiles(css, path).map(([name = '']) => name.replace(/^layout\//u, ''));
  return named
    .filter((name) => /\.[a-z\d]+$/iu.test(name))
    .map((name) =>
      problem('layout-fault', path, START, {
        what: `"${name}" names a file beside it, and none is published there`,
        cure: 'Put the file into public/ and write its whole path, or move the rule to theme.css.',
      }),
    );
}

const BRACE = 'Look just before this place for a missing or extra brace.';

async function cssFault(filename: string, css: string): Promise<{ at: Position; what: string } | undefined> {
  const { transform } = await import('lightningcss');
  try {
    transform({ filename, code: Buffer.from(css) });
    return undefined;
  } catch (error) {
    const { message, loc } = error as Error & { loc?: Position };
    return { at: loc ?? START, what: message };
  }
}
