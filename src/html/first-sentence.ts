import { isFunctionWord } from '../lexicon/function-words.ts';
import { lazyRequire } from '../source/lazy-require.ts';

/**
 * The first sentence of a text by the rules of its language; of its first paragraph, if that has no end of a sentence.
 * The periods of abbreviations, initials and ordinals don't end it, and neither does anything inside brackets.
 */
export function firstSentence(text: string, language: string): string {
  const paragraph = text.split('\n\n', 1)[0]!;
  const { segmenter, abbreviations } = languageRules(language);
  let [end, tries] = [0, 0];
  for (const { segment } of segmenter.segment(paragraph)) {
    end += segment.length;
    tries += 1;
    const isLast = tries === MOST_TRIES;
    // “.NET” begins no sentence.
    if (!isLast && segment.endsWith('.') && end < paragraph.length) continue;
    if (isLast || isEnd(paragraph.slice(0, end).trimEnd(), paragraph.slice(end), language, abbreviations)) break;
  }
  return paragraph.slice(0, end).trim();
}

/** A text of nothing but abbreviations must not take long. */
const MOST_TRIES = 50;

/** Whether a sentence ends between two stretches of text, where the segmenter says so. */
function isEnd(before: string, after: string, language: string, abbreviations: ReadonlySet<string>): boolean {
  if (PAIRS.some(([open, close]) => before.lastIndexOf(open) > before.lastIndexOf(close) && after.includes(close)))
    return false;
  const bare = before.replace(CLOSING_SIGNS, '');
  if (!bare.endsWith('.')) return true;
  // The last word, and the last two for abbreviations like “z. B.”.
  const [, previous = '', last = ''] = /(?:(\S+)\s)?(\S+)$/u.exec(bare) ?? [];
  const word = last.replace(/^.*['’](?=\p{L})/u, '').replace(OPENING_SIGNS, '');
  const pair = `${previous.replace(OPENING_SIGNS, '')} ${word}`;
  if (ALWAYS_INTRODUCES.test(pair) || introduces(language, word.toLowerCase().slice(0, -1))) return false;
  const isShort =
    INITIALS.test(word) ||
    abbreviations.has(word) ||
    abbreviations.has(pair) ||
    pair === 'et al.' ||
    (ORDINALS.has(baseOf(language)) && /^\d{1,3}\.$/u.test(word));
  if (!isShort) return true;
  const [next = ''] = /^[\p{L}\p{M}’']+/u.exec(after.replace(OPENING_SIGNS, '')) ?? [];
  // “… in the U.S. It was …”: a new sentence begins with a word like “it”, a name does not.
  return isFunctionWord(next, language);
}

const CLOSING_SIGNS = /[\p{Pe}\p{Pf}"'’”“]+$/u;

const OPENING_SIGNS = /^[\p{Ps}\p{Pi}"'¿¡]+/u;

/** Letters with a period each: “J.”, “U.S.”, “z.B.”, “M.Sc.”; a letter can be written with several characters, as in “डॉ.”; and Spanish plurals, “EE. UU.”. */
const INITIALS = /^(?:\p{L}[\p{M}\p{Lm}]*\.)+$|^(?:\p{L}\p{M}*\p{Ll}?\.-?){2,}$|^(?:(\p{Lu})\1\.)+$/u;

/** Abbreviations of two words that never end a sentence, in any language that uses them. */
const ALWAYS_INTRODUCES =
  /(?:^| )(?:z\. ?b|d\. ?h|i\. ?e|e\. ?g|p\. ?ex|p\. ?ej|p\. ?es|par ex|por ej|por ex|v\. ?a)\.$/iu;

/** Languages that write “3.” for “third”. */
const ORDINALS = new Set(['cs', 'da', 'de', 'et', 'fi', 'hr', 'hu', 'nb', 'nn', 'no', 'pl', 'sk', 'sl', 'sr', 'tr']);

/**
 * Abbreviations that CLDR lacks or counts among those that may end a sentence: titles, which come before a name, and words
 * that announce what follows. Without their last period, in lower case.
 */
const INTRODUCING: Record<string, ReadonlySet<string>> = {
  '': words('cf vs viz ca approx resp dr prof st no nos nr fig figs vol p pp ed eds eq eqs ch sec i.e e.g'),
  en: words('mr mrs ms messrs rev gen col capt sgt lt gov sen rep hon mt ft fr sr jr art arts op'),
  de: words(
    'hr hrn fr frl dipl.-ing dipl ing bzw vgl evtl ggf sog gem art abs bd kap aufl abb tab str u.a s vom hl kgl inkl exkl',
  ),
  fr: words('m mm mme mlle me mgr pr ste art chap éd env av apr numéro n° tél réf pl'),
  es: words('sr sra srta sres dra d dña ud uds art cap núm pág págs ej lic ing av avda aprox'),
  pt: words('sr sra srta dra d profa eng art cap núm n pág págs ex av aprox séc'),
  it: words('sig sig.ra dott dott.ssa ing avv art cap pag es n cfr'),
  ar: words('د أ م ص ج ط أ.د'),
  hi: words('डॉ श्री प्रो पं सं'),
};

function introduces(language: string, word: string): boolean {
  return INTRODUCING['']!.has(word) || (INTRODUCING[baseOf(language)]?.has(word) ?? false);
}

/** Between these, nothing ends a sentence. */
const PAIRS = ['()', '[]', '“”', '„“', '«»', '（）', '「」', '『』'].map((pair) => [pair[0]!, pair[1]!] as const);

interface LanguageRules {
  segmenter: Intl.Segmenter;
  /** With their periods. */
  abbreviations: ReadonlySet<string>;
}

/** Cached by language: making a segmenter takes longer than using it. */
const rules = new Map<string, LanguageRules>();

function languageRules(language: string): LanguageRules {
  const known = rules.get(language);
  if (known) return known;
  const made = {
    segmenter: new Intl.Segmenter(language, { granularity: 'sentence' }),
    abbreviations: new Set(suppressions(baseOf(language))),
  };
  rules.set(language, made);
  return made;
}

/** The abbreviations that CLDR knows of a language. https://cldr.unicode.org */
function suppressions(language: string): string[] {
  if (!KNOWN_TO_CLDR.has(language)) return [];
  const { segments } = lazyRequire<Suppressions>(`cldr-segments-full/segments/${language}/suppressions.json`)();
  return segments.segmentations.SentenceBreak.standard.map(({ suppression }) => suppression);
}

const KNOWN_TO_CLDR = new Set(['de', 'el', 'en', 'es', 'fi', 'fr', 'it', 'pt', 'ru', 'sv']);

interface Suppressions {
  segments: { segmentations: { SentenceBreak: { standard: { suppression: string }[] } } };
}

/** The language of a tag, without script and territory. */
function baseOf(language: string): string {
  return language.split('-', 1)[0]!.toLowerCase();
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
