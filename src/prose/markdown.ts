import type { TextOrigin } from '../source/text-origin.ts';

/** The source of a piece of Markdown and its place in the file. Plain data. */
export interface Markdown {
  text: string;
  origin: TextOrigin;
}
