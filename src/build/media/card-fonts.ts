import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Renderer } from '@takumi-rs/core';
import { UserError } from '../../diagnostics/user-error.ts';
import { DISPLAY } from '../../models/cards/card.ts';

const require = createRequire(import.meta.url);

/** The families that cards are set in: Inter first, then one for every script of the interface languages. */
const families = [
  'inter',
  'noto-sans-arabic',
  'noto-sans-hebrew',
  'noto-sans-devanagari',
  'noto-sans-thai',
  'noto-sans-jp',
  'noto-sans-sc',
  'noto-sans-kr',
];

/** Han characters look different in each language that writes them. */
const hanFamilies: Record<string, string> = { ja: 'noto-sans-jp', zh: 'noto-sans-sc', ko: 'noto-sans-kr' };

type Range = readonly [first: number, last: number];

interface Subset {
  family: string;
  file: string;
  ranges: readonly Range[];
}

/** Loads fonts into a renderer piece by piece: only those that a text needs. */
export class CardFonts {
  readonly #renderer: Renderer;
  readonly #subsets = new Map<string, Promise<readonly Subset[]>>();
  /** The families whose packages aren't installed. */
  readonly #absent = new Set<string>();
  readonly #loaded = new Map<string, Promise<unknown>>();

  constructor(renderer: Renderer) {
    this.#renderer = renderer;
  }

  /**
   * Makes sure that every character of a text that any of our fonts has can be drawn.
   * @returns the order of the families, and the letters that none of them has
   * @throws UserError where a letter has no font, and the package of a font is missing
   */
  async load(text: string, language: string): Promise<{ order: string[]; missing: ReadonlySet<string> }> {
    const order = orderFor(language);
    const needed = new Set<Subset>();
    const missing = new Set<string>();
    for (const sign of new Set(text)) {
      const code = sign.codePointAt(0)!;
      const subsets = [await this.#subsetWith(code, order), await this.#subsetWith(code, [DISPLAY])];
      if (/\p{L}/u.test(sign) && !subsets.some((subset) => subset)) {
        this.#refuse(sign);
        missing.add(sign);
      }
      for (const subset of subsets) if (subset) needed.add(subset);
    }
    await Promise.all([...needed].map((subset) => this.#register(subset)));
    return { order, missing };
  }

  async #read(family: string): Promise<readonly Subset[]> {
    return readSubsets(family).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'MODULE_NOT_FOUND') throw error;
      this.#absent.add(family);
      return [];
    });
  }

  async #subsetWith(code: number, order: readonly string[]): Promise<Subset | undefined> {
    for (const family of order) {
      if (!this.#subsets.has(family)) this.#subsets.set(family, this.#read(family));
      const subsets = await this.#subsets.get(family)!;
      const found = subsets.find(({ ranges }) => ranges.some(([first, last]) => code >= first && code <= last));
      if (found) return found;
    }
    return undefined;
  }

  /**
   * A text with letters that no font has is left out of the card, but not where only the package of the font is missing: it
   * is an optional one.
   */
  #refuse(letter: string): void {
    if (this.#absent.size === 0) return;
    const names = [...this.#absent].map((family) => `@fontsource-variable/${family}`);
    throw new UserError(
      `The cards need a font for "${letter}", and not all fonts are installed: npm install ${names.join(' ')}`,
    );
  }

  #register({ family, file, ranges }: Subset): Promise<unknown> {
    const loading =
      this.#loaded.get(file) ??
      readFile(file).then((data) =>
        this.#renderer.registerFont({
          name: family,
          data,
          unicodeRange: ranges.map(([first, last]): [number, number] => [first, last]),
        }),
      );
    this.#loaded.set(file, loading);
    return loading;
  }
}

function orderFor(language: string): string[] {
  const own = hanFamilies[new Intl.Locale(language).language];
  return own === undefined ? families : [families[0]!, own, ...families.slice(1).filter((family) => family !== own)];
}

/** The packages list which characters each of their files has. */
async function readSubsets(family: string): Promise<Subset[]> {
  const list = require.resolve(`@fontsource-variable/${family}/unicode.json`);
  const ranges = JSON.parse(await readFile(list, 'utf8')) as Record<string, string>;
  return Object.entries(ranges).map(([name, text]) => ({
    family,
    file: require.resolve(
      `@fontsource-variable/${family}/files/${family}-${name.replace(/[[\]]/gu, '')}-wght-normal.woff2`,
    ),
    ranges: text.split(',').map(readRange),
  }));
}

function readRange(text: string): Range {
  const [first = '0', last = first] = text.trim().replace(/^U\+/iu, '').split('-');
  return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
}
