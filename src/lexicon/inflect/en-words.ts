/** Plurals that `pluralize` lacks or gets wrong: the ending in the group is replaced by each of the others. */
export const otherPlurals: readonly (readonly [RegExp, ...string[]])[] = [
  [/(?:ind|vert|vort|cort|ap|cod|lat)(ex)$/u, 'exes', 'ices'],
  [/append(ix)$/u, 'ixes', 'ices'],
  [/(?:matr|hel)(ix)$/u, 'ixes', 'ices'],
  [/(?:schem|stigm|dogm|lemm|stemm)(a)$/u, 'as', 'ata'],
  [/(?:formul|antenn|nebul|larv|vertebr|lacun|supernov)(a)$/u, 'as', 'ae'],
  [/(?:nucle|radi|stimul|loc|foc|modul|calcul|syllab|cact|fung|alumn|termin|tor|abac|thesaur)(us)$/u, 'uses', 'i'],
  [/corp(us)$/u, 'uses', 'ora'],
  [/gen(us)$/u, 'uses', 'era'],
  [
    /(?:medi|strat|spectr|bacteri|curricul|memorand|quant|moment|optim|maxim|minim|symposi|consorti|compendi|continu|equilibri|errat|millenni|aquari|stadi|moratori|desiderat|addend)(um)$/u,
    'ums',
    'a',
  ],
  [/(?:criteri|phenomen|automat|polyhedr|tetrahedr)(on)$/u, 'ons', 'a'],
  [/(?:plat|bur|tabl)(eau)$/u, 'eaus', 'eaux'],
  // “Humans”, “Germans”, “Podmans”. For “man” and “woman”, the regular form would be another word.
  [/^(?!(?:wo)?man$).*(man)$/u, 'mans'],
  [/(?:epo|te|mona|stoma)(ch)$/u, 'chs'],
  [/(person)$/u, 'persons'],
  [/vir(us)$/u, 'uses'],
];

/** Plurals whose singular `pluralize` gets wrong. The shortest are the last parts of “add-ons”, “plug-ins”, “sign-ups”. */
export const singularOf: ReadonlyMap<string, string> = new Map([
  ['axes', 'axis'],
  ['biases', 'bias'],
  ['caches', 'cache'],
  ['canvases', 'canvas'],
  ['aliases', 'alias'],
  ['atlases', 'atlas'],
  ['cookies', 'cookie'],
  ['corpora', 'corpus'],
  ['formulae', 'formula'],
  ['genera', 'genus'],
  ['lenses', 'lens'],
  ['ins', 'in'],
  ['niches', 'niche'],
  ['ons', 'on'],
  ['people', 'person'],
  ['schemata', 'schema'],
  ['selfies', 'selfie'],
  ['spectra', 'spectrum'],
  ['ups', 'up'],
  ['vertices', 'vertex'],
]);

/** Singulars in -s that look like plurals. Their plural is in -es. */
export const singularsInS: ReadonlySet<string> = new Set(
  'alias atlas bias bus canvas gas lens pancreas summons'.split(' '),
);

/** Words that have no other form, or whose other form is another word: “medium” for “media”, “new” for “news”. */
export const invariable: ReadonlySet<string> = new Set(
  (
    'always analytics athletics besides chaos corps cosmos crossroads cyberspace data does economics ethics ethos goods graphics ' +
    'hardware has headquarters hermes information ios jenkins kafka keras kinesis kubernetes kudos linux logistics mathematics means media metadata ' +
    'nas news nodejs os overseas pandas pathos perhaps physics politics postgres premises rails sans savings series ' +
    'software sometimes species thanks this unix versus was whereas yes'
  ).split(' '),
);

/** Words that are too common in all texts to be accepted as an inflected form of a name. */
export const ordinaryWords: ReadonlySet<string> = new Set(
  (
    'ads are as bus can cans custom customs does gas gets gos goes good goods has have his https in ins is its lens lets like likes makes mean means needs new news ' +
    'on ones ops ors others outs puts rights says sees shows so takes than that the them themselves these they this those thus times up ups us uses was we were ' +
    'whereas window works yes'
  ).split(' '),
);
