import { movedScript } from './moved-script.ts';
import { hashOf, type OwnerMarkup } from './owner-markup.ts';
import type { Settings } from './settings.ts';
import { themeScript } from './theme-script.ts';

/** What the owner adds to the content security policy. */
export interface Allowed {
  /** Sources by directive, as the settings give them. */
  sources: Settings['csp'];
  /** The hashes of the owner's inline scripts and styles. */
  hashes: OwnerMarkup['hashes'];
}

/** What a page needs beyond what all pages do. */
export interface Needs {
  /** Whether it leads on to another address, by an inline script. */
  leadsOn?: boolean;
}

/**
 * The content security policy for a page's meta element. It has no `frame-ancestors`, which browsers ignore there:
 * https://www.w3.org/TR/CSP3/#meta-element
 */
export function metaPolicy(allowed: Allowed, needs: Needs = {}): string {
  const { 'frame-ancestors': _, ...rest } = directivesWith(allowed, needs);
  return write(rest);
}

/**
 * The content security policy for the response header, one for all pages: it allows everything that any page needs.
 * Browsers enforce the page's own meta policy in addition, which is stricter.
 */
export function headerPolicy(allowed: Allowed): string {
  return write(directivesWith(allowed, { leadsOn: true }));
}

/**
 * Whether the policy lets pages load something.
 * @param directive such as `script-src`
 * @param origin such as `https://stats.example.com`
 */
export function allowsOrigin(allowed: Allowed, directive: string, origin: string): boolean {
  const directives = directivesWith(allowed, {});
  const sources = directives[`${directive}-elem`] ?? directives[directive] ?? directives['default-src']!;
  const { protocol, host } = new URL(origin);
  return sources.some((source) => {
    if (source === '*' || source === protocol) return true;
    const [, scheme, name] = /^([a-z][a-z0-9+.-]*:)?(?:\/\/)?([^/:]+(?::\d+)?)/iu.exec(source) ?? [];
    if (name === undefined || (scheme !== undefined && scheme !== protocol)) return false;
    return name.startsWith('*.') ? host.endsWith(name.slice(1).toLowerCase()) : host === name.toLowerCase();
  });
}

/** Whether the policy lets an attribute such as `style` or `onclick` have an effect. */
export function allowsAttribute(allowed: Allowed, attribute: string): boolean {
  const directives = directivesWith(allowed, {});
  const kind = attribute === 'style' ? 'style-src' : 'script-src';
  const sources = directives[`${kind}-attr`] ?? directives[kind]!;
  return sources.includes("'unsafe-inline'") && !sources.some((source) => source.startsWith("'sha256-"));
}

/** Allows the site's own files, inline scripts and styles by their hashes, and the origins of the settings. */
function directivesWith({ sources, hashes }: Allowed, { leadsOn }: Needs): Record<string, string[]> {
  const directives: Record<string, string[]> = {
    'frame-ancestors': ["'self'"],
    'default-src': ["'self'"],
    'script-src': ["'self'", hashOf(themeScript), ...hashes['script-src'], ...(leadsOn ? [hashOf(movedScript)] : [])],
    'style-src': ["'self'", ...hashes['style-src']],
    'img-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
  };
  // The wider directives first: `script-src-elem` takes the place of `script-src`, so it begins with what that allows.
  for (const [name, added] of Object.entries(sources).sort(([a], [b]) => a.length - b.length)) {
    const before = directives[name] ?? directives[name.replace(/-(?:elem|attr)$/u, '')] ?? directives['default-src']!;
    // A hash is of an element's text. Among the sources for attributes it would only void 'unsafe-inline'.
    const kept = name.endsWith('-attr') ? before.filter((source) => !source.startsWith("'sha256-")) : before;
    directives[name] = [...kept.filter((source) => source !== "'none'"), ...added];
  }
  return directives;
}

function write(directives: Record<string, string[]>): string {
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ');
}
