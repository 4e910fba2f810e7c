import { expect, test } from 'vitest';
import { compile } from '../../src/compile.ts';

const SETTINGS = [
  'name: Payments',
  'description: The words of payments.',
  'url: https://acme.example/glossary',
  'language: en',
  'locales: [de, de-AT]',
  'product: { name: "Acme & Co", url: https://acme.example }',
];

/** The calls to action by address. */
function callsOf(settings: readonly string[], terms: Readonly<Record<string, string>>): Record<string, unknown> {
  const { glossary, problems } = compile({
    settings: { path: 'site.yaml', text: [...SETTINGS, ...settings].join('\n') },
    terms: Object.entries(terms).map(([path, text]) => ({
      path: `terms/${path}.md`,
      text: `---\n${text}\n---\nA payment that is taken back.`,
    })),
    pages: [],
    assets: new Map(),
    publicFiles: [],
    problems: [],
  });
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return Object.fromEntries(
    glossary!.pages.term.map((sheet) => {
      const { address, callToAction } = sheet.page();
      return [
        address.replace('/glossary/', ''),
        callToAction && [callToAction.title, callToAction.text, callToAction.label, callToAction.address].join(' | '),
      ];
    }),
  );
}

test('a call to action is the term’s own, its category’s or the site’s, with names of the page in texts and address', () => {
  const calls = callsOf(
    [
      'categories:',
      '  risk:',
      '    title: Risk & Fraud',
      '    callToAction: { title: "{category}: {term}", label: Check, url: "https://acme.example/{category}" }',
      '  cards: { title: Cards }',
      'callToAction:',
      '  title: Take {term} with {product}',
      '  text: All of {category}.',
      '  label: Open',
      '  url: "https://acme.example/?p={product}&t={term}&s={slug}&c={category}&l={language}"',
    ],
    {
      'charge-back': 'term: Chargeback & Co\ncategory: cards',
      'no-group': 'term: Nothing',
      fraud: 'term: Fraud\ncategory: risk',
      own: 'term: Own\ncategory: risk\ncallToAction: { title: "Just {term}", label: Go, url: "https://acme.example/{slug}" }',
    },
  );
  expect(calls).toEqual({
    'charge-back/':
      'Take Chargeback & Co with Acme & Co | All of Cards. | Open | https://acme.example/?p=Acme%20%26%20Co&t=Chargeback%20%26%20Co&s=charge-back&c=cards&l=en',
    'no-group/':
      'Take Nothing with Acme & Co | All of Payments. | Open | https://acme.example/?p=Acme%20%26%20Co&t=Nothing&s=no-group&c=&l=en',
    'fraud/': 'Risk & Fraud: Fraud |  | Check | https://acme.example/risk',
    'own/': 'Just Own |  | Go | https://acme.example/own',
  });
});

test('a page shows no call to action of another language, its own original’s neither', () => {
  const terms = {
    one: 'term: One\ncallToAction: { title: Own, label: Go, url: https://acme.example }',
    two: 'term: Two',
    'de/one': 'term: Eins',
    'de/two': 'term: Zwei',
    'de-AT/two': 'term: Zwo',
  };
  const english = ['callToAction: { title: Try it, label: Go, url: https://acme.example }'];
  expect(callsOf(english, terms)).toEqual({
    'one/': 'Own |  | Go | https://acme.example',
    'two/': 'Try it |  | Go | https://acme.example',
    'de/one/': undefined,
    'de/two/': undefined,
    'de-AT/two/': undefined,
  });
  const both = [
    'callToAction:',
    '  title: { en: Try it, de: Testen }',
    '  label: { en: Go, de: Los }',
    '  url: { en: https://acme.example, de: https://acme.example/de }',
  ];
  expect(callsOf(both, terms)).toEqual({
    'one/': 'Own |  | Go | https://acme.example',
    'two/': 'Try it |  | Go | https://acme.example',
    'de/one/': 'Testen |  | Los | https://acme.example/de',
    'de/two/': 'Testen |  | Los | https://acme.example/de',
    // A variant of the language has its texts.
    'de-AT/two/': 'Testen |  | Los | https://acme.example/de',
  });
});

test('interface texts of the owner and sections have the name of the product in them', () => {
  const { glossary } = compile({
    settings: { path: 'site.yaml', text: [...SETTINGS, 'texts: { en: { related: "More in {product}" } }'].join('\n') },
    terms: [],
    pages: [],
    assets: new Map(),
    publicFiles: [],
    problems: [],
  });
  expect(glossary!.site.in('en').texts.related).toBe('More in Acme & Co');
});
