import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AstroInlineConfig } from 'astro';
import type { Plugin } from 'vite';
import { paletteProperties, wishesOf } from '../../site/palette.ts';
import type { Site } from '../../site/site.ts';
import { packageRoot } from '../../content/places.ts';

/** What Astro has to know of every site. */
export const everySite = {
  // Each page is rendered from the model that it is given.
  output: 'server',
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
} satisfies AstroInlineConfig;

/**
 * All that Astro has to know of one site. Its root is Headword's own package, whose `src` holds the pages.
 * @param theme the absolute path of the owner's stylesheet, if there is one
 */
export function astroOptions(site: Site, theme: string | undefined, cache: string): AstroInlineConfig {
  return {
    root: packageRoot,
    configFile: false,
    ...everySite,
    site: site.addresses.origin,
    base: site.addresses.base || '/',
    cacheDir: join(cache, 'astro'),
    logLevel: 'warn',
    vite: {
      // Headword's own folder may not be writable.
      cacheDir: join(cache, 'vite'),
      // The content security policy allows neither inline scripts nor pictures from `data:`: every asset is a file, however small.
      build: {
        assetsInlineLimit: 0,
        rolldownOptions: {
          output: {
            // Without a name of its own, the stylesheet would be called after the route: `_.`.
            assetFileNames: ({ names }) => `_astro/${names[0]?.endsWith('.css') ? 'styles' : '[name]'}.[hash][extname]`,
          },
        },
      },
      plugins: [plainImports()],
      resolve: {
        alias: { 'headword:theme.css': themeFile(site, theme, cache) },
      },
    },
  };
}

/** A dynamic import in a browser script stays a plain `import()`. Vite's helper, which preloads what the module imports, weighs more than most of these scripts. */
function plainImports(): Plugin {
  return {
    name: 'headword:plain-imports',
    enforce: 'pre',
    // Astro sets it after it has read the options above.
    configResolved: ({ environments }) => {
      environments['client']!.build.modulePreload = false;
    },
    load: {
      filter: { id: /\bvite\/preload-helper/u },
      handler: () => 'export const __vitePreload = (load) => load();',
    },
  };
}

/** The stylesheet of the owner's wishes: the settings', then those of theme.css, which win. */
export function themeFile({ settings }: Site, theme: string | undefined, cache: string): string {
  const { fonts = {} } = settings.theme;
  const properties = {
    ...paletteProperties(wishesOf(settings)),
    ...Object.fromEntries(Object.entries(fonts).map(([name, families]) => [`--font-${name}`, families])),
  };
  if (Object.keys(properties).length === 0) return theme ?? join(packageRoot, 'src/views/styles/no-theme.css');
  const declarations = Object.entries(properties).map(([name, value]) => `${name}: ${value};`);
  const file = join(cache, 'theme.css');
  mkdirSync(cache, { recursive: true });
  // An import comes first; what is in a layer yields to it all the same.
  const imported = theme === undefined ? '' : `@import ${JSON.stringify(theme)};\n`;
  // An element says which category it belongs to, and its styles which colour that is: inline styles are forbidden.
  const dots = Object.keys(settings.categories).map(
    (_, index) => `[data-category="${index + 1}"] { --dot: var(--category-${index + 1}); }`,
  );
  writeFileSync(file, `${imported}@layer headword { :root { ${declarations.join(' ')} } ${dots.join(' ')} }\n`);
  return file;
}
