import { START, type Position } from '../diagnostics/position.ts';
import { problem, type Problem } from '../diagnostics/problem.ts';

/** Reports where theme.css isn't valid CSS. Checked with Lightning CSS, which also minifies it for the site. */
export async function checkTheme(css: string): Promise<Problem[]> {
  const { transform } = await import('lightningcss');
  try {
    transform({ filename: 'theme.css', code: Buffer.from(css) });
    return [];
  } catch (error) {
    const { message, loc } = error as Error & { loc?: Position };
    return [problem('theme-syntax', 'theme.css', loc ?? START, { what: message })];
  }
}
