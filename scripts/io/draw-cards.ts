import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Renderer, type Node } from '@takumi-rs/core';
import sharp from 'sharp';
import { CARD_HEIGHT, CARD_WIDTH, type Card } from '../../src/models/card.ts';

/** Draws cards; the fonts are loaded at the first one. The same drawing gives the same bytes. */
export class CardDrawer {
  #renderer: Promise<Renderer> | undefined;

  async png({ drawing, language }: Card): Promise<Buffer> {
    this.#renderer ??= rendererWithFonts();
    const renderer = await this.#renderer;
    return renderer.render(drawing as Node, { width: CARD_WIDTH, height: CARD_HEIGHT, format: 'png', lang: language });
  }

  /** Flat drawings are smallest without loss; what isn't small enough then is compressed until it is. */
  async webp(png: Buffer, width: number): Promise<Buffer> {
    const image = sharp(png).resize({ width });
    let made = await image.webp({ lossless: true, effort: 3 }).toBuffer();
    for (const quality of [75, 55, 35, 15]) {
      if (made.length <= CARD_BYTES) break;
      made = await image.webp({ quality, effort: 4 }).toBuffer();
    }
    return made;
  }
}

/** What a card may weigh on a page. */
const CARD_BYTES = 25_000;

const subsets = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext', 'vietnamese'];

async function rendererWithFonts(): Promise<Renderer> {
  const require = createRequire(import.meta.url);
  const renderer = new Renderer();
  for (const weight of [400, 600]) {
    for (const subset of subsets) {
      const file = require.resolve(`@fontsource/inter/files/inter-${subset}-${weight}-normal.woff2`);
      await renderer.registerFont({ name: 'Inter', weight, style: 'normal', data: await readFile(file) });
    }
  }
  return renderer;
}
