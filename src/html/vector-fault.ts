import { visit } from 'unist-util-visit';
import type { Element } from 'xast';
import { fromXml } from 'xast-util-from-xml';

/** The elements of a picture that stands still. Everything else in SVG runs, loads, links or embeds. */
const elements = new Set(
  (
    'svg g defs symbol use title desc metadata path rect circle ellipse line polyline polygon text tspan textPath ' +
    'linearGradient radialGradient stop pattern clipPath mask marker style image switch view filter ' +
    'feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight ' +
    'feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight ' +
    'feSpecularLighting feSpotLight feTile feTurbulence'
  ).split(' '),
);

/** What makes an SVG file unfit to be published, in words; undefined where nothing does. */
export function vectorFault(source: string): string | undefined {
  let fault: string | undefined;
  try {
    visit(fromXml(source), (node) => {
      if (node.type === 'doctype') fault ??= 'a document type';
      if (node.type === 'instruction' && node.name !== 'xml') fault ??= `the instruction "${node.name}"`;
      if (node.type === 'element') fault ??= elementFault(node);
    });
  } catch (error) {
    return `a fault (${(error as Error).message.split('\n')[0]!.replace(/\.$/u, '')})`;
  }
  return fault;
}

function elementFault({ name, attributes, children }: Element): string | undefined {
  const [prefix, local] = name.includes(':') ? (name.split(':', 2) as [string, string]) : ['', name];
  // Drawing programs leave notes under prefixes of their own; a renderer passes over them.
  const isOfSvg = prefix === '' || prefix === 'svg';
  if (isOfSvg ? !elements.has(local) : ['html', 'xhtml', 'h'].includes(prefix)) return `the element <${name}>`;
  for (const [attribute, value] of Object.entries(attributes)) {
    const plain = String(value).replace(/[\s\u0000-\u001F]+/gu, '');
    if (/^on/iu.test(attribute)) return `the attribute "${attribute}"`;
    if (/^xmlns(?::|$)/u.test(attribute)) {
      if (/xhtml/iu.test(plain)) return 'the namespace of HTML';
      continue;
    }
    if (/(?:^|:)href$/iu.test(attribute) && !/^(?:#|data:image\/(?:png|jpeg|gif|webp);base64,)/iu.test(plain)) {
      return `the address "${String(value)}"`;
    }
    if (/url\((?!["']?#)|javascript:|@import/iu.test(plain)) return `the value "${String(value)}"`;
  }
  // With an escape, any word of CSS can be written so that nobody finds it.
  if ([...Object.entries(attributes).filter(([attribute]) => attribute !== 'd').map(([, value]) => String(value)), ...(local === 'style' ? textsOf(children) : [])].some((text) => text.includes('\\'))) {
    return 'an escaped character in a style';
  }
  const style = local === 'style' ? textsOf(children).join('') : '';
  return /url\(\s*(?!["']?#)|@import|@font-face/iu.test(style) ? 'a style that loads something' : undefined;
}

function textsOf(children: Element['children']): string[] {
  return children.map((child) => ('value' in child ? child.value : ''));
}
