import type { Plugin } from 'vite';
import { paletteProperties, wishesOf } from '../../site/palette.ts';
import type { Site } from '../../site/site.ts';

/** What the settings say of the looks, as a stylesheet. Empty where they say nothing. */
export function settingsStyles({ settings }: Site): string {
  const { fonts = {} } = settings.theme;
  const properties = {
    ...paletteProperties(wishesOf(settings)),
    ...Object.fromEntries(Object.entries(fonts).map(([name, families]) => [`--font-${name}`, families])),
  };
  if (Object.keys(properties).length === 0) return '';
  const declarations = Object.entries(properties).map(([name, value]) => `${name}: ${value};`);
  // An element says which category it belongs to, and its styles which colour that is: inline styles are forbidden.
  const dots = Object.keys(settings.categories).map(
    (_, index) => `[data-category="${index + 1}"] { --dot: var(--category-${index + 1}); }`,
  );
  return `@layer headword { :root { ${declarations.join(' ')} } ${dots.join(' ')} }\n`;
}

/**
 * The stylesheet of the owner's wishes: the settings', then those of theme.css, which win.
 * @param theme the absolute path of theme.css, if there is one
 */
export function ownerStyles(site: Site, theme: string | undefined): string {
  // An import comes first; what is in a layer yields to it all the same.
  return (theme === undefined ? '' : importOf(theme)) + settingsStyles(site);
}

export function importOf(file: string): string {
  return `@import ${JSON.stringify(file)};\n`;
}

/** What the pages import as the owner's styles. */
export const THEME_MODULE = 'headword:theme.css';

/**
 * A stylesheet for Vite that is on no disk.
 * @param id what imports name it
 */
export function styleModule(id: string, css: () => string): Plugin {
  return {
    name: 'headword:style-module',
    enforce: 'pre',
    resolveId: (source) => (source === id ? resolved(id) : undefined),
    load: (other) => (other === resolved(id) ? css() : undefined),
  };
}

/** What Vite calls a stylesheet that is on no disk. */
export function resolved(id: string): string {
  return `\0${id}`;
}
