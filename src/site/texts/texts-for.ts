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
 * The interface texts for a language: its own table, or the one of the same language in the same script, so that
 * pt-BR gets pt and zh-CN gets zh, but zh-TW, which is written in other characters, gets English.
 */
export function textsFor(language: string): Texts {
  const tag = Object.keys(tables).find((one) => one.toLowerCase() === language.toLowerCase()) ?? nearest(language);
  return tag === undefined ? en : tables[tag]!;
}

function nearest(language: string): string | undefined {
  const wanted = written(language);
  return Object.keys(tables).find((tag) => written(tag) === wanted);
}

/** The language and the script it is written in there, which BCP 47 tags mostly leave unsaid: `zh-Hant` for zh-TW. */
function written(tag: string): string {
  const locale = new Intl.Locale(tag).maximize();
  return `${locale.language}-${locale.script}`;
}
