import { readFileSync } from 'node:fs';
import { UserError } from '../diagnostics/user-error.ts';
import type { Glossary } from '../models/glossary.ts';
import { builtPage } from './write-beside.ts';

/**
 * Says what the site's layout lacks or repeats, and which settings it makes void.
 * @param layout its path, as the site's owner wrote it
 * @param target the folder of the built glossary
 * @throws UserError where it has no place for the page
 */
export function layoutAdvice({ site }: Glossary, layout: string, target: string): string[] {
  const html = readFileSync(builtPage(target, 'index.html'), 'utf8');
  if (!html.includes('id="Content"')) throw new UserError(`${layout} shows no page: put <slot /> into its <main>.`);
  const [head, body] = html.split(/<body[\s>]/u) as [string, string];
  const advice: string[] = [];
  const count = (pattern: RegExp): number => [...head.matchAll(pattern)].length;
  if (count(/<link rel="canonical"/gu) === 0)
    advice.push(
      `${layout} leaves out what the page says to search engines and link previews: put <slot name="head" /> into its <head>.`,
    );
  if (count(/<title/gu) === 0)
    advice.push(`${layout} writes no title: put <title>{Astro.props.title}</title> into its <head>.`);
  if (!/<main[\s>]/u.test(body)) advice.push(`${layout} has no <main>: put its <slot /> into one.`);
  for (const [name, pattern] of Object.entries(ONCE))
    if (count(pattern) > 1)
      advice.push(
        `${layout} writes ${name} too, which the page says itself: leave it out with {!Astro.slots.has('head') && …}.`,
      );
  for (const name of ['navigation', 'footer'] as const)
    if ((site.settings[name] ?? []).length > 0)
      advice.push(`"${name}" in site.yaml isn't shown: the pages have the header and footer of ${layout}.`);
  return advice;
}

/** What a head says once. */
const ONCE = {
  'the canonical address': /<link rel="canonical"/gu,
  'meta robots': /<meta name="robots"/gu,
  'og:title': /<meta property="og:title"/gu,
};
