import { readFileSync } from 'node:fs';
import Color from 'colorjs.io';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readSettings } from '../../src/site/read-settings.ts';
import { isColour, isPaper, paletteOf, paletteProperties, type Wishes } from '../../src/site/palette.ts';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

/** The custom properties that a stylesheet sets. */
function propertiesOf(css: string): Map<string, string> {
  return new Map([...css.matchAll(/(--[\w-]+):\s*([^;]+);/gu)].map(([, name, value]) => [name!, value!.trim()]));
}

const tokens = propertiesOf(read('../../src/views/styles/tokens.css'));

/** Each pair of colours that words are read in. */
const pairs = [
  ...['--paper', '--raised', '--sunken', '--wash'].flatMap((ground) =>
    ['--ink', '--ink-quiet', '--accent'].map((ink) => [ink, ground] as const),
  ),
  ['--on-accent', '--accent'],
  ...['keyword', 'string', 'number', 'title'].map((part) => [`--code-${part}`, '--sunken'] as const),
] as const;

/** The value of a custom property in one scheme, as a browser computes it: `light-dark`, `var` and `color-mix` resolved. */
function computed(text: string, all: ReadonlyMap<string, string>, side: 0 | 1): Color {
  const inner = /^(light-dark|var|color-mix)\((.*)\)$/su.exec(text.trim());
  if (!inner) return new Color(text.trim());
  if (inner[1] === 'var') return computed(all.get(inner[2]!)!, all, side);
  if (inner[1] === 'light-dark') return computed(splitTop(inner[2]!)[side]!, all, side);
  const [space, first, second] = splitTop(inner[2]!);
  const [, other, share] = /^(.*) ([\d.]+)%$/u.exec(second!)!;
  expect(space).toBe('in oklab');
  return computed(first!, all, side).mix(computed(other!, all, side), Number(share) / 100, { space: 'oklab' });
}

/** Splits at the commas outside of parentheses. */
function splitTop(text: string): string[] {
  let depth = 0;
  const parts = [''];
  for (const sign of text) {
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (sign === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return parts.map((part) => part.trim());
}

function unreadable(changed: ReadonlyMap<string, string>): string[] {
  const all = new Map([...tokens, ...changed]);
  const categories = [...all.keys()].filter((name) => name.startsWith('--category-'));
  const shapes = categories.flatMap((name) => ['--paper', '--raised'].map((ground) => [name, ground] as const));
  return ([0, 1] as const).flatMap((side) => {
    const colour = (name: string): Color => computed(all.get(name)!, all, side).to('srgb').toGamut();
    return [...pairs.map((pair) => [...pair, 4.5] as const), ...shapes.map((pair) => [...pair, 3] as const)].flatMap(
      ([ink, ground, least]) => {
        const contrast = colour(ink).contrast(colour(ground), 'WCAG21');
        return contrast < least ? [`${ink} on ${ground}, ${['light', 'dark'][side]}: ${contrast.toFixed(2)}`] : [];
      },
    );
  });
}

const propertiesFor = (wishes: Partial<Wishes>): Map<string, string> =>
  new Map(Object.entries(paletteProperties({ categories: [], ...wishes })));

test('Headword’s own colours can be read', () => {
  expect(unreadable(propertiesFor({ categories: Array.from({ length: 9 }, () => undefined) }))).toEqual([]);
});

const colours = [
  '#ffff00',
  '#ffffff',
  '#000000',
  '#808080',
  '#6d28d9',
  '#e11d48',
  '#00ff00',
  'rebeccapurple',
  'color(display-p3 0 1 0)',
  'hsl(210 100% 50%)',
  ...Array.from(
    { length: 240 },
    (_, index) => `oklch(${5 + ((index * 37) % 95)}% ${((index * 13) % 40) / 100} ${(index * 29) % 360})`,
  ),
];
const papers = Array.from({ length: 60 }, (_, index) => {
  const lightness = index % 2 ? 90 + ((index * 7) % 101) / 10 : ((index * 17) % 281) / 10;
  return `oklch(${lightness}% ${((index * 11) % 30) / 100} ${(index * 47) % 360})`;
});

test.each(colours)('with %s as accent, neutral or color of a category, all can be read', (colour) => {
  const categories = [undefined, colour, undefined, undefined, undefined, undefined, undefined, undefined];
  expect(unreadable(propertiesFor({ accent: colour, categories }))).toEqual([]);
  expect(unreadable(propertiesFor({ accent: colour, neutral: colour, categories }))).toEqual([]);
});

test.each(papers)('on the paper %s, all can be read, and the paper stays as it is', (paper) => {
  expect(isPaper(paper)).toBe(true);
  papers.forEach((_, index) => {
    const wishes = { paper, accent: colours[(index * 17) % colours.length]!, neutral: colours[(index * 31) % 249]! };
    if (index % 12 === 0)
      expect(unreadable(propertiesFor({ ...wishes, categories: [undefined, undefined] }))).toEqual([]);
  });
  const { main, ...schemes } = paletteOf({ paper, categories: [] });
  expect(schemes[main].paper).toBe(
    new Color(paper).toGamut({ space: 'srgb' }).to('srgb').toString({ format: 'hex', collapse: false }),
  );
});

test.each(['#777', '#c9c9c9', 'rebeccapurple', 'orange'])('%s is no paper', (text) =>
  expect(isPaper(text)).toBe(false),
);

test('a paper on which no text could be read is told', () => {
  const text = 'name: Tea\nurl: https://tea.example\nlanguage: en\ndescription: Words.\ntheme: { paper: orange }\n';
  expect(readSettings({ path: 'site.yaml', text }, undefined).problems.map(({ message }) => message)).toEqual([
    expect.stringMatching(/a light one .* or a dark one/u),
  ]);
});

test('a paper of theme.css alone moves every neutral', () => {
  const tinted = new Map([['--paper', 'light-dark(oklch(97% 0.02 250), oklch(16% 0.03 250))']]);
  expect(unreadable(tinted)).toEqual([]);
  for (const name of ['--raised', '--sunken', '--rule', '--ink-quiet', '--wash', '--on-accent']) {
    for (const side of [0, 1] as const) {
      const value = (all: ReadonlyMap<string, string>): string => computed(all.get(name)!, all, side).toString();
      expect(value(new Map([...tokens, ...tinted]))).not.toBe(value(tokens));
    }
  }
});

test('an accent that can be read as it is stays as it is', () => {
  expect(propertiesFor({ accent: '#6d28d9' }).get('--accent')).toMatch(/^light-dark\(#6d28d9, /u);
});

test('categories have hues of their own around the accent’s, which the first one has', () => {
  const { light } = paletteOf({ accent: '#635bff', categories: [undefined, undefined, '#00a878', undefined] });
  const hues = light.categories.slice(1).map((colour) => Math.round(new Color(colour).to('oklch').coords[2]!));
  expect(hues[0]).toBeCloseTo(new Color('#635bff').to('oklch').coords[2]!, -1);
  expect(new Set(hues).size).toBe(4);
  expect(hues[2]).toBeCloseTo(new Color('#00a878').to('oklch').coords[2]!, -1);
});

test.each(['#6d28d9', 'red', 'oklch(50% 0.2 293)'])('%s is a colour', (text) => expect(isColour(text)).toBe(true));
test.each(['reddish', '#12', 'rgb(0 0 0 / 50%)', '', 'red; } body { display: none'])(
  '“%s” is none that can be an accent',
  (text) => expect(isColour(text)).toBe(false),
);

/** Pairs of settings and stylesheet in the README, in its order. */
const examples = [
  ...read('../../README.md').matchAll(/\*\*(\w+)\.\*\*[^\n]*\n\n```yaml theme\n(.*?)```\n\n```css theme\n(.*?)```/gsu),
];

test('the README has three themes', () =>
  expect(examples.map(([, name]) => name)).toEqual(['Office', 'Paper', 'Terminal']));

describe.each(examples.map(([, name, settings, css]) => [name!, settings!, css!] as const))(
  'the theme %s',
  (_name, settings, css) => {
    const { theme } = parse(settings) as { theme: { accent?: string; paper?: string; neutral?: string } };
    const changed = propertiesOf(css);

    test('sets nothing but custom properties that exist', () => {
      expect([...changed.keys()].filter((name) => !tokens.has(name))).toEqual([]);
      expect(css.replace(/(--[\w-]+):\s*([^;]+);/gu, '').replace(/\s+/gu, '')).toBe(':root{}');
    });

    test('can be read', () => {
      expect(unreadable(new Map([...propertiesFor(theme), ...changed]))).toEqual([]);
    });
  },
);
