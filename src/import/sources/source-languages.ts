import type { Site } from '../../site/site.ts';
import { note, type ImportNote } from '../note.ts';
import type { SourceEntry } from '../text/source-entry.ts';

export interface SourceLanguages {
  default: string;
  /** The default language first, then by their tags. */
  all: readonly string[];
  /** Every entry with its language, without those whose language the settings don't declare. */
  entries: SourceEntry[];
  notes: ImportNote[];
}

/**
 * Which language is the default one: that of the settings; else the one that was asked for; else English, where the source
 * has it or doesn't say; else the most frequent.
 */
export function languagesOf(
  entries: readonly SourceEntry[],
  { site, language: asked }: { site?: Site | undefined; language?: string | undefined },
): SourceLanguages {
  const counts = new Map<string, number>();
  for (const { language } of entries) if (language !== undefined) counts.set(language, (counts.get(language) ?? 0) + 1);
  const frequent = [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))[0]?.[0];
  const saysAll = entries.every(({ language }) => language !== undefined);
  const main = site?.settings.language ?? asked ?? (counts.has('en') || !saysAll ? 'en' : (frequent ?? 'en'));
  const declared = site?.languages;
  const nameOf = (language: string | undefined): string => {
    const own = language ?? asked ?? main;
    return declared?.find((one) => one.toLowerCase() === own.toLowerCase()) ?? own;
  };
  const notes: ImportNote[] = [];
  const unread = new Set<string>();
  const kept = entries.flatMap((entry) => {
    const language = nameOf(entry.language);
    entry.language = language;
    if (!declared || declared.includes(language)) return [entry];
    if (!unread.has(language))
      notes.push(
        note('unread-language', entry.file, entry.line, {
          language,
          cure: `"locales: [${[...declared.slice(1), language].join(', ')}]"`,
        }),
      );
    unread.add(language);
    return [];
  });
  const others = [...new Set(kept.map(({ language }) => language!))].filter((language) => language !== main).sort();
  return { default: main, all: declared ?? [main, ...others], entries: kept, notes };
}
