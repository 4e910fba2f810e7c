import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Glossary } from '../models/glossary.ts';
import { headers, redirects } from '../outputs/hosts/underscore-files.ts';
import { robots } from '../outputs/robots.ts';

/**
 * Says what hosts and crawlers read at the root of the site only, which is the site's own: lines of the glossary that its
 * files lack.
 * @param root the folder of the built site
 */
export function rootFileAdvice(glossary: Glossary, root: string, hasSitemap: boolean): string[] {
  const wanted = {
    'robots.txt': hasSitemap ? (/^Sitemap: .*$/mu.exec(robots(glossary))?.[0] ?? '') : '',
    _headers: headers(glossary)
      .split('\n')
      .filter((line) => !line.includes('Content-Security-Policy'))
      .join('\n')
      // The site's own bundles are at its root.
      .split('\n\n')
      .filter((rule) => !rule.includes('/_astro/'))
      .join('\n\n'),
    _redirects: redirects(glossary),
  };
  return Object.entries(wanted).flatMap(([name, text]) => {
    const file = join(root, name);
    const has = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const missing = text.split('\n').some((line) => line.trim() !== '' && !has.includes(line.trim()));
    return missing ? [`public/${name} of the site lacks what the glossary needs. Add:\n${text.trimEnd()}`] : [];
  });
}
