import { nearest } from '../../diagnostics/nearest.ts';
import { START } from '../../diagnostics/position.ts';
import { problem, type Problem } from '../../diagnostics/problem.ts';
import { digestOf } from '../../source/digest.ts';
import type { SourceFile } from '../../source/source-file.ts';
import { readOwnerMarkup, type OwnerMarkup } from '../owner-markup.ts';
import { markupFaults } from './markup-faults.ts';

/** What the owner puts in place of our header and footer: the files of `layout/`. */
export interface OwnLayout {
  /** By language; `''` is for all that have none of their own. */
  header: ReadonlyMap<string, OwnPart>;
  footer: ReadonlyMap<string, OwnPart>;
  /** Stylesheets and scripts, in the order of their names. */
  files: readonly LayoutFile[];
}

export interface OwnPart {
  file: string;
  html: string;
  markup: OwnerMarkup;
}

export interface LayoutFile {
  /** Changes with the content: `header.1a2b3c4d.css`. */
  name: string;
  isScript: boolean;
  text: string;
}

/**
 * Reads the files of `layout/`, and reports those that have no place on a page.
 * @param isMissing whether an address is one of the site's files, and there is none
 */
export function readLayout(
  files: readonly SourceFile[],
  languages: readonly string[],
  isMissing: (address: string) => boolean,
): { layout: OwnLayout; problems: Problem[] } {
  const layout = { header: new Map<string, OwnPart>(), footer: new Map<string, OwnPart>(), files: [] as LayoutFile[] };
  const problems: Problem[] = [];
  for (const { path, text } of files) {
    const name = path.slice('layout/'.length);
    const [, stem, kind] = /^([\p{L}\p{N}_-][\p{L}\p{N}._-]*)\.(css|js)$/u.exec(name) ?? [];
    const [, part, language = ''] = /^(header|footer)(?:\.([^./]+))?\.html$/u.exec(name) ?? [];
    if (stem !== undefined)
      layout.files.push({ name: `${stem}.${digestOf(text).slice(0, 8)}.${kind}`, isScript: kind === 'js', text });
    else if (part !== undefined && (language === '' || languages.includes(language))) {
      layout[part as 'header' | 'footer'].set(language, { file: path, html: text, markup: readOwnerMarkup(text) });
      problems.push(
        ...markupFaults(text, isMissing).map(({ at, ...fault }) => problem('layout-fault', path, at, fault)),
      );
    } else problems.push(problem('ignored-file', path, START, { expected: expectedName(name, languages) }));
  }
  return { layout, problems };
}

function expectedName(name: string, languages: readonly string[]): string {
  const names = ['header', 'footer'].flatMap((part) => [
    `${part}.html`,
    ...languages.map((language) => `${part}.${language}.html`),
  ]);
  const near = nearest(name, names);
  return near === undefined
    ? 'header.html, footer.html, these with a language (header.de.html), a stylesheet (.css) or a script (.js)'
    : `the name "${near}"`;
}

/** The owner's part in a language. */
export function partIn(parts: ReadonlyMap<string, OwnPart> | undefined, language: string): OwnPart | undefined {
  return parts?.get(language) ?? parts?.get('');
}

/** All parts, in all languages. */
export function partsOf({ header, footer }: OwnLayout): OwnPart[] {
  return [...header.values(), ...footer.values()];
}
