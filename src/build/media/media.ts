import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import type { MediaFile } from '../../html/picture.ts';
import type { Card } from '../../models/cards/card.ts';
import type { Glossary } from '../../models/glossary.ts';
import type { ContentFolder } from '../../content/content-folder.ts';
import type { InputFile } from '../../content/input-file.ts';
import type { CardDrawer } from './draw-cards.ts';
import { inTurn } from '../../content/in-turn.ts';
import { MANY_PIXELS } from '../../content/inspect-asset.ts';
import { UserError } from '../../diagnostics/user-error.ts';
import { inParallel } from '../../content/in-parallel.ts';
import { writeWhole } from '../../content/write-whole.ts';
import type { SiteFiles } from '../output/site-files.ts';

/** Makes the pictures of a site. A name carries the digest of what it was made from, so what is in the cache is right. */
export class MediaMaker {
  readonly #cache: string;
  /** For large pictures: several at once would take gigabytes. */
  readonly #inTurn = inTurn();
  #drawer: Promise<CardDrawer> | undefined;
  /** What is being made, by its file. */
  readonly #making = new Map<string, Promise<string>>();

  constructor(cache: string) {
    this.#cache = join(cache, 'media');
  }

  /**
   * Puts every picture of the glossary into the site. An address carries the digest of what is drawn, so it is the key.
   * @param tick is called for each card
   */
  async writeAll(
    { media, cards, site: { addresses } }: Glossary,
    folder: ContentFolder,
    files: SiteFiles,
    tick: () => void,
  ): Promise<void> {
    const isThere = ({ address }: { address: string }): boolean => files.reuse(addresses.file(address), () => address);
    const put = ({ address, file }: { address: string; file: string }): void =>
      files.copy(addresses.file(address), address, file);
    const jobs = [
      ...media
        .filter((file) => !isThere(file))
        .map((file) => async () => {
          const input = folder.files.get(file.from)!;
          if (file.convert) put({ address: file.address, file: await this.#converted(file, input) });
          else files.copyInput(addresses.file(file.address), file.address, input);
        }),
      ...cards.map((card) => async () => {
        const missing = new Set(
          addressesOf(card)
            .filter((part) => !isThere(part))
            .map(({ address }) => address),
        );
        if (missing.size > 0) (await this.#drawn(card)).filter(({ address }) => missing.has(address)).forEach(put);
        tick();
      }),
    ];
    await inParallel(jobs, 2 * availableParallelism());
  }

  /** The file behind one address, made when it is asked for; undefined where the glossary has no such picture. */
  async find({ media, cards }: Glossary, folder: ContentFolder, address: string): Promise<string | undefined> {
    const file = media.find((one) => one.address === address);
    const input = file && folder.files.get(file.from);
    if (input) return file.convert ? this.#converted(file, input) : input.file;
    const card = cards.find((one) => addressesOf(one).some((part) => part.address === address));
    return card && (await this.#drawn(card)).find((part) => part.address === address)?.file;
  }

  #converted({ address, convert }: MediaFile, input: InputFile): Promise<string> {
    const { width, format } = convert!;
    return this.#cached(address, async () => {
      const { default: sharp } = await import('sharp');
      // `bytes` throws if the file changed since its digest was taken: the cached name contains the digest, so a wrong
      // picture would never be replaced.
      const convert = (): Promise<Buffer> => {
        const image = sharp(input.bytes()).autoOrient().resize({ width, withoutEnlargement: true });
        return format === 'webp'
          ? image.webp({ quality: 80 }).toBuffer()
          : image.flatten({ background: '#fff' }).jpeg({ quality: 82, mozjpeg: true }).toBuffer();
      };
      const { width: across, height } = input.known.asset!;
      return (across * height > MANY_PIXELS ? this.#inTurn(convert) : convert()).catch((error: unknown) => {
        throw new UserError(`"${input.path}" can't be made smaller. Export the picture again as PNG, JPEG or WebP.`, {
          cause: error,
        });
      });
    });
  }

  async #drawn(card: Card): Promise<{ address: string; file: string }[]> {
    const png = await this.#cached(card.png, async () => (await this.#drawing()).png(card));
    const webp = card.webp.map(async ({ address, width }) => ({
      address,
      file: await this.#cached(address, async () => (await this.#drawing()).webp(card, width)),
    }));
    return [{ address: card.png, file: png }, ...(await Promise.all(webp))];
  }

  /** Loaded when the first card is drawn: most builds draw none. */
  #drawing(): Promise<CardDrawer> {
    return (this.#drawer ??= import('./draw-cards.ts').then(({ CardDrawer: Drawer }) => new Drawer()));
  }

  /** Makes the file, or waits for the call that is already making it. */
  #cached(address: string, make: () => Promise<Buffer>): Promise<string> {
    // The digest and the ending say enough; names in some scripts are too long for a file when they are encoded.
    const file = join(this.#cache, basename(address).split('.').slice(-2).join('.'));
    const making = this.#making.get(file) ?? this.#kept(file, make).finally(() => this.#making.delete(file));
    this.#making.set(file, making);
    return making;
  }

  async #kept(file: string, make: () => Promise<Buffer>): Promise<string> {
    const { size = 0 } = statSync(file, { throwIfNoEntry: false }) ?? {};
    if (size === 0) writeWhole(file, await make());
    return file;
  }
}

function addressesOf({ png, webp }: Card): { address: string }[] {
  return [{ address: png }, ...webp];
}
