import { createHash } from 'node:crypto';
import type { Settings } from './settings.ts';
import { themeScript } from './theme-script.ts';

/** The content security policy as a meta element can carry it: browsers take no word on framing from there. */
export function metaPolicy(added: Settings['csp'], runsWasm = false): string {
  const { 'frame-ancestors': _, ...rest } = added;
  return write(directivesWith(rest, runsWasm));
}

/**
 * The content security policy as a response header: one for all pages, so that it allows what any of them needs. The
 * page's own policy applies besides, and forbids the rest.
 */
export function headerPolicy(added: Settings['csp']): string {
  return write({ 'frame-ancestors': ["'self'"], ...directivesWith(added, true) });
}

/**
 * Nothing runs but the one script whose hash stands here, and nothing comes from elsewhere but from the origins
 * that the settings add.
 */
function directivesWith(added: Settings['csp'], runsWasm: boolean): Record<string, string[]> {
  const hash = `'sha256-${createHash('sha256').update(themeScript).digest('base64')}'`;
  const directives: Record<string, string[]> = {
    'default-src': ["'self'"],
    // The full-text search is WebAssembly; no other page may run any.
    'script-src': ["'self'", hash, ...(runsWasm ? ["'wasm-unsafe-eval'"] : [])],
    'style-src': ["'self'"],
    'img-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
  };
  for (const [name, sources] of Object.entries(added)) {
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
