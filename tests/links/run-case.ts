import { join } from 'node:path';
import { fixture } from '../places.ts';
import { readFileSync, readdirSync } from 'node:fs';
import type { Link, Parents, Root } from 'mdast';
import type { Node } from 'unist';
import { visit } from 'unist-util-visit';
import { parse } from 'yaml';
import type { LinkTerm } from '../../src/lexicon/link-term.ts';
import type { LinkPolicy } from '../../src/links/decide/choose-links.ts';
import { remarkLinkTerms } from '../../src/links/remark-link-terms.ts';
import { parseProse } from '../../src/prose/parse-prose.ts';
import type { TermReference } from '../../src/prose/term-reference.ts';

/** A case of the suite; README.md tells what its fields mean. */
export interface LinkingCase {
  name: string;
  language?: string;
  terms: (LinkTerm & { language?: string })[];
  page?: string;
  policy?: Partial<LinkPolicy>;
  text: string;
  links: ExpectedLink[];
}

export interface ExpectedLink {
  text: string;
  to: string;
  nth?: number;
}

const folder = fixture('linking/cases');

/** All cases, by the name of their file. */
export function linkingCases(): Map<string, LinkingCase[]> {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort();
  return new Map(
    files.map((file) => [file.replace('.yaml', ''), parse(readFileSync(join(folder, file), 'utf8')) as LinkingCase[]]),
  );
}

/** What Headword's linker makes of a case. */
export function runCase({ language = 'en', terms: all, page, policy, text }: LinkingCase): ExpectedLink[] {
  const terms = all.filter((term) => (term.language ?? language) === language);
  const { tree } = parseProse(text, { kind: 'lines', line: 1, indent: 0 });
  nameReferences(tree, terms);
  const plugin = remarkLinkTerms({ terms, href: ({ id }) => `#${id}`, language, policy, pageOf: () => page });
  return automaticLinks(plugin(tree, {}));
}

/** `[[name]]` is syntax of Headword's own, which the plugin leaves to its host. */
function nameReferences(tree: Root, terms: readonly LinkTerm[]): void {
  visit(tree, 'termReference', (node, index, parent) => {
    const { name, label } = node as TermReference;
    const is = (other: string | undefined): boolean => other?.toLowerCase() === name.toLowerCase();
    const term = terms.find((one) => is(one.name) || is(one.id) || is(one.abbreviation) || one.aliases?.some(is));
    const link: Link = { type: 'link', url: `term:${term?.id ?? name}`, children: [{ type: 'text', value: label }] };
    parent!.children[index!] = link;
  });
}

/** As a reader reads it: without what is invisible, one space for many, in composed letters. */
function asRead(text: string): string {
  return text
    .replace(/[\u00AD\u034F\u200B-\u200F\u2060\uFEFF]/gu, '')
    .replace(/\s+/gu, ' ')
    .normalize('NFC');
}

function automaticLinks(tree: Root): ExpectedLink[] {
  const links: ExpectedLink[] = [];
  let read = '';
  const walk = (node: Node): void => {
    const { value, children = [], url = '' } = node as Node & Partial<Parents> & { value?: string; url?: string };
    const start = read.length;
    if (value !== undefined) read += asRead(node.type === 'html' ? value.replace(/<!--.*?-->|<[^>]*>/gsu, '') : value);
    if (node.type === 'break') read += ' ';
    for (const child of children) walk(child);
    if (node.type === 'link' && url.startsWith('#')) {
      const text = read.slice(start);
      const nth = read.slice(0, start).split(text).length;
      links.push({ text, to: url.slice(1), ...(nth === 1 ? {} : { nth }) });
    }
  };
  walk(tree);
  return links;
}
