import { Renderer, type Node } from '@takumi-rs/core';
import { CARD_HEIGHT, CARD_WIDTH, type Card, type CardNode } from '../../models/cards/card.ts';
import { CardFonts } from './card-fonts.ts';

/** What a card may weigh on a page. */
const CARD_BYTES = 25_000;

/** Draws cards. The same drawing gives the same bytes. */
export class CardDrawer {
  readonly #renderer = new Renderer();
  readonly #fonts = new CardFonts(this.#renderer);

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

  async #draw(
    { drawing, language }: Card,
    width: number,
    format: { format: 'png' | 'webp'; lossless?: boolean; quality?: number },
  ): Promise<Buffer> {
    const { order: fontFamilies, missing } = await this.#fonts.load(textIn(drawing), language);
    const scale = width / CARD_WIDTH;
    return this.#renderer.render(withoutTexts(drawing, missing) as Node, {
      ...format,
      width,
      height: CARD_HEIGHT * scale,
      devicePixelRatio: scale,
      lang: language,
      fontFamilies,
    });
  }
}

/** Without the texts that would show boxes: of the scripts for which there is no font. The motif stays. */
function withoutTexts(node: CardNode, missing: ReadonlySet<string>): CardNode {
  if (missing.size === 0) return node;
  if (node.type === 'container')
    return { ...node, children: node.children.map((child) => withoutTexts(child, missing)) };
  return node.type === 'text' && [...node.text].some((sign) => missing.has(sign)) ? { ...node, text: '' } : node;
}

function textIn(node: CardNode): string {
  if (node.type === 'container') return node.children.map(textIn).join(' ');
  return node.type === 'text' ? node.text : '';
}
