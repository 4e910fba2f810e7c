import Color from '#colorjs';

/** What an owner may wish of the colours. */
export interface Wishes {
  accent?: string;
  neutral?: string;
  paper?: string;
  /** Of each category in its order; undefined where Headword chooses. */
  categories: readonly (string | undefined)[];
}

/** The colours of one scheme, as hexadecimal values of CSS. */
export interface Scheme {
  paper: string;
  ink: string;
  accent: string;
  /** Of terms without a category first, then of each category: at least 3:1 against the paper. */
  categories: readonly string[];
}

export interface Palette {
  light: Scheme;
  dark: Scheme;
  /** The scheme that the owner thought of: dark where the paper is. Cards are drawn in it. */
  main: 'light' | 'dark';
}

/** What the settings say of colours. */
interface Wishing {
  theme: { accent?: string | undefined; neutral?: string | undefined; paper?: string | undefined };
  categories: Readonly<Record<string, { color?: string | undefined }>>;
}

type Side = 'light' | 'dark';
type Tone = readonly [lightness: number, chroma: number, hue: number];

/** Headword's own colours, as in tokens.css. */
const OWN = {
  light: { paper: [0.988, 0.004, 85], ink: [0.25, 0.012, 55], accent: [0.47, 0.135, 33] },
  dark: { paper: [0.185, 0.008, 60], ink: [0.925, 0.007, 85], accent: [0.8, 0.095, 50] },
} as const satisfies Record<Side, Record<string, Tone>>;

/** How much of the ink and of the accent tokens.css mixes into the paper of the fields that text stands on. */
const MIXES = { light: { sunken: 0.04, wash: 0.07 }, dark: { sunken: 0.065, wash: 0.1 } };

/** WCAG 2.2, 1.4.3 asks for 4.5, 1.4.11 for 3; the rest allows for rounding to hexadecimal colours. */
const TEXT_CONTRAST = 4.6;
const SHAPE_CONTRAST = 3.1;

/** A paper between these is too dark for dark ink on all fields, and too light for light ink. */
const LIGHTEST_DARK = 0.28;
const DARKEST_LIGHT = 0.9;

/** Whether a text is an opaque colour in any notation of CSS. */
export function isColour(text: string): boolean {
  try {
    return new Color(text).alpha === 1;
  } catch {
    return false;
  }
}

/**
 * Whether all text can be read on a colour.
 * @throws if the text isn't a colour (`isColour`)
 */
export function isPaper(text: string): boolean {
  const [lightness] = toneOf(text);
  return lightness <= LIGHTEST_DARK || lightness >= DARKEST_LIGHT;
}

export function wishesOf({ theme: { accent, neutral, paper }, categories }: Wishing): Wishes {
  return { accent, neutral, paper, categories: Object.values(categories).map(({ color }) => color) };
}

/**
 * A palette from few colours. An accent and the colours of categories keep their hues; their lightness is moved until text
 * in them, or a shape, has enough contrast.
 * @throws if one of the wishes isn't a colour (`isColour`)
 */
export function paletteOf(wishes: Wishes): Palette {
  const main = wishes.paper !== undefined && toneOf(wishes.paper)[0] <= LIGHTEST_DARK ? 'dark' : 'light';
  return { light: schemeOf('light', wishes, main), dark: schemeOf('dark', wishes, main), main };
}

/** The custom properties of a palette that the wishes change, and those of the categories. */
export function paletteProperties(wishes: Wishes): Record<string, string> {
  const { light, dark } = paletteOf(wishes);
  const both = (name: 'paper' | 'ink' | 'accent'): Record<string, string> => ({
    [`--${name}`]: `light-dark(${light[name]}, ${dark[name]})`,
  });
  const hasNeutrals = wishes.paper !== undefined || wishes.neutral !== undefined;
  return {
    ...(hasNeutrals && { ...both('paper'), ...both('ink') }),
    ...((hasNeutrals || wishes.accent !== undefined) && both('accent')),
    ...Object.fromEntries(
      wishes.categories.map((_, index) => [
        `--category-${index + 1}`,
        `light-dark(${light.categories[index + 1]}, ${dark.categories[index + 1]})`,
      ]),
    ),
  };
}

/**
 * The colour nearest to one that has a contrast with others.
 * @param towards whether it may become darker or lighter
 */
export function readableOn(
  [lightness, chroma, hue]: Tone,
  grounds: (colour: Color) => readonly Color[],
  towards: 'darker' | 'lighter',
  contrast: number,
): string {
  for (let light = lightness; ; light += towards === 'darker' ? -0.01 : 0.01) {
    const colour = colourOf([light, chroma, hue]);
    const isEnd = towards === 'darker' ? light <= 0 : light >= 1;
    if (isEnd || grounds(colour).every((ground) => colour.contrast(ground, 'WCAG21') >= contrast)) return toHex(colour);
  }
}

/**
 * Lightness, chroma and hue in OKLCH; the hue of greys is 0.
 * @throws if the text isn't a colour (`isColour`)
 */
export function toneOf(text: string): Tone {
  return new Color(text).to('oklch').coords.map((value) => value ?? 0) as [number, number, number];
}

export function colourOf(tone: Tone): Color {
  return new Color('oklch', [...tone]).toGamut({ space: 'srgb' }).to('srgb');
}

export function toHex(colour: Color): string {
  return colour.to('srgb').toString({ format: 'hex', collapse: false });
}

function schemeOf(side: Side, wishes: Wishes, main: Side): Scheme {
  const { paper: ownPaper, ink: ownInk, accent: ownAccent } = OWN[side];
  // Neutrals take their hue from the neutral, or else from the paper, in traces.
  const source = wishes.neutral ?? wishes.paper;
  const [, strength, hue] = source === undefined ? [0, 0, 0] : toneOf(source);
  const tint = (lightness: number, most: number): Tone => [lightness, Math.min(strength, most), hue];
  const isWished = wishes.paper !== undefined && side === main;
  const paper = isWished
    ? new Color(wishes.paper!).toGamut({ space: 'srgb' }).to('srgb')
    : colourOf(source === undefined ? ownPaper : tint(ownPaper[0], side === 'light' ? 0.005 : 0.022));
  const ink = colourOf(source === undefined ? ownInk : tint(ownInk[0], side === 'light' ? 0.035 : 0.012));
  const { sunken, wash } = MIXES[side];
  const mix = (colour: Color, share: number): Color => paper.mix(colour, share, { space: 'oklab' }).to('srgb');
  const fields = [paper, mix(ink, sunken), mix(new Color('white'), side === 'light' ? 0.75 : 0.04)];
  const towards = side === 'light' ? 'darker' : 'lighter';
  return {
    paper: toHex(paper),
    ink: toHex(ink),
    accent: readableOn(
      wishes.accent === undefined ? ownAccent : toneOf(wishes.accent),
      (colour) => [...fields, mix(colour, wash)],
      towards,
      TEXT_CONTRAST,
    ),
    categories: categoryTones(side, wishes).map((tone) => readableOn(tone, () => fields, towards, SHAPE_CONTRAST)),
  };
}

/** The accent's hue first, then its neighbours on both sides in turn. */
function categoryTones(side: Side, { accent, neutral, categories }: Wishes): Tone[] {
  const [, strength, own] = accent === undefined ? OWN.light.accent : toneOf(accent);
  const isGrey = strength < 0.02;
  const first = isGrey ? toneOf(neutral ?? accent!)[2] : own;
  const step = Math.min(48, 280 / Math.max(1, categories.length));
  const lightness = side === 'light' ? 0.55 : 0.74;
  return [
    [lightness, 0.012, first],
    ...categories.map((wished, index): Tone => {
      if (wished !== undefined) return toneOf(wished);
      const turn = Math.ceil(index / 2) * step * (index % 2 === 0 ? -1 : 1);
      return [lightness, isGrey ? 0.06 : 0.125, (first + turn + 360) % 360];
    }),
  ];
}
