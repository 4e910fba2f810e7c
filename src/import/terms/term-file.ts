import { Document, isScalar, visit, type Scalar } from 'yaml';

/** The frontmatter of a term file, in the order in which the authors' guide has its fields. */
export interface TermFields {
  term: string;
  aliases?: readonly string[];
  abbreviation?: string;
  reading?: string;
  sense?: string;
  slug?: string;
  summary?: string;
  faq?: readonly { question: string; answer: string }[];
  related?: readonly string[];
  category?: string;
  published?: string;
  updated?: string;
  reviewed?: string;
  authors?: readonly { name: string; url?: string }[];
  nextSteps?: readonly { title: string; url: string }[];
  sources?: readonly { title: string; url: string }[];
  sameAs?: readonly string[];
  status?: string;
  replacedBy?: string;
  formerly?: readonly string[];
}

/** The text of a term file: the same for the same. Empty fields don't stand there. */
export function termFile(
  fields: TermFields,
  definition: string,
  sections: readonly { title: string; text: string }[],
): string {
  const filled = Object.entries(fields).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  const body = [definition, ...sections.map(({ title, text }) => `## ${headingText(title)}\n\n${text}`)].join('\n\n');
  return `---\n${yamlText(Object.fromEntries(filled))}---\n${body}\n`;
}

/** YAML as a person would write it: short lists in one line, long texts unbroken, paragraphs under `|`. */
export function yamlText(value: unknown): string {
  const document = new Document(value, { version: '1.2' });
  visit(document, {
    // Without straight quotes, it would look as if these were meant as YAML's.
    Scalar: (_, node) => {
      if (typeof node.value === 'string' && /^[“”„«»‘‚]|[“”«»]$/u.test(node.value)) node.type = 'QUOTE_DOUBLE';
    },
    Seq: (_, list) => {
      const words = list.items.map((item) => (isScalar(item) ? String((item as Scalar).value) : undefined));
      list.flow =
        words.length > 0 &&
        words.every((word) => word !== undefined && !word.includes('\n')) &&
        words.join(', ').length <= 90;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/** A title as the text of a heading: signs that Markdown would read are escaped. */
function headingText(title: string): string {
  return title.replace(/[\\`*_[\]<]/gu, '\\$&').replace(/\s+#+$/u, (end) => end.replace('#', '\\#'));
}
