/** The path of a file as a part of an address, in which `#` and `?` would end it. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
