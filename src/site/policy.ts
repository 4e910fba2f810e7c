import { createHash } from 'node:crypto';
import type { Settings } from './settings.ts';
import { themeScript } from './theme-script.ts';

/**
 * The content security policy for a page's meta element. It has no `frame-ancestors`, which browsers ignore there:
 * https://www.w3.org/TR/CSP3/#meta-element
 * @param extra the origins that the settings allow besides
 * @param runsWasm whether the page runs WebAssembly
 */
export function metaPolicy(extra: Settings['csp'], runsWasm = false): string {
  const { 'frame-ancestors': _, ...rest } = extra;
  return write(directivesWith(rest, runsWasm));
}

/**
 * The content security policy for the response header, one for all pages: it allows everything that any page needs.
 * Browsers enforce the page's own meta policy in addition, which is stricter.
 * @param extra the origins that the settings allow besides
 */
export function headerPolicy(extra: Settings['csp']): string {
  return write({ 'frame-ancestors': ["'self'"], ...directivesWith(extra, true) });
}

/** Allows the site's own files, the one inline script by its hash, and the origins of the settings. */
function directivesWith(extra: Settings['csp'], runsWasm: boolean): Record<string, string[]> {
  const hash = `'sha256-${createHash('sha256').update(themeScript).digest('base64')}'`;
  const directives: Record<string, string[]> = {
    'default-src': ["'self'"],
    // Only the full-text search runs WebAssembly.
    'script-src': ["'self'", hash, ...(runsWasm ? ["'wasm-unsafe-eval'"] : [])],
    'style-src': ["'self'"],
    'img-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
  };
  for (const [name, sources] of Object.entries(extra)) {
    const before = directives[name] ?? directives['default-src']!;
    directives[name] = [...before.filter((source) => source !== "'none'"), ...sources];
  }
  return directives;
}

function write(directives: Record<string, string[]>): string {
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ');
}
