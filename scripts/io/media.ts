import { copyFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, dirname, join } from 'node:path';
import sharp from 'sharp';
import type { MediaFile } from '../../src/html/picture.ts';
import type { Card } from '../../src/models/card.ts';
import type { Glossary } from '../../src/models/glossary.ts';
import { CardDrawer } from './draw-cards.ts';

/** Makes the pictures of a site. A name carries the digest of what it was made from, so what is in the cache is right. */
export class MediaMaker {
  readonly #content: string;
  readonly #cache: string;
  readonly #drawer = new CardDrawer();

  constructor(content: string, cache: string) {
    this.#content = content;
    this.#cache = join(cache, 'media');
  }

  /** Writes every picture of the glossary to the place that `fileOf` gives for its address. */
  async writeAll({ media, cards }: Glossary, fileOf: (address: string) => string): Promise<void> {
    await mkdir(this.#cache, { recursive: true });
    const folders = new Set([...media, ...cards.flatMap(addressesOf)].map(({ address }) => dirname(fileOf(address))));
    for (const folder of folders) await mkdir(folder, { recursive: true });
    const jobs = [
      ...media.map((file) => async () => copyFile(await this.#made(file), fileOf(file.address))),
      ...cards.map((card) => async () => {
        for (const { address, file } of await this.#drawn(card)) await copyFile(file, fileOf(address));
      }),
    ];
    await inParallel(jobs, availableParallelism());
  }

  /** The file behind one address, made when it is asked for; undefined where the glossary has no such picture. */
  async find({ media, cards }: Glossary, address: string): Promise<string | undefined> {
    await mkdir(this.#cache, { recursive: true });
    const file = media.find((one) => one.address === address);
    if (file) return this.#made(file);
    const card = cards.find((one) => addressesOf(one).some((part) => part.address === address));
    return card && (await this.#drawn(card)).find((part) => part.address === address)?.file;
  }

  async #made({ address, from, convert }: MediaFile): Promise<string> {
    const source = join(this.#content, from);
    if (!convert) return source;
    const image = sharp(source).autoOrient().resize({ width: convert.width, withoutEnlargement: true });
    return this.#cached(address, () =>
      convert.format === 'webp'
        ? image.webp({ quality: 80 }).toBuffer()
        : image.flatten({ background: '#fff' }).jpeg({ quality: 82, mozjpeg: true }).toBuffer(),
    );
  }

  async #drawn(card: Card): Promise<{ address: string; file: string }[]> {
    const png = await this.#cached(card.png, () => this.#drawer.png(card));
    const webp = card.webp.map(async ({ address, width }) => ({
      address,
      file: await this.#cached(address, () => this.#drawer.webp(card, width)),
    }));
    return [{ address: card.png, file: png }, ...(await Promise.all(webp))];
  }

  /** Renaming is the last step, so that a run that is killed leaves no half file under a whole one's name. */
  async #cached(address: string, make: () => Promise<Buffer>): Promise<string> {
    // The digest and the ending say enough; names in some scripts are too long for a file when they are encoded.
    const file = join(this.#cache, basename(address).split('.').slice(-2).join('.'));
    const found = await readFile(file).then(({ length }) => length > 0, () => false);
    if (found) return file;
    const draft = `${file}.${process.pid}.part`;
    await writeFile(draft, await make());
    await rename(draft, file);
    return file;
  }
}

function addressesOf({ png, webp }: Card): { address: string }[] {
  return [{ address: png }, ...webp];
}

/** All that was begun is ended before the first error is thrown: whoever tidies up afterwards finds nobody writing. */
async function inParallel(jobs: readonly (() => Promise<void>)[], width: number): Promise<void> {
  let next = 0;
  const errors: unknown[] = [];
  const lane = async (): Promise<void> => {
    while (next < jobs.length && errors.length === 0) await jobs[next++]!().catch((error: unknown) => errors.push(error));
  };
  await Promise.all(Array.from({ length: Math.min(width * 2, jobs.length) }, lane));
  if (errors.length > 0) throw errors[0];
}
