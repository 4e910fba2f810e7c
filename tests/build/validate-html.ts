import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { HtmlValidate, StaticConfigLoader, type ConfigData } from 'html-validate/node';

export interface HtmlFault {
  /** Path inside the folder, with `/`. */
  file: string;
  line: number;
  column: number;
  rule: string;
  message: string;
}

/** Checks every HTML file of a folder, sorted by file and line. No fault, no entry. */
export async function validateHtml(folder: string): Promise<HtmlFault[]> {
  const validator = new HtmlValidate(new StaticConfigLoader(configuration));
  const faults: HtmlFault[] = [];
  const paths = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith('.html')).sort();
  for (const path of paths) {
    const file = path.split(sep).join('/');
    const { results } = await validator.validateString(await readFile(join(folder, path), 'utf8'), join(folder, path));
    for (const { line, column, ruleId, message } of results.flatMap(({ messages }) => messages)) {
      faults.push({ file, line, column, rule: ruleId, message });
    }
  }
  return faults;
}

/** `term/index.html:3:14  rule  message`, a line each: what a failed test prints. */
export function showHtmlFaults(faults: readonly HtmlFault[]): string {
  return faults
    .map(({ file, line, column, rule, message }) => `${file}:${line}:${column}  ${rule}  ${message}`)
    .join('\n');
}

const configuration: ConfigData = {
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    // Beyond the recommended ones: what our own design promises.
    'no-style-tag': 'error',
    'no-inline-style': 'error',
    'no-unknown-elements': 'error',
    'heading-level': ['error', { allowMultipleH1: false }],

    // HTML lets an id be anything without spaces, and headings in Arabic or beginning with a digit have such ids.
    'valid-id': ['error', { relaxed: true }],
    // The standard allows a bare ">" in text, and serializers write it so; "<" and an ambiguous "&" stay errors.
    'no-raw-characters': ['error', { relaxed: true }],

    // How the source looks is the serializers' business (Astro and rehype differ) and changes nothing for a reader.
    'no-trailing-whitespace': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'attr-quotes': 'off',
    'void-style': 'off',
    'no-self-closing': 'off',
    'doctype-style': 'off',
    // A length that suits one search engine's results page; the title holds the author's term and the owner's name in full.
    'long-title': 'off',
    // Everything a page loads is of its own origin, so integrity attributes would protect against nothing.
    'require-sri': 'off',
    // Spaces and hyphens in a telephone number that an author wrote are the author's.
    'tel-non-breaking': 'off',
  },
};
