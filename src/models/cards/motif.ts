import { createHash } from 'node:crypto';

/** The colours of a motif, from the ground up. */
export interface MotifColours {
  ground: string;
  shape: string;
  light: string;
}

export const MOTIF_WIDTH = 400;
export const MOTIF_HEIGHT = 630;

/** Numbers from 0 to 1, the same for the same seed. */
type Chance = (at: number) => number;

type Family = (chance: Chance, colours: MotifColours) => string;

/**
 * A geometric drawing: of one family for all terms of a category, of its own for each term.
 * @param family the place of the category in the settings
 * @param seed the identity of the term
 * @returns an SVG of 400×630 units
 */
export function motifOf(family: number, seed: string, colours: MotifColours): string {
  const bytes = createHash('sha512').update(seed).digest();
  const chance: Chance = (at) => bytes[at % bytes.length]! / 255;
  const shapes = families[family % families.length]!(chance, colours);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${MOTIF_WIDTH} ${MOTIF_HEIGHT}" width="${MOTIF_WIDTH}" height="${MOTIF_HEIGHT}">` +
    `<rect width="${MOTIF_WIDTH}" height="${MOTIF_HEIGHT}" fill="${colours.ground}"/>${shapes}</svg>`
  );
}

function list(count: number, draw: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => draw(index)).join('');
}

function whole(value: number): number {
  return Math.round(value);
}

const rings: Family = (chance, { shape, light }) => {
  const x = whole(60 + 280 * chance(0));
  const y = whole(140 + 350 * chance(1));
  const step = 26 + 22 * chance(2);
  const bright = whole(2 + 3 * chance(3));
  return list(
    14,
    (index) =>
      `<circle cx="${x}" cy="${y}" r="${whole(step * (index + 0.6))}" fill="none" stroke="${index === bright ? light : shape}" stroke-width="${index === bright ? 14 : 5}"/>`,
  );
};

const lattice: Family = (chance, { shape, light }) => {
  const [x, y] = [7 * chance(0), 11 * chance(1)];
  return list(8 * 12, (index) => {
    const [column, row] = [index % 8, Math.floor(index / 8)];
    const near = Math.max(0, 1 - Math.hypot(column - x, row - y) / (4 + 4 * chance(2)));
    return `<circle cx="${25 + 50 * column}" cy="${30 + 52 * row}" r="${(4 + 19 * near).toFixed(1)}" fill="${near > 0.55 ? light : shape}"/>`;
  });
};

const waves: Family = (chance, { shape, light }) => {
  const height = 18 + 34 * chance(0);
  const length = 120 + 160 * chance(1);
  const bright = whole(2 + 8 * chance(2));
  return list(14, (index) => {
    const y = 20 + 46 * index;
    const shift = (chance(3) + index * (0.04 + 0.14 * chance(4))) * length;
    const points = list(Math.ceil((MOTIF_WIDTH + 2 * length) / (length / 2)), () => `t${whole(length / 2)} 0`);
    return `<path d="M${whole(-shift % length)} ${y}q${whole(length / 4)} ${whole(-height)} ${whole(length / 2)} 0${points}" fill="none" stroke="${index === bright ? light : shape}" stroke-width="${index === bright ? 12 : 5}"/>`;
  });
};

const bars: Family = (chance, { shape, light }) => {
  const bright = whole(9 * chance(0));
  return list(10, (index) => {
    const height = whole(90 + 450 * (0.65 * chance(index + 1) + 0.35 * Math.sin(((index + 1) / 11) * Math.PI)));
    return `<rect x="${16 + 38 * index}" y="${MOTIF_HEIGHT - height}" width="26" height="${height + 30}" rx="13" fill="${index === bright ? light : shape}"/>`;
  });
};

const arcs: Family = (chance, { shape, light }) =>
  list(4 * 7, (index) => {
    const [x, y] = [100 * (index % 4), 100 * Math.floor(index / 4) - 35];
    const isTurned = chance(index) > 0.5;
    const colour = chance(index + 29) > 0.86 ? light : shape;
    const path = isTurned
      ? `M${x + 50} ${y}a50 50 0 0 1 -50 50M${x + 50} ${y + 100}a50 50 0 0 1 50 -50`
      : `M${x + 50} ${y}a50 50 0 0 0 50 50M${x} ${y + 50}a50 50 0 0 1 50 50`;
    return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="16"/>`;
  });

const tiles: Family = (chance, { shape, light }) =>
  list(4 * 7, (index) => {
    const [x, y] = [100 * (index % 4), 100 * Math.floor(index / 4) - 35];
    const corners = [
      `${x},${y} ${x + 100},${y} ${x},${y + 100}`,
      `${x + 100},${y} ${x + 100},${y + 100} ${x},${y}`,
      `${x + 100},${y + 100} ${x},${y + 100} ${x + 100},${y}`,
      `${x},${y + 100} ${x},${y} ${x + 100},${y + 100}`,
    ];
    return `<polygon points="${corners[whole(3 * chance(index))]!}" fill="${chance(index + 31) > 0.84 ? light : shape}"/>`;
  });

const rays: Family = (chance, { shape, light }) => {
  const [x, y] = [whole(400 * chance(0)), MOTIF_HEIGHT + 20];
  const count = whole(11 + 8 * chance(1));
  const bright = whole(count * (0.25 + 0.5 * chance(2)));
  return list(count, (index) => {
    const angle = Math.PI * ((index + 0.5) / count);
    const length = 330 + 420 * chance(index + 3);
    const [toX, toY] = [whole(x - Math.cos(angle) * length), whole(y - Math.sin(angle) * length)];
    return `<path d="M${x} ${y}L${toX} ${toY}" stroke="${index === bright ? light : shape}" stroke-width="${index === bright ? 12 : 5}" stroke-linecap="round"/><circle cx="${toX}" cy="${toY}" r="${index === bright ? 20 : 9}" fill="${index === bright ? light : shape}"/>`;
  });
};

const frames: Family = (chance, { shape, light }) => {
  const turn = whole(-12 + 24 * chance(0));
  const bright = whole(1 + 5 * chance(1));
  return list(9, (index) => {
    const [width, height] = [560 - 64 * index, 800 - 86 * index];
    return `<rect x="${200 - width / 2}" y="${315 - height / 2}" width="${width}" height="${height}" rx="${whole(28 * chance(2))}" transform="rotate(${turn * (index + 1)} 200 315)" fill="none" stroke="${index === bright ? light : shape}" stroke-width="${index === bright ? 14 : 5}"/>`;
  });
};

const hills: Family = (chance, { ground, shape, light }) =>
  list(7, (index) => {
    const [x, r] = [whole(400 * chance(2 * index)), whole(90 + 110 * chance(2 * index + 1))];
    const y = 170 + 80 * index;
    return `<circle cx="${x}" cy="${y}" r="${r}" fill="${index === 1 ? light : index % 2 ? ground : shape}"/>`;
  });

/** The first is for terms without a category. */
const families: readonly Family[] = [lattice, rings, arcs, waves, tiles, rays, bars, frames, hills];
