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

  async webp(png: Buffer, width: number): Promise<Buffer> {
    return sharp(png).resize({ width }).webp({ quality: 82, effort: 3 }).toBuffer();
  }
}

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
