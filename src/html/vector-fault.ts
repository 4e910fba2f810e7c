import { visit } from 'unist-util-visit';
import type { Element } from 'xast';
import { fromXml } from 'xast-util-from-xml';
import { vectorWeightFault } from './vector-weight.ts';

/** The elements of static pictures. All others in SVG run scripts, animate, load, link or embed. */
const elements = new Set(
  (
    'svg g defs symbol use title desc metadata path rect circle ellipse line polyline polygon text tspan textPath ' +
    'linearGradient radialGradient stop pattern clipPath mask marker style image switch view filter ' +
    'feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight ' +
    'feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight ' +
    'feSpecularLighting feSpotLight feTile feTurbulence'
  ).split(' '),
);

/**
 * Checks an SVG file for active content and for anything that loads other files. A security boundary: content is
 * untrusted, and a published SVG can be opened by itself.
 * @returns the first fault, in words that complete “… contains …”; undefined if there is none
 */
export function vectorFault(source: string): string | undefined {
  let fault: string | undefined;
  try {
    const tree = fromXml(source);
    visit(tree, (node) => {
      if (node.type === 'doctype') fault ??= 'a document type';
      if (node.type === 'instruction' && node.name !== 'xml') fault ??= `the instruction "${node.name}"`;
      if (node.type === 'element') fault ??= elementFault(node);
    });
    return fault ?? vectorWeightFault(tree);
  } catch (error) {
    if (error instanceof RangeError) return 'elements too deep inside each other';
    return `a fault (${(error as Error).message.split('\n')[0]!.replace(/\.$/u, '')})`;
  }
}

function elementFault({ name, attributes, children }: Element): string | undefined {
  const [prefix, local] = name.includes(':') ? (name.split(':', 2) as [string, string]) : ['', name];
  // Drawing programs add elements in their own namespaces, which browsers ignore.
  const isOfSvg = prefix === '' || prefix === 'svg';
  if (isOfSvg && !elements.has(local)) return `the element <${name}>`;
  for (const [attribute, value] of Object.entries(attributes)) {
    const fault = /^xmlns(?::|$)/u.test(attribute)
      ? namespaceFault(attribute, String(value))
      : attributeFault(attribute, String(value));
    if (fault !== undefined) return fault;
  }
  return isOfSvg && local === 'style' ? styleFault(textOf(children)) : undefined;
}

/**
 * Browsers identify elements by namespace, not by prefix. So only `svg:` may be a prefix for SVG, and the namespace of HTML
 * isn't allowed at all; otherwise a script could hide behind another prefix.
 */
function namespaceFault(attribute: string, uri: string): string | undefined {
  const plain = uri.replace(/\s+/gu, '');
  if (/xhtml/iu.test(plain)) return 'the namespace of HTML';
  const isSvg = /w3\.org\/2000\/svg/iu.test(plain);
  if (isSvg && !['xmlns', 'xmlns:svg'].includes(attribute))
    return `the prefix "${attribute.slice('xmlns:'.length)}" for SVG`;
  return undefined;
}

function attributeFault(attribute: string, value: string): string | undefined {
  if (/^on/iu.test(attribute)) return `the attribute "${attribute}"`;
  const plain = value.replace(/[\s\u0000-\u001F]+/gu, '');
  if (/(?:^|:)href$/iu.test(attribute)) {
    return /^(?:#|data:image\/(?:png|jpeg|gif|webp);base64,)/iu.test(plain) ? undefined : `the address "${value}"`;
  }
  if (attribute === 'd') return undefined;
  if (/javascript:/iu.test(plain) || loads.test(plain)) return `the value "${value}"`;
  return value.includes('\\') ? 'an escaped character in a style' : undefined;
}

function styleFault(style: string): string | undefined {
  // CSS escapes could hide any of the forbidden words from the search below.
  if (style.includes('\\')) return 'an escaped character in a style';
  return loads.test(style.replace(/\s+/gu, '')) ? 'a style that loads something' : undefined;
}

/** Everything by which CSS loads a file. `url(#…)` is allowed: it refers to a part of the picture itself. */
const loads = /url\((?!["']?#)|(?:image-set|cross-fade|src)\(|@import|@font-face/iu;

/** The CSS of a `<style>` element. XML comments vanish, and the text around them is joined. */
function textOf(children: Element['children']): string {
  return children.map((child) => (child.type === 'text' || child.type === 'cdata' ? child.value : '')).join('');
}
