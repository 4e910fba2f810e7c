import { array, assert, integer, nat, property } from 'fast-check';
import { expect, test } from 'vitest';
import { compile } from '../../src/compile.ts';
import type { Entry } from '../../src/entries/entry.ts';
import type { Graph } from '../../src/links/graph/build-graph.ts';
import { topN } from '../../src/source/top-n.ts';

const SETTINGS =
  'name: Teas\ndescription: All of them.\nurl: https://teas.example\nlanguage: en\ncategories: { kinds: { title: Kinds }, tools: { title: Tools } }\n';

/** What stands in the graph of a few terms; each is its fields and its text. */
function lister(
  terms: Readonly<Record<string, readonly [fields: string, text: string]>>,
): (list: 'related' | 'mentionedIn' | 'mentions', id: string) => string[] {
  const files = Object.entries(terms).map(([id, [fields, text]]) => ({
    path: `terms/${id}.md`,
    text: `---\nterm: ${id}\n${fields}\n---\n${text}\n`,
  }));
  const { entries, linked } = compile({
    settings: { path: 'site.yaml', text: SETTINGS },
    terms: files,
    pages: [],
    assets: new Map(),
    publicFiles: [],
    problems: [],
  });
  const graph: Graph = linked!.graph('en');
  return (list, id) => graph[list](entries.find((entry: Entry) => entry.id === id)!).map((entry) => entry.id);
}

test('the best few are those that sorting gives, equals in their order', () => {
  assert(
    property(array(integer({ min: -3, max: 3 })), nat(9), (scores, most) => {
      const things = scores.map((score, place) => ({ score, place }));
      const found = topN<{ score: number; place: number }>(most, (take) =>
        things.forEach((thing) => take(thing, thing.score)),
      );
      expect(found).toEqual([...things].sort((a, b) => b.score - a.score).slice(0, most));
    }),
  );
});

test('of the pages that mention a term, the closest come first, then those that do so most, and no more than a reader looks through', () => {
  const often = (times: number): string => Array.from({ length: times }, () => 'Some kettle is here.').join(' ');
  const names = Array.from({ length: 26 }, (_, number) => `x${String(number).padStart(2, '0')}`);
  const pages = names.map(
    (name, at) =>
      [name, [at === 5 ? 'related: [kettle]' : 'category: kinds', often(at < 2 ? 1 : at % 2 === 0 ? 3 : 2)]] as const,
  );
  const listed = lister({ kettle: ['category: tools', 'It boils.'], ...Object.fromEntries(pages) })(
    'mentionedIn',
    'kettle',
  );
  const [even, odd] = [0, 1].map((rest) => names.filter((_, at) => at >= 2 && at !== 5 && at % 2 === rest)) as [
    string[],
    string[],
  ];
  expect(listed).toEqual(['x05', ...even, ...odd]);
  expect(listed).toHaveLength(24);
});

test('a term without related ones gets those of its category that its text names, of equals the rarer first, and never itself', () => {
  const list = lister({
    alder: ['category: kinds', 'An alder beside birch, cedar and dogwood. Read [alder](term:alder).'],
    birch: ['category: kinds', 'A tree.'],
    cedar: ['category: kinds', 'A tree.'],
    dogwood: ['category: tools', 'A shrub.'],
    elm: ['category: tools', 'Near birch.'],
  });
  expect(list('related', 'alder')).toEqual(['cedar', 'birch']);
  expect(list('mentions', 'alder')).toEqual(['birch', 'cedar', 'dogwood']);
  expect(list('mentionedIn', 'alder')).toEqual([]);
});

test('two that name each other come before one that is only named, whatever their categories', () => {
  const list = lister({
    alder: ['category: kinds', 'An alder beside birch and cedar.'],
    birch: ['category: kinds', 'A tree.'],
    cedar: ['category: tools', 'Beside alder.'],
  });
  expect(list('related', 'alder')).toEqual(['cedar', 'birch']);
});
