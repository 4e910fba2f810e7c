import { inflectPhrase, type Grammar } from './romance.ts';

/** The plural of the noun and the adjectives that agree with it; for a plural, the singular. */
export function french(name: string): string[] {
  return inflectPhrase(name, grammar);
}

const grammar: Grammar = {
  prepositions: new Set(
    'à au aux avec chez contre dans de des du en entre et ou par pour sans selon sous sur vers via'.split(' '),
  ),
  joined: /^(?:d|l|qu)['’]/iu,
  plurals: toPlurals,
  singulars: toSingulars,
  ordinary: new Set('as avion cour dan fil foi les moin nou pa par pui quelque son sou sur tou un vou'.split(' ')),
};

const inAls = /(?:bal|carnaval|chacal|fatal|festival|final|naval|récital|régal)$/u;
const inAux = /(?:bail|corail|émail|travail|vantail|vitrail)$/u;

function toPlurals(word: string): string[] {
  if (/œil$/u.test(word)) return ['yeux'];
  if (/[sxz]$/u.test(word)) return [word];
  if (inAux.test(word)) return [word.replace(/il$/u, 'ux')];
  if (/final$/u.test(word)) return [`${word}s`, word.replace(/l$/u, 'ux')];
  if (/al$/u.test(word) && !inAls.test(word)) return [word.replace(/l$/u, 'ux')];
  if (/(?:bleu|pneu)$/u.test(word)) return [`${word}s`];
  if (/(?:au|eu|(?:bij|caill|ch|gen|hib|jouj|p)ou)$/u.test(word)) return [`${word}x`];
  return [`${word}s`];
}

/** Singulars in -s: “accès”, “cours”, “processus”. */
const singularInS =
  /(?:us|ès|ais|(?:b|f|m)ois|uis|(?:cons|dép|enc|s)ens|cours|ss|^(?:c|p|t|b)as|(?:rep|atl|am|comp|canev|bi)as|(?:tem|cor|la)ps|(?:univ|env|rev|trav|div|conv)ers|(?:av|col|dev|perm|tap|parad|déb|châss|logic|synt|comprom|croqu|précis|maqu|acqu|prom|surs|oas|ax|bas|cris|analys|thès)is|dos|gros|propos|repos|héros|chaos|fonds|mets|poids|puits|remords|legs|pandas|kubernetes)$/u;

/** Plurals that have one of these endings: “contenus”, “essais”. */
const pluralInS = /(?:menu|contenu|individu|inconnu|résidu|revenu|délai|essai)s$/u;

function toSingulars(word: string): string[] {
  if (/eaux$|(?:noy|tuy|joy|boy)aux$|(?:j|enj|f|li|chev|v|ad|nev|av|pi)eux$|(?:bij|caill|gen)oux$/u.test(word))
    return [word.slice(0, -1)];
  if (/(?:trav|vitr|b|cor|ém)aux$/u.test(word)) return [word.replace(/ux$/u, 'il')];
  if (/[^eé]aux$|éaux$/u.test(word)) return [word.replace(/ux$/u, 'l')];
  if (!/.{3}s$/u.test(word) || (singularInS.test(word) && !pluralInS.test(word))) return [];
  return [word.slice(0, -1)];
}
