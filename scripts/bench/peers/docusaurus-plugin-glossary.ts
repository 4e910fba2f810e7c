import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Root } from 'mdast';
import { mathFromMarkdown } from 'mdast-util-math';
import { math } from 'micromark-extension-math';
import type { Plugin, Processor } from 'unified';
import type { Node } from 'unist';
import type { ExpectedLink, LinkingCase } from '../../../tests/links/run-case.ts';
import { peerTerms, peerText } from './peer-input.ts';
import { readLinks } from './read-links.ts';

/**
 * Runs its remark plugin as Docusaurus does: after GFM, comments and formulas (which Docusaurus's manual adds by
 * remark-math), in MDX, or in plain Markdown (`format: md`) if the text isn't valid MDX. It has no options for repetition,
 * capitals of an acronym or homonyms.
 * @param home the folder of the package
 */
export async function docusaurusPluginGlossary(home: string, one: LinkingCase): Promise<ExpectedLink[]> {
  const load = createRequire(join(home, 'package.json'));
  const { createProcessor } = load('@mdx-js/mdx') as { createProcessor: (options: object) => Processor<Root, Node> };
  const [gfm, comments, glossaryTerms] = [
    'remark-gfm',
    '@slorber/remark-comment',
    'docusaurus-plugin-glossary/remark/glossary-terms',
  ].map((name) => (load(name) as { default: Plugin }).default);
  const terms = peerTerms(one).map(({ name, ...rest }) => ({ term: name, definition: 'Described here.', ...rest }));
  const linksAs = async (format: 'mdx' | 'md'): Promise<ExpectedLink[]> => {
    let links: ExpectedLink[] = [];
    const keep = () => (tree: Root) => {
      links = readLinks(tree, targetOf);
    };
    const processor = createProcessor({
      format,
      remarkPlugins: [gfm, comments, formulas, [glossaryTerms, { terms }], keep],
    });
    await processor.run(processor.parse(peerText(one)) as Root);
    return links;
  };
  return linksAs('mdx').catch(() => linksAs('md'));
}

function formulas(this: Processor): void {
  const data = this.data();
  (data.micromarkExtensions ??= []).push(math());
  (data.fromMarkdownExtensions ??= []).push(mathFromMarkdown());
}

function targetOf(node: Node): string | undefined {
  const { name, attributes } = node as Node & { name?: string; attributes?: { name: string; value: string }[] };
  return name === 'GlossaryTerm' ? attributes?.find((attribute) => attribute.name === 'id')?.value : undefined;
}
