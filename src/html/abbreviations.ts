import { baseLanguage } from '../lexicon/base-language.ts';
import { lazyRequire } from '../source/lazy-require.ts';

/** Abbreviations of two words that never end a sentence, in any language that uses them. */
export const ANNOUNCING_PAIRS =
  /(?:^| )(?:z\. ?b|d\. ?h|i\. ?e|e\. ?g|p\. ?ex|p\. ?ej|p\. ?es|par ex|por ej|por ex|v\. ?a)\.$/iu;

/** Languages that write “3.” for “third”. */
export const ORDINALS = new Set([
  'cs',
  'da',
  'de',
  'et',
  'fi',
  'hr',
  'hu',
  'nb',
  'nn',
  'no',
  'pl',
  'sk',
  'sl',
  'sr',
  'tr',
]);

/** By language, or for all: abbreviations without their last period, in lower case. What CLDR has, or has only as a capital, need not be here. */
type Abbreviations = Readonly<Record<string, ReadonlySet<string>>>;

/** What follows belongs to the sentence, whatever it is. */
export const ANNOUNCING: Abbreviations = {
  '': words('cf vs viz resp e.g i.e approx ca incl excl'),
  de: words('bzw vgl evtl ggf sog gem inkl exkl lt'),
  es: words('ej aprox'),
  fr: words('env'),
  it: words('cfr es'),
  pt: words('ex aprox'),
};

/** They stand before a name. */
export const TITLES: Abbreviations = {
  '': words('dr prof st al'),
  ar: words('د أ م ص ج ط'),
  de: words('hr hrn fr frl dipl ing abb tab hl kgl ev fa mult phil med jur nat oec habil hrsg'),
  en: words('mr mrs ms messrs rev gen col capt sgt lt gov sen rep hon mt ft fr sr jr bros'),
  es: words('sr sra srta sres dra dña ud uds ing lic av avda'),
  fr: words('mm mme mlle mgr pr ste av apr tél éd boul règl'),
  // The names of Latin letters, as initials are written.
  hi: words('डॉ श्री प्रो पं स्व ए बी सी डी ई एफ जी एच आई जे के एल एम एन ओ पी क्यू आर एस टी यू वी डब्ल्यू एक्स वाई ज़ेड अ आ इ उ'),
  it: words('sig sig.ra dott dott.ssa ing avv'),
  pt: words('sr sra srta dra profa eng av cia min des'),
};

/** They stand before a number or a letter; without one, they are words: “the state of the art.” */
export const NUMBERED: Abbreviations = {
  '': words('no nos nr fig figs vol p pp eq eqs max min ver v'),
  de: words('art abs bd kap aufl s'),
  en: words('art arts ch sec op ed'),
  es: words('art cap núm pág págs'),
  fr: words('art chap éd numéro n° réf pl'),
  it: words('art cap pag n'),
  pt: words('art cap inc núm n pág págs'),
};

/** Whether an abbreviation is in a list. Texts in other scripts have English ones: “Mr. Childrenは…”. */
export function has(abbreviations: Abbreviations, language: string, word: string): boolean {
  const base = baseLanguage(language);
  const isForeign = OTHER_SCRIPTS.has(base) && /^[a-z.]+$/u.test(word);
  return [abbreviations[''], abbreviations[base], isForeign ? abbreviations['en'] : undefined].some((list) =>
    list?.has(word),
  );
}

const OTHER_SCRIPTS = new Set(['ar', 'bn', 'el', 'fa', 'he', 'hi', 'ja', 'ko', 'ru', 'th', 'uk', 'ur', 'zh']);

/** The abbreviations that CLDR knows of a language. https://cldr.unicode.org */
export function suppressions(language: string): string[] {
  if (!KNOWN_TO_CLDR.has(language)) return [];
  const { segments } = lazyRequire<Suppressions>(`cldr-segments-full/segments/${language}/suppressions.json`)();
  return segments.segmentations.SentenceBreak.standard.map(({ suppression }) => suppression);
}

const KNOWN_TO_CLDR = new Set(['de', 'en', 'es', 'fr', 'it', 'pt', 'ru']);

interface Suppressions {
  segments: { segmentations: { SentenceBreak: { standard: { suppression: string }[] } } };
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
