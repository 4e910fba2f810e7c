import { posix } from 'node:path';

/** A comment, a string, or an address without quotes. https://www.w3.org/TR/css-syntax-3/#tokenization */
const TOKENS =
  /\/\*[^]*?(?:\*\/|$)|"((?:\\[^]|[^"\\\n])*)"?|'((?:\\[^]|[^'\\\n])*)'?|\burl\(\s*((?:\\[^]|[^"'()\\\s])+)/giu;

/**
 * The files that a stylesheet may name, as paths from the folder that its own path counts from; each with the endings that
 * an import may leave out. Every string is taken for a name, as neither of our CSS libraries finds all names: Lightning CSS
 * refuses addresses in custom properties, and its visitors pass over `image-set()`.
 * @param sheet the path of the stylesheet
 */
export function namedFiles(css: string, sheet: string): string[][] {
  return [...css.matchAll(TOKENS)].flatMap(([, double, single, bare]) => {
    const name = plain(double ?? single ?? bare ?? '');
    // An address of another site, of this one, or of a part of a picture.
    if (name === '' || /^(?:[a-z][a-z\d+.-]*:|\/)/iu.test(name)) return [];
    const path = posix.join(posix.dirname(sheet), name);
    return [[path, `${path}.css`, `${path}/index.css`]];
  });
}

/** Without escapes of CSS and of addresses, query and fragment. */
function plain(name: string): string {
  const text = name.replace(/\\(?:([\da-f]{1,6})\s?|\n|([^]))/giu, (_, code?: string, sign = '') =>
    code === undefined ? sign : String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff)),
  );
  const path = text.replace(/[?#].*$/su, '');
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
