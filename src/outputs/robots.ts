import type { Glossary } from '../models/glossary.ts';
import { TRAINING_CRAWLERS, type CRAWLER_PRESETS } from '../site/crawlers.ts';

type Preset = (typeof CRAWLER_PRESETS)[number];

/** What may be done with a page that was read. https://contentsignals.org */
const SIGNALS: Record<Preset, string> = {
  open: 'search=yes, ai-input=yes, ai-train=yes',
  search: 'search=yes, ai-input=yes, ai-train=no',
  closed: 'search=no, ai-input=no, ai-train=no',
};

/** What crawlers may read (RFC 9309). They look for it at the root of the host only. */
export function robots({ site: { addresses, isPreview, settings } }: Glossary): string {
  // A crawler that may not read a page doesn't see its noindex, and can list the address all the same.
  if (isPreview)
    return '# A preview: no page is to be listed. Each says so (noindex), and may be read for that.\nUser-agent: *\nAllow: /\n';
  const preset = settings.crawlers;
  const everybody = `User-agent: *\nContent-Signal: ${SIGNALS[preset]}\n${preset === 'closed' ? 'Disallow' : 'Allow'}: ${addresses.base}/\n`;
  if (preset === 'closed') return everybody;
  const training =
    preset === 'search'
      ? `${TRAINING_CRAWLERS.map((name) => `User-agent: ${name}\n`).join('')}Disallow: ${addresses.base}/\n\n`
      : '';
  return `${training}${everybody}\nSitemap: ${addresses.absolute(addresses.sitemapIndex)}\n`;
}
