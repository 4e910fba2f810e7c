import { createHash } from 'node:crypto';
import type { Settings } from './settings.ts';
import { themeScript } from './theme-script.ts';

/** The content security policy as a meta element can carry it: browsers take no word on framing from there. */
export function metaPolicy(added: Settings['csp']): string {
  const { 'frame-ancestors': _, ...rest } = added;
  return write(directivesWith(rest));
}

/** The content security policy as a response header. */
export function headerPolicy(added: Settings['csp']): string {
  return write({ 'frame-ancestors': ["'self'"], ...directivesWith(added) });
}

/**
 * Nothing runs but the one script whose hash stands here, and nothing comes from elsewhere but from the origins
 * that the settings add.
 */
function directivesWith(added: Settings['csp']): Record<string, string[]> {
  const hash = `'sha256-${createHash('sha256').update(themeScript).digest('base64')}'`;
  const directives: Record<string, string[]> = {
    'default-src': ["'self'"],
    'script-src': ["'self'", hash],
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
  return Object.entries(directives).map(([name, sources]) => [name, ...sources].join(' ')).join('; ');
}
