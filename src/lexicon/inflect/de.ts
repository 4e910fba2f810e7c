import { acronymForms } from './acronym.ts';
import { inCompounds, inEn, inEr, inNs, irregular, loanwords, neuterInE, singularOf, withUmlaut } from './de-nouns.ts';
import { copyCapitals } from './copy-capitals.ts';

/**
 * The plurals and cases of the head noun, with the adjectives before it declined to agree; for a plural, its singular too.
 * The gender isn't known, so some forms don't exist. They do no harm, because no text contains them; forms that are other
 * words are left out.
 */
export function german(name: string): string[] {
  const words = name.split(' ');
  const preposition = words.findIndex((word, index) => index > 0 && particles.has(word.toLowerCase()));
  const head = (preposition === -1 ? words.length : preposition) - 1;
  const noun = /^(.*-)?(\p{Script=Latin}{2,})$/u.exec(words[head]!);
  if (!noun) return [];
  const adjectives = adjectivesBefore(words, head);
  const start = words.slice(0, head - adjectives.length);
  const rest = words.slice(head + 1);
  return declined(nounForms(noun[2]!), adjectives.length > 0)
    .map(([ending, form]) =>
      [...start, ...adjectives.map((stem) => stem + ending), (noun[1] ?? '') + form, ...rest].join(' '),
    )
    .filter((form) => !ordinaryWords.has(form.toLowerCase()));
}

const particles = new Set(
  'als am an auf aus bei bis das dem den der des durch für gegen im in mit nach ohne pro über um und unter vom von vor zu zum zur'.split(
    ' ',
  ),
);

/** Common words that equal a form of some noun: “wegen” (“Weg”), “links” (“Link”). */
const ordinaryWords = new Set(
  'abends allen alle anfangs arte falls gute guten habe laute lauten linke linken links male malen mangels maßen mittels rechte rechten rechts seines teils testen wegen weise zwecks'.split(
    ' ',
  ),
);

/** The stems of the words directly before the noun that can be adjectives: “latent” in “Latenter Raum”. */
function adjectivesBefore(words: readonly string[], head: number): string[] {
  const isAdjective = (word: string): boolean => /^\p{L}\p{Ll}{2,}(?:e|er|es|en|em)$/u.test(word);
  const first = words.slice(0, head).findLastIndex((word) => !isAdjective(word)) + 1;
  return words.slice(first, head).map((word) => word.replace(/e[rsnm]?$/u, ''));
}

/** Each form of the noun, paired with each ending that an adjective can have before it. */
function declined(
  { singular, genitive, plural, dative }: Noun,
  hasAdjective: boolean,
): [ending: string, noun: string][] {
  if (!hasAdjective) return [...new Set([...singular, ...genitive, ...plural, ...dative])].map((form) => ['', form]);
  const each = (forms: readonly string[], endings: readonly string[]) =>
    forms.flatMap((form) => endings.map((ending): [string, string] => [ending, form]));
  return [
    ...each(singular, ['e', 'er', 'es', 'en', 'em']),
    ...each(genitive, ['en']),
    ...each(plural, ['e', 'en', 'er']),
    ...each(dative, ['en']),
  ];
}

function nounForms(word: string): Noun {
  const acronym = acronymForms(word, '');
  if (acronym) return { singular: [word], genitive: [], plural: acronym, dative: [] };
  const lower = word.toLowerCase();
  const singular = toSingular(lower);
  const capitalized = (forms: readonly string[]) => forms.map((form) => copyCapitals(word, form));
  const { genitive, plural, dative } = endingsOf(singular);
  return {
    singular: capitalized([singular]),
    genitive: capitalized(genitive),
    plural: capitalized(plural),
    dative: capitalized(dative),
  };
}

/** The singular of a noun that is certainly a plural; any other noun is returned unchanged. */
function toSingular(noun: string): string {
  const found = singularOf.find(([ending]) => ending.test(noun));
  if (found) return noun.replace(...found);
  const bare = noun.replace(/(?<=.{3})er?$/u, '');
  if (bare === noun) return noun;
  const plain = [bare, bare.replace(/äu|[äöü](?!.*[äöü])/u, (vowel) => ({ äu: 'au', ä: 'a', ö: 'o', ü: 'u' })[vowel]!)];
  return (
    plain.find((singular) =>
      /er$/u.test(noun)
        ? inEr.test(singular) && `${umlaut(singular)}er` === noun
        : withUmlaut.test(singular) && `${umlaut(singular)}e` === noun,
    ) ?? noun
  );
}

/** The other forms of a noun, by its ending. @param noun a singular in small letters */
function endingsOf(noun: string): Omit<Noun, 'singular'> {
  const forms = (genitive: string[], plural: string[], dative: string[] = []) => ({ genitive, plural, dative });
  const add = (...endings: string[]): string[] => endings.map((ending) => noun + ending);
  const swap = (ending: RegExp, ...others: string[]): string[] => others.map((other) => noun.replace(ending, other));
  const ofIt = /[sxzß]$/u.test(noun) ? add('es') : add('s', 'es');

  const listed = irregular.get(noun);
  if (listed) return forms([], [...listed]);
  const [last = ''] = inCompounds.exec(noun) ?? [];
  if (last !== '') {
    // “Geburtsdaten” are the plural of “Geburtsdatum”, while “Daten” are rather data.
    const endings = last === 'datum' ? ['datums', 'daten'] : irregular.get(last)!;
    return forms(
      [],
      endings.map((ending) => noun.slice(0, -last.length) + ending),
    );
  }
  if (inNs.test(noun)) return forms(add('ns'), add('n'));
  if (loanwords.test(noun))
    return forms(
      /(?:sh|s)$/u.test(noun) ? [] : add('s'),
      /(?:er|el)$/u.test(noun) ? [noun] : [],
      /(?:er|el)$/u.test(noun) ? add('n') : [],
    );
  if (inEn.test(noun)) return forms([], add('en'));
  if (inEr.test(noun)) return forms(ofIt, [`${umlaut(noun)}er`], [`${umlaut(noun)}ern`]);
  if (withUmlaut.test(noun)) return forms(ofIt, [`${umlaut(noun)}e`], [`${umlaut(noun)}en`]);
  if (/(?:er|or|ent|ant|ist|eur|ig|ärzt|wält|kund|freund|köch|wirt|pert|kolleg|log|beamt)in$/u.test(noun))
    return forms([], add('nen'));
  if (neuterInE.test(noun)) return forms(add('s'), /[^e]e$/u.test(noun) ? add('n') : []);
  // Loanwords in -e are neuter or masculine, with a genitive in -s: “des Caches”.
  if (/e$/u.test(noun))
    return forms(/(?:a[cklmrstv]|i[dlnptv]|o[dklprs]|yt|yp|rc)e$/u.test(noun) ? add('s') : [], add('n'));
  if (/[ie]er$/u.test(noun)) return forms(add('s', 'es'), add('e'), add('en', 'n'));
  if (/(?:er|el)$/u.test(noun)) return forms(add('s'), [noun], add('n'));
  if (/(?:en|chen|lein)$/u.test(noun)) return forms(add('s'), []);
  if (/nis$/u.test(noun)) return forms(add('ses'), add('se'), add('sen'));
  if (/us$/u.test(noun)) return forms([], swap(/us$/u, 'en'));
  if (/(?:ik|(?:max|min|opt)im|neutr)um$/u.test(noun)) return forms(add('s'), swap(/um$/u, 'a'));
  if (/um$/u.test(noun)) return forms(add('s'), swap(/um$/u, 'en'));
  if (/ma$/u.test(noun)) return forms([], [...add('s', 'ta'), ...swap(/a$/u, 'en')]);
  if (/matrix$/u.test(noun)) return forms([], swap(/x$/u, 'zen', 'ces'));
  if (/(?:ind|vert|[ck]od|kort|ap)ex$/u.test(noun))
    return forms(add('es'), [...swap(/ex$/u, 'izes', 'ices'), ...add('e')], add('en'));
  if (/[^e]is$/u.test(noun)) return forms([], swap(/is$/u, 'en'));
  if (/or$/u.test(noun)) return forms(add('s'), add('en'));
  if (/[^aeou]y$/u.test(noun)) return forms(add('s'), swap(/y$/u, 'ies'));
  if (/[aiouy]$/u.test(noun)) return forms(add('s'), []);
  if (/ing$/u.test(noun)) return forms(add('s'), []);
  return forms(ofIt, add('e'), add('en'));
}

/** Puts an umlaut on the last vowel that can have one: “räum”, “wört”. */
function umlaut(noun: string): string {
  return noun.replace(
    /(a(?=u)|aa|[aou])(?=[^aou]*$|u[^aou]*$)/u,
    (vowel) => ({ a: 'ä', aa: 'ä', o: 'ö', u: 'ü' })[vowel] ?? vowel,
  );
}

interface Noun {
  singular: string[];
  genitive: string[];
  plural: string[];
  /** The dative plural. */
  dative: string[];
}
