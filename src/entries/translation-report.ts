import type { Entry } from './entry.ts';
import { isOutdated } from './inherit.ts';

/** The progress of one language. */
export interface TranslationStatus {
  language: string;
  /** The number of terms in the default language, drafts excluded. */
  originals: number;
  /** How many of them have a translation. */
  translated: number;
  missing: readonly { id: string; file: string }[];
  /** Translations that are older than their originals, with both dates. */
  outdated: readonly { id: string; file: string; updated: string; original: string }[];
  /** Translations whose file name no term of the default language has. */
  alone: readonly { id: string; file: string }[];
}

/**
 * The progress of every language but the default one.
 * @param languages the default language first
 */
export function translationReport(entries: readonly Entry[], languages: readonly string[]): TranslationStatus[] {
  const [main, ...others] = languages;
  const originals = entries.filter(({ language, status }) => language === main && status !== 'draft');
  return others.map((language) => {
    const own = entries.filter((entry) => entry.language === language);
    const ids = new Set(own.map(({ id }) => id));
    return {
      language,
      originals: originals.length,
      translated: originals.filter(({ id }) => ids.has(id)).length,
      missing: originals.filter(({ id }) => !ids.has(id)).map(({ id, file }) => ({ id, file })),
      outdated: own.filter(isOutdated).map(({ id, file, updated, published, original }) => ({
        id,
        file,
        updated: (updated ?? published)!,
        original: (original!.updated ?? original!.published)!,
      })),
      alone: own.filter(({ original }) => !original).map(({ id, file }) => ({ id, file })),
    };
  });
}

/** Renders the report for people: a table, and a line for every file that needs a translator. */
export function renderTranslations(report: readonly TranslationStatus[]): string {
  if (report.length === 0) return 'The site has one language: there is nothing to translate.\n';
  const head = ['language', 'translated', 'missing', 'outdated', 'alone'];
  const rows = report.map(({ language, originals, translated, missing, outdated, alone }) => [
    language,
    `${translated} of ${originals}`,
    String(missing.length),
    String(outdated.length),
    String(alone.length),
  ]);
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]!.length)));
  const table = [head, ...rows].map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
  const lines = report.flatMap(({ language, missing, outdated, alone }) => [
    ...missing.map(({ file }) => `${language}  missing   ${file}`),
    ...outdated.map(
      ({ file, updated, original }) => `${language}  outdated  ${file} (${updated}; the original is dated ${original})`,
    ),
    ...alone.map(({ file }) => `${language}  alone     ${file} (no term of the default language has this file name)`),
  ]);
  return `${[...table, ...(lines.length > 0 ? [''] : []), ...lines].join('\n')}\n`;
}
