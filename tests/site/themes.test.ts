import { readFileSync } from 'node:fs';
import Color from 'colorjs.io';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { accentProperties, hueOf, isColour } from '../../src/site/accent.ts';

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

function unreadable(changed: ReadonlyMap<string, string>): string[] {
  const all = new Map([...tokens, ...changed]);
  return ['light', 'dark'].flatMap((scheme, side) => {
    const colour = (name: string): Color =>
      new Color(/^light-dark\((.+),\s*(\S.*)\)$/u.exec(all.get(name)!)?.[side + 1]?.trim() ?? all.get(name)!);
    return pairs.flatMap(([ink, ground]) => {
      const contrast = colour(ink).to('srgb').toGamut().contrast(colour(ground).to('srgb').toGamut(), 'WCAG21');
      return contrast < 4.5 ? [`${ink} on ${ground}, ${scheme}: ${contrast.toFixed(2)}`] : [];
    });
  });
}

test('Headword’s own colours can be read', () => {
  expect(unreadable(new Map())).toEqual([]);
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

test.each(colours)('the accent %s can be read everywhere', (accent) => {
  expect(unreadable(new Map(Object.entries(accentProperties(accent))))).toEqual([]);
});

test('an accent that can be read as it is stays as it is', () => {
  expect(accentProperties('#6d28d9')['--accent']).toMatch(/^light-dark\(#6d28d9, /u);
});

test.each(['#6d28d9', 'red', 'oklch(50% 0.2 293)'])('%s is a colour', (text) => expect(isColour(text)).toBe(true));
test.each(['reddish', '#12', 'rgb(0 0 0 / 50%)', '', 'red; } body { display: none'])(
  '“%s” is none that can be an accent',
  (text) => expect(isColour(text)).toBe(false),
);
test('greys have no hue', () => expect([hueOf('#777'), hueOf('white')]).toEqual([undefined, undefined]));

/** Pairs of settings and stylesheet in the README, in its order. */
const examples = [
  ...read('../../README.md').matchAll(/\*\*(\w+)\.\*\*[^\n]*\n\n```yaml theme\n(.*?)```\n\n```css theme\n(.*?)```/gsu),
];

test('the README has three themes', () =>
  expect(examples.map(([, name]) => name)).toEqual(['Office', 'Paper', 'Terminal']));

describe.each(examples.map(([, name, settings, css]) => [name!, settings!, css!] as const))(
  'the theme %s',
  (_name, settings, css) => {
    const { theme } = parse(settings) as { theme: { accent: string } };
    const changed = propertiesOf(css);

    test('sets nothing but custom properties that exist', () => {
      expect([...changed.keys()].filter((name) => !tokens.has(name))).toEqual([]);
      expect(css.replace(/(--[\w-]+):\s*([^;]+);/gu, '').replace(/\s+/gu, '')).toBe(':root{}');
    });

    test('can be read', () => {
      expect(unreadable(new Map([...Object.entries(accentProperties(theme.accent)), ...changed]))).toEqual([]);
    });
  },
);
