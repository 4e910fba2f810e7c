import { ar } from './ar.ts';
import { de } from './de.ts';
import { en, type Texts } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { hi } from './hi.ts';
import { ja } from './ja.ts';
import { ko } from './ko.ts';
import { pt } from './pt.ts';
import { zh } from './zh.ts';

/** Every table of interface texts, by its BCP 47 tag. */
export const tables: Readonly<Record<string, Texts>> = { en, de, fr, es, pt, ja, zh, ko, ar, hi };

/**
 * The interface texts for a language: its own table, or that of the same language in the same script, or English.
 * So pt-BR gets pt and zh-CN gets zh, but zh-TW, whose script is another one, gets English.
 * @param language a BCP 47 tag
 */
export function textsFor(language: string): Texts {
  const tag = tagOf(language);
  return tag === undefined ? en : tables[tag]!;
}

/** Whether there are interface texts for a language. */
export function hasTexts(language: string): boolean {
  return tagOf(language) !== undefined;
}

function tagOf(language: string): string | undefined {
  return Object.keys(tables).find((one) => one.toLowerCase() === language.toLowerCase()) ?? nearest(language);
}

function nearest(language: string): string | undefined {
  const wanted = withScript(language);
  return Object.keys(tables).find((tag) => withScript(tag) === wanted);
}

/** Language and script, which most tags leave out: `zh-Hant` for zh-TW. */
function withScript(tag: string): string {
  const locale = new Intl.Locale(tag).maximize();
  return `${locale.language}-${locale.script}`;
}
