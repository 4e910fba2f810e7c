import { readFile, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { HIDDEN_FILES } from '../site/hosts.ts';
import { comparablePath, readHeaderRules, readRedirects, type HeaderRule, type Redirect } from './host-rules.ts';
import { sendFile } from './send-file.ts';

export interface Served {
  /** `http://127.0.0.1:1234`, without the base. */
  origin: string;
  close(): Promise<void>;
}

interface Host {
  folder: string;
  base: string;
  headerRules: readonly HeaderRule[];
  redirects: readonly Redirect[];
}

/**
 * Serves an output folder as a static host does, to this machine only: under its base path, with the headers of `_headers`
 * and the redirects of `_redirects`, and with `404.html` for whatever is not there.
 * @param options.base the path before every address: empty or `/glossary`
 * @param options.port any free one where undefined
 * @throws where the port is taken or the host's files can't be read
 */
export async function serveFolder(
  folder: string,
  options: { base: string; port?: number | undefined },
): Promise<Served> {
  const host: Host = {
    folder,
    base: options.base.replace(/\/+$/u, ''),
    headerRules: readHeaderRules(await textOf(join(folder, '_headers'))),
    redirects: readRedirects(await textOf(join(folder, '_redirects'))),
  };
  const server = createServer((request, response) => {
    answer(host, request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' }).end(String(error));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

async function answer(host: Host, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [rawPath = '/', query] = (request.url ?? '/').split(/\?(.*)/su);
  const path = comparablePath(rawPath);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  for (const [name, value] of headersFor(path, host)) response.appendHeader(name, value);
  const redirect = await redirectFor(path, rawPath, host);
  if (redirect) {
    response
      .writeHead(redirect.status, { Location: query === undefined ? redirect.target : `${redirect.target}?${query}` })
      .end();
    return;
  }
  const file = await fileAt(path, host);
  const notFound = file === undefined ? await notFoundPage(path, host) : undefined;
  if (file !== undefined) await sendFile(file, request, response);
  else if (notFound !== undefined) await sendFile(notFound, request, response, 404);
  else response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found\n');
}

/** The page for what isn't there: that of the first folder of the path, as of a language, or that of the site. */
async function notFoundPage(path: string, { folder, base }: Host): Promise<string | undefined> {
  const [, first = ''] = insidePath(path, base)?.split('/') ?? [];
  for (const file of [join(folder, first, '404.html'), join(folder, '404.html')]) if (await isFile(file)) return file;
  return undefined;
}

function headersFor(path: string, { headerRules }: Host): (readonly [string, string])[] {
  return headerRules.filter((rule) => rule.matches(path)).flatMap(({ headers }) => headers);
}

async function redirectFor(
  path: string,
  rawPath: string,
  { folder, base, redirects }: Host,
): Promise<{ status: number; target: string } | undefined> {
  // As on Netlify, which is the stricter of the hosts: a file comes before a rule that isn't forced.
  const hasFile = (await fileAt(path, { folder, base })) !== undefined;
  for (const { status, target, isForced } of redirects) {
    const found = hasFile && !isForced ? undefined : target(path);
    if (found !== undefined) return { status, target: encodeURI(comparablePath(found)) };
  }
  // The address of a folder ends in a slash: without it, relative links would lead elsewhere.
  const inside = insidePath(path, base);
  const lacksSlash = inside !== undefined && !path.endsWith('/') && (await isFile(join(folder, inside, 'index.html')));
  return lacksSlash ? { status: 301, target: `${rawPath}/` } : undefined;
}

async function fileAt(path: string, { folder, base }: Pick<Host, 'folder' | 'base'>): Promise<string | undefined> {
  const inside = insidePath(path, base);
  if (inside === undefined || HIDDEN_FILES.includes(inside.slice(1))) return undefined;
  const file = join(folder, inside.endsWith('/') ? `${inside}index.html` : inside);
  return (await isFile(file)) ? file : undefined;
}

/** The path below the base; undefined where it is outside, or tries to climb out of the folder. */
function insidePath(path: string, base: string): string | undefined {
  if (path !== base && !path.startsWith(`${base}/`)) return undefined;
  return /[\\\0]|(?:^|\/)\.\.?(?:\/|$)/u.test(path) ? undefined : path.slice(base.length);
}

async function isFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() ?? false;
}

async function textOf(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
}
