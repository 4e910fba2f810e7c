import { problem, type Problem } from '../../diagnostics/problem.ts';
import type { Entry } from '../../entries/entry.ts';
import { alternativeFault } from '../../html/alternative.ts';
import { pictureOf, previewOf, type MediaFile, type Picture } from '../../html/picture.ts';
import { findAsset } from '../../html/set-media.ts';
import { fill } from '../../site/placeholders.ts';
import { type Site } from '../../site/site.ts';
import type { Assets } from '../../source/asset.ts';
import { CARD_HEIGHT, CARD_WIDTH, cardOf, type Card, type CardFacts } from '../cards/card.ts';
import { cardColours } from '../cards/card-colours.ts';
import type { OpenGraph } from '../frame.ts';
import { inText } from './in-text.ts';
import { titleOf } from './term-link.ts';

export interface TermImage {
  /** On the page; a card that many terms share says nothing there. */
  picture?: Picture;
  /** In link previews. */
  preview: NonNullable<OpenGraph['image']>;
  files: MediaFile[];
  /** Set where a card has to be drawn. */
  card?: Card;
  problems: Problem[];
}

/**
 * The entry's own image, or a card. Link previews show no vectors, so a vector gets a card for them.
 * @param shared gives the card that the terms of a category share, on a site so large that they do
 */
export function termImage(
  entry: Entry,
  summary: string,
  shared: ((entry: Entry) => TermImage) | undefined,
  site: Site,
  assets: Assets,
): TermImage {
  const drawn = shared ? shared(entry) : drawnImage(entry, summary, site);
  if (!entry.image) return drawn;
  const { src, alt, file: from } = entry.image;
  const { asset, problems } = findAsset(src.value, { file: from, at: src.at }, assets);
  if (!asset || asset.kind === 'video') {
    const expected = 'a picture of the content folder';
    return {
      ...drawn,
      problems: asset ? [problem('missing-image', from, src.at, { found: src.value, expected })] : problems,
    };
  }
  if (alternativeFault(alt.value, asset)) {
    problems.push(problem('missing-alternative', from, alt.at, { found: src.value, alternative: alt.value }));
  }
  const { picture, files } = pictureOf(asset, alt.value, site.addresses);
  if (asset.kind === 'vector') {
    return { ...drawn, picture, files, preview: { ...drawn.preview, alternative: alt.value }, problems };
  }
  const { file, ...size } = previewOf(asset, site.addresses);
  const preview = { ...size, url: site.addresses.absolute(file.address), alternative: alt.value };
  return { picture, preview, files: [...files, file], problems };
}

function drawnImage(entry: Entry, summary: string, site: Site): TermImage {
  const { language, slug, term } = entry;
  const { texts, name: siteName, product, publisher, categories } = site.in(language);
  const alternative = fill(texts.cardAlternative, {
    term: titleOf(entry),
    site: siteName,
    product: product?.name ?? publisher?.name ?? siteName,
    inText: inText(term.value, language),
  });
  const category = categories.findIndex(({ id }) => id === entry.category?.value) + 1;
  const kicker = categories[category - 1]?.title ?? texts.glossary;
  return imageOf(
    { id: entry.id, slug: slug.value, name: titleOf(entry), kicker, category, summary },
    alternative,
    language,
    site,
  );
}

/** The cards of categories, and of the site for terms that have none, each drawn once. */
export function sharedImages(site: Site): (entry: Entry) => TermImage {
  const known = new Map<string, TermImage>();
  return (entry) => {
    const key = `${entry.language} ${entry.category?.value ?? ''}`;
    const image = known.get(key) ?? sharedImage(entry, site);
    known.set(key, image);
    return image;
  };
}

function sharedImage({ category, language }: Entry, site: Site): TermImage {
  const { name, description, categories, texts } = site.in(language);
  const place = categories.findIndex(({ id }) => id === category?.value);
  const { id = 'glossary', title = name, description: summary = description } = categories[place] ?? {};
  const { card, ...image } = imageOf(
    { id, slug: id, name: title, kicker: texts.glossary, category: place + 1, summary },
    `${title} – ${name}`,
    language,
    site,
  );
  // No page shows it, so there are no smaller ones of it.
  return { ...image, card: card && { ...card, webp: [] }, picture: undefined };
}

function imageOf(
  facts: Pick<CardFacts, 'id' | 'slug' | 'name' | 'kicker' | 'category' | 'summary'>,
  alternative: string,
  language: string,
  { addresses, palette, in: local }: Site,
): TermImage {
  const { direction, name: siteName } = local(language);
  const colours = cardColours(palette, facts.category);
  const { card, picture } = cardOf({ ...facts, colours, siteName, language, direction }, alternative, addresses);
  const preview = {
    url: addresses.absolute(card.png),
    width: CARD_WIDTH,
    height: CARD_HEIGHT,
    type: 'image/png',
    alternative,
  };
  return { picture, preview, files: [], card, problems: [] };
}
