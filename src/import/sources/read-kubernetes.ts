import { readMarkdown } from './read-markdown.ts';
import type { Reader } from '../text/source-entry.ts';

/**
 * The glossary of kubernetes/website and of the sites that copied its layout: Markdown with
 * `title id date full_link short_description aka tags`, a folder for each language, the definition above `<!--more-->`.
 * https://kubernetes.io/docs/contribute/style/page-content-types/#glossary
 */
export const readKubernetes: Reader = (folder, options) => {
  const read = readMarkdown(folder, { ...options, map: new Map([...kubernetesFields, ...options.map]) });
  // A term is named by its file there; `id` is what shortcodes call it, not seldom in another spelling.
  return { ...read, entries: read.entries.map((entry) => ({ ...entry, id: undefined })) };
};

const kubernetesFields = [
  ['title', 'term'],
  ['short_description', 'summary'],
  ['full_link', 'link'],
  ['aka', 'aliases'],
] as const;

/** Where the pages that this glossary links to stand, unless `--origin` says otherwise. */
export const KUBERNETES_ORIGIN = 'https://kubernetes.io';
