import { hash } from 'node:crypto';

/** SHA-256 in hexadecimal: what tells two texts, or two files, apart. */
export function digestOf(bytes: string | Uint8Array): string {
  return hash('sha256', bytes);
}

/** The part of a digest that stands in a public name: the address of a file changes with its content. */
export function shortDigestOf(bytes: string | Uint8Array): string {
  return digestOf(bytes).slice(0, 10);
}
