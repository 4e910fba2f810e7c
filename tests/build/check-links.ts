import { readdir, readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { LinkChecker, LinkState, type LinkResult } from 'linkinator';
import { serveSite } from './serve-site.ts';

export interface DeadLink {
  /** Path inside the folder of a file that has it. */
  file: string;
  /** As it stands on the public site. */
  address: string;
  reason: string;
}

/**
 * Follows every address of a site to itself, offline: links, images and fragments of all pages, linked or not, and every
 * absolute address below the site's own that stands anywhere in its text files (JSON-LD, canonical and alternate links,
 * sitemaps, feeds, JSON, Markdown). Other sites are not asked.
 * @param folder the output folder
 * @param url the public address of the site
 */
export async function checkLinks(folder: string, url: string): Promise<DeadLink[]> {
  const site = url.replace(/\/+$/u, '');
  const base = new URL(site).pathname.replace(/\/$/u, '');
  const { origin, close } = await serveSite(folder, { base });
  try {
    const publicAddress = (local: string): string => local.replace(`${origin}${base}`, site);
    const fileOf = (local: string): string => {
      const path = decodeURIComponent(new URL(local).pathname.slice(base.length + 1));
      return path === '' || path.endsWith('/') ? `${path}index.html` : path;
    };
    const texts = await readTexts(folder);
    const pages = texts
      .filter(({ file }) => file.endsWith('.html'))
      .map(({ file }) => `${origin}${base}/${addressOf(file)}`);
    const links = await crawl(pages, origin, site, `${origin}${base}`);
    const dead: DeadLink[] = links.map(({ url: address, parent, status, failureDetails }) => ({
      file: fileOf(parent ?? address),
      address: publicAddress(address),
      reason: status === 200 ? firstMessage(failureDetails) : `status ${status}`,
    }));
    for (const { file, address } of texts.flatMap((text) => absoluteAddresses(text, site))) {
      const response = await fetch(address.replace(site, `${origin}${base}`), { method: 'HEAD' });
      if (!response.ok) dead.push({ file, address, reason: `status ${response.status}` });
    }
    return unique(dead);
  } finally {
    await close();
  }
}

/** `term/index.html: https://… (status 404)`, a line each: what a failed test prints. */
export function showDeadLinks(links: readonly DeadLink[]): string {
  return links.map(({ file, address, reason }) => `${file}: ${address} (${reason})`).join('\n');
}

async function crawl(pages: string[], origin: string, site: string, localSite: string): Promise<LinkResult[]> {
  if (pages.length === 0) return [];
  const { links } = await new LinkChecker().check({
    path: pages,
    concurrency: 20,
    checkCss: true,
    checkFragments: true,
    linksToSkip: async (address) => !address.startsWith(`${origin}/`),
    urlRewriteExpressions: [{ pattern: new RegExp(`^${escaped(site)}(?=[/?#]|$)`, 'u'), replacement: localSite }],
  });
  return links.filter(({ state }) => state === LinkState.BROKEN);
}

interface TextFile {
  file: string;
  text: string;
}

async function readTexts(folder: string): Promise<TextFile[]> {
  const paths = await readdir(folder, { recursive: true });
  const files = paths.filter((path) => ['.html', '.json', '.md', '.txt', '.xml'].includes(extname(path))).sort();
  return Promise.all(
    files.map(async (path) => ({ file: path.split(sep).join('/'), text: await readFile(join(folder, path), 'utf8') })),
  );
}

function addressOf(file: string): string {
  return file
    .replace(/(^|\/)index\.html$/u, '$1')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}

/** Found in the raw text, since these files have many syntaxes and all of them write an address out in full. */
function absoluteAddresses({ file, text }: TextFile, site: string): { file: string; address: string }[] {
  const found = text.matchAll(new RegExp(`${escaped(site)}(?:[/?#][^\\s"'<>(){}\\[\\]\\\\\`]*)?(?![\\w.-])`, 'gu'));
  const addresses = [...found].map(([address]) =>
    address
      .replaceAll('&amp;', '&')
      .replace(/[.,;:!?*_]+$/u, '')
      .replace(/#.*$/su, ''),
  );
  return [...new Set(addresses)].map((address) => ({ file, address }));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&');
}

function firstMessage(details: LinkResult['failureDetails']): string {
  const error = details?.find((detail) => detail instanceof Error);
  return error?.message ?? 'dead';
}

function unique(links: readonly DeadLink[]): DeadLink[] {
  const byName = new Map(links.map((link) => [`${link.file} ${link.address} ${link.reason}`, link]));
  return [...byName.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, link]) => link);
}
