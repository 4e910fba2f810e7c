import { createHash } from 'node:crypto';
import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { lazyRequire } from '../source/lazy-require.ts';

const html5 = lazyRequire<typeof import('hast-util-raw')>('hast-util-raw');

/** Reads trusted HTML of the site's owner, for what the content security policy has to know of it. */
export function readOwnerMarkup(html: string): OwnerMarkup {
  const found: OwnerMarkup = { hashes: { 'script-src': [], 'style-src': [] }, loads: [], blocked: [] };
  const tree = html5().raw({ type: 'root', children: [{ type: 'raw', value: html }] }) as Root;
  visit(tree, 'element', (element) => {
    const directive = inlineDirective(element);
    if (directive) found.hashes[directive].push(hashOf(textIn(element)));
    found.loads.push(...loadsOf(element));
    for (const name of Object.keys(element.properties)) {
      const attribute = name.toLowerCase();
      if (attribute === 'style' || /^on[a-z]+$/u.test(attribute))
        found.blocked.push({ tag: element.tagName, attribute });
    }
  });
  return found;
}

/** The directive that decides whether what stands inside an element may run or apply; undefined where nothing does. */
function inlineDirective({ tagName, properties }: Element): keyof OwnerMarkup['hashes'] | undefined {
  if (tagName === 'style') return 'style-src';
  if (tagName !== 'script' || properties['src'] !== undefined) return undefined;
  const type = typeof properties['type'] === 'string' ? properties['type'].trim().toLowerCase() : '';
  return RUN_TYPES.test(type) ? 'script-src' : undefined;
}

/** A script of another type is data, which no policy is about. https://html.spec.whatwg.org/multipage/scripting.html#attr-script-type */
const RUN_TYPES = /^(?:|module|importmap|speculationrules|(?:text|application)\/(?:x-)?(?:java|ecma)script)$/u;

/** What an element loads from other origins. */
function loadsOf({ tagName, properties }: Element): OwnerLoad[] {
  const [attribute, directive] = LOADING[tagName] ?? [];
  const url = attribute === undefined ? undefined : properties[attribute];
  const address = typeof url === 'string' ? url.trim() : '';
  // Only these name an origin. The rest is the site's own.
  if (!/^(?:https?:)?\/\//iu.test(address)) return [];
  const needed = directive === 'link' ? linkDirective(properties) : directive;
  const whole = address.startsWith('//') ? `https:${address}` : address;
  if (needed === undefined || !URL.canParse(whole)) return [];
  return [{ tag: tagName, directive: needed, origin: new URL(whole).origin }];
}

/** The attribute with the address, and the directive that has to allow it. */
const LOADING: Record<string, [attribute: string, directive: string]> = {
  script: ['src', 'script-src'],
  link: ['href', 'link'],
  img: ['src', 'img-src'],
  iframe: ['src', 'frame-src'],
  audio: ['src', 'media-src'],
  video: ['src', 'media-src'],
  source: ['src', 'media-src'],
};

/** Most links load nothing. https://w3c.github.io/webappsec-csp/#directive-child-src */
function linkDirective({ rel, as }: Element['properties']): string | undefined {
  const relations = (Array.isArray(rel) ? rel : [rel]).map((one) => String(one).toLowerCase());
  if (relations.includes('stylesheet')) return 'style-src';
  if (relations.some((one) => one.endsWith('icon'))) return 'img-src';
  if (relations.includes('manifest')) return 'manifest-src';
  if (relations.includes('modulepreload')) return 'script-src';
  if (relations.includes('preload'))
    return { script: 'script-src', style: 'style-src', font: 'font-src', image: 'img-src' }[String(as)];
  return undefined;
}

function textIn({ children }: Element): string {
  return children.map((child) => (child.type === 'text' ? child.value : '')).join('');
}

/** https://w3c.github.io/webappsec-csp/#grammardef-hash-source */
export function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

export interface OwnerMarkup {
  /** Of the scripts and styles that stand in it, as the policy allows them. */
  hashes: { 'script-src': string[]; 'style-src': string[] };
  loads: OwnerLoad[];
  /** Attributes that no hash allows. */
  blocked: { tag: string; attribute: string }[];
}

/** A file of another origin that a tag loads. */
export interface OwnerLoad {
  tag: string;
  directive: string;
  origin: string;
}
