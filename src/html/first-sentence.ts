import { isFunctionWord } from '../lexicon/function-words.ts';
import { lazyRequire } from '../source/lazy-require.ts';
import { oneLine } from './plain-text.ts';

/**
 * The first sentence of a text by the rules of its language; of its first paragraph, if that has no end of a sentence.
 * The periods of abbreviations, initials and ordinals don't end it, and neither does anything inside brackets.
 */
export function firstSentence(text: string, language: string): string {
  const [first = '', next = ''] = text.split('\n\n', 2);
  // “There are two kinds:” says nothing without what follows.
  const paragraph = oneLine(/[:：]$/u.test(first) ? `${first}\n${next}` : first);
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
  const lower = word.toLowerCase().slice(0, -1);
  const rest = after.replace(OPENING_SIGNS, '');
  if (ANNOUNCING_PAIRS.test(pair) || has(ANNOUNCING, language, lower)) return false;
  if (has(NUMBERED, language, lower) && /^(?:\d|\p{Lu}\b|[IVXLC]+\b)/u.test(rest)) return false;
  if (COMPANIES.has(lower)) return true;
  const isShort =
    INITIALS.test(word) ||
    has(TITLES, language, lower) ||
    abbreviations.has(word) ||
    abbreviations.has(pair) ||
    (ORDINALS.has(baseOf(language)) && /^\d{1,3}\.$/u.test(word));
  if (!isShort) return true;
  const [next = ''] = /^[\p{L}\p{M}’']+/u.exec(rest) ?? [];
  // “… in the U.S. It was …”: a new sentence begins with a word like “it”, a name does not.
  return isFunctionWord(next, language);
}

const CLOSING_SIGNS = /[\p{Pe}\p{Pf}"'’”“]+$/u;

const OPENING_SIGNS = /^[\p{Ps}\p{Pi}"'¿¡]+/u;

/** Letters with a period each: “J.”, “U.S.”, “z.B.”, “M.Sc.”; a letter can be written with several characters, as in “डॉ.”; and Spanish plurals, “EE. UU.”. */
const INITIALS = /^(?:\p{L}[\p{M}\p{Lm}]*\.)+$|^(?:\p{L}\p{M}*\p{Ll}?\.-?){2,}$|^(?:(\p{Lu})\1\.)+$/u;

/** Abbreviations of two words that never end a sentence, in any language that uses them. */
const ANNOUNCING_PAIRS =
  /(?:^| )(?:z\. ?b|d\. ?h|i\. ?e|e\. ?g|p\. ?ex|p\. ?ej|p\. ?es|par ex|por ej|por ex|v\. ?a)\.$/iu;

/** Languages that write “3.” for “third”. */
const ORDINALS = new Set(['cs', 'da', 'de', 'et', 'fi', 'hr', 'hu', 'nb', 'nn', 'no', 'pl', 'sk', 'sl', 'sr', 'tr']);

/** By language, or for all: abbreviations without their last period, in lower case. What CLDR has, or has only as a capital, need not be here. */
type Abbreviations = Readonly<Record<string, ReadonlySet<string>>>;

/** What follows belongs to the sentence, whatever it is. */
const ANNOUNCING: Abbreviations = {
  '': words('cf vs viz resp e.g i.e approx'),
  de: words('bzw vgl evtl ggf sog gem inkl exkl'),
  es: words('ej aprox'),
  fr: words('env'),
  it: words('cfr es'),
  pt: words('ex aprox'),
};

/** They stand before a name. */
const TITLES: Abbreviations = {
  '': words('dr prof st al'),
  ar: words('د أ م ص ج ط'),
  de: words('hr hrn fr frl dipl ing abb tab hl kgl ev fa'),
  en: words('mr mrs ms messrs rev gen col capt sgt lt gov sen rep hon mt ft fr sr jr'),
  es: words('sr sra srta sres dra dña ud uds ing lic av avda'),
  fr: words('mm mme mlle mgr pr ste av apr tél'),
  hi: words('डॉ श्री प्रो पं'),
  it: words('sig sig.ra dott dott.ssa ing avv'),
  pt: words('sr sra srta dra profa eng av'),
};

/** At the end of a company's name, a capital letter begins a new sentence. */
const COMPANIES = words('inc ltd ltda corp co');

/** They stand before a number or a letter; without one, they are words: “the state of the art.” */
const NUMBERED: Abbreviations = {
  '': words('no nos nr fig figs vol p pp eq eqs'),
  de: words('art abs bd kap aufl s'),
  en: words('art arts ch sec op ed'),
  es: words('art cap núm pág págs'),
  fr: words('art chap éd numéro n° réf pl'),
  it: words('art cap pag n'),
  pt: words('art cap núm n pág págs'),
};

function has(abbreviations: Abbreviations, language: string, word: string): boolean {
  return abbreviations['']!.has(word) || (abbreviations[baseOf(language)]?.has(word) ?? false);
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

const KNOWN_TO_CLDR = new Set(['de', 'en', 'es', 'fr', 'it', 'pt', 'ru']);

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
