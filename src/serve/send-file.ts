import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { constants, createBrotliCompress } from 'node:zlib';
import { lookup } from 'mrmime';

/** What mrmime lacks, or says otherwise: `.ts` is a video to it. */
const OTHERS: Record<string, string> = {
  '.ico': 'image/x-icon',
  '.ts': 'text/plain',
  '.xml': 'application/xml',
};

/** The media type of a file, or of an address that ends like one. */
export function typeOf(file: string): string {
  const type = OTHERS[extname(file).toLowerCase()] ?? lookup(file) ?? 'application/octet-stream';
  return /^text\/|\/(?:json|xml)$/u.test(type) ? `${type}; charset=utf-8` : type;
}

/**
 * Answers a request with a file: with a part of it if the browser asks for one, and compressed if it is text and the browser
 * takes that. Headers that are set already stay.
 */
export async function sendFile(
  file: string,
  request: IncomingMessage,
  response: ServerResponse,
  status = 200,
): Promise<void> {
  const { size } = await stat(file);
  const range = status === 200 ? rangeOf(request.headers.range, size) : undefined;
  if (range) response.setHeader('Content-Range', `bytes ${range.start}-${range.end}/${size}`);
  if (!response.hasHeader('Content-Type')) response.setHeader('Content-Type', typeOf(file));
  if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'no-cache');
  const isText = /^(?:text\/|image\/svg)|json|javascript|xml|manifest/u.test(
    String(response.getHeader('Content-Type')),
  );
  const isCompressed = isText && !range && /\bbr\b/u.test(String(request.headers['accept-encoding']));
  if (isText) response.appendHeader('Vary', 'Accept-Encoding');
  if (isCompressed) response.setHeader('Content-Encoding', 'br');
  else {
    response.setHeader('Accept-Ranges', 'bytes');
    response.setHeader('Content-Length', range ? range.end - range.start + 1 : size);
  }
  response.writeHead(range ? 206 : status);
  try {
    if (request.method === 'HEAD') response.end();
    else if (isCompressed)
      await pipeline(
        createReadStream(file),
        createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: HOST_QUALITY } }),
        response,
      );
    else await pipeline(createReadStream(file, range ?? {}), response);
  } catch {
    // The browser closed the connection, or the file was removed while it was sent.
    response.destroy();
  }
}

/** As much as hosts spend on an answer. */
const HOST_QUALITY = 5;

/** Safari plays a video only from a server that can send a part of it. */
function rangeOf(header: string | undefined, size: number): { start: number; end: number } | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/u.exec(header ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return start <= end ? { start, end } : undefined;
}
