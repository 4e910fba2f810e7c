import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { AstroInlineConfig } from 'astro';
import type { Site } from '../../src/site/site.ts';
import { root } from './places.ts';

/** What Astro has to know of one site, on top of `astro.config.ts`. */
export function astroOptions(site: Site, content: string, cache: string): AstroInlineConfig {
  const theme = join(content, 'theme.css');
  return {
    root,
    site: site.addresses.origin,
    base: site.addresses.base || '/',
    cacheDir: join(cache, 'astro'),
    logLevel: 'warn',
    vite: {
      resolve: {
        alias: { 'headword:theme.css': existsSync(theme) ? theme : join(root, 'src/views/styles/no-theme.css') },
      },
    },
  };
}
