import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Renderer, type Node } from '@takumi-rs/core';
import { CARD_HEIGHT, CARD_WIDTH, type Card } from '../../src/models/card.ts';

/** What a card may weigh on a page. */
const CARD_BYTES = 25_000;

/** Draws cards; the fonts are loaded at the first one. The same drawing gives the same bytes. */
export class CardDrawer {
  #renderer: Promise<Renderer> | undefined;

  /** For link previews, which take PNG everywhere. */
  async png(card: Card): Promise<Buffer> {
    return this.#draw(card, CARD_WIDTH, { format: 'png' });
  }

  /** For the page. A flat drawing is smallest without loss; what isn't small enough then is compressed until it is. */
  async webp(card: Card, width: number): Promise<Buffer> {
    let made = await this.#draw(card, width, { format: 'webp', lossless: true });
    for (const quality of [75, 55, 35, 15]) {
      if (made.length <= CARD_BYTES) break;
      made = await this.#draw(card, width, { format: 'webp', quality });
    }
    return made;
  }

  async #draw({ drawing, language }: Card, width: number, format: { format: 'png' | 'webp'; lossless?: boolean; quality?: number }): Promise<Buffer> {
    this.#renderer ??= rendererWithFonts();
    const renderer = await this.#renderer;
    const scale = width / CARD_WIDTH;
    return renderer.render(drawing as Node, { ...format, width, height: CARD_HEIGHT * scale, devicePixelRatio: scale, lang: language });
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
