import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AstroInlineConfig } from 'astro';
import { accentProperties } from '../../site/accent.ts';
import type { Site } from '../../site/site.ts';
import { packageRoot } from '../../content/places.ts';

/** What Astro has to know of one site, on top of `astro.config.ts`. */
export function astroOptions(site: Site, content: string, cache: string): AstroInlineConfig {
  return {
    root: packageRoot,
    site: site.addresses.origin,
    base: site.addresses.base || '/',
    cacheDir: join(cache, 'astro'),
    logLevel: 'warn',
    vite: {
      resolve: {
        alias: { 'headword:theme.css': themeFile(site, content, cache) },
      },
    },
  };
}

/** The stylesheet of the owner's wishes: the settings', then those of theme.css, which win. */
function themeFile({ settings }: Site, content: string, cache: string): string {
  const own = join(content, 'theme.css');
  const { accent, fonts = {} } = settings.theme;
  const properties = {
    ...(accent === undefined ? {} : accentProperties(accent)),
    ...Object.fromEntries(Object.entries(fonts).map(([name, families]) => [`--font-${name}`, families])),
  };
  if (Object.keys(properties).length === 0)
    return existsSync(own) ? own : join(packageRoot, 'src/views/styles/no-theme.css');
  const declarations = Object.entries(properties).map(([name, value]) => `${name}: ${value};`);
  const file = join(cache, 'theme.css');
  mkdirSync(cache, { recursive: true });
  // An import comes first; what is in a layer yields to it all the same.
  const imported = existsSync(own) ? `@import ${JSON.stringify(own)};\n` : '';
  writeFileSync(file, `${imported}@layer headword { :root { ${declarations.join(' ')} } }\n`);
  return file;
}
