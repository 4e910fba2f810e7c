import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** The content folder: the one that is named, or `content`, or the working directory itself where the settings are there. */
export function contentFolder(option: string | undefined): string {
  if (option !== undefined) return resolve(option);
  return !existsSync('content') && existsSync('site.yaml') ? resolve('.') : resolve('content');
}

/** The output folder: the one that is named, or `dist`. */
export function outFolder(option: string | undefined): string {
  return resolve(option ?? 'dist');
}
