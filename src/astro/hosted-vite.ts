import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { packageRoot } from '../content/places.ts';
import { UserError } from '../diagnostics/user-error.ts';
import { hostedModule } from './hosted-pages.ts';

const views = join(packageRoot, 'src/views');

/**
 * Gives Vite the modules that Headword's pages import by name, and the site's components in place of ours.
 * @param components absolute paths by the name of the component that each stands for
 * @throws UserError where there is no such component or file
 */
export function hostedVite(theme: string, components: ReadonlyMap<string, string>): Plugin {
  for (const [name, file] of components) {
    if (!existsSync(join(views, `${name}.astro`)))
      throw new UserError(`"${name}" is no component of Headword's pages: SiteHeader and SiteFooter are, for example.`);
    if (!existsSync(file)) throw new UserError(`There is no file "${file}", which is to stand for ${name}.`);
  }
  return {
    name: 'headword:hosted',
    enforce: 'pre',
    resolveId(id, importer) {
      if (id === 'headword:hosted') return '\0headword:hosted';
      if (id === 'headword:theme.css') return theme;
      const isOurs = importer !== undefined && dirname(importer) === views && id.endsWith('.astro');
      return isOurs ? components.get(basename(id, '.astro')) : undefined;
    },
    load: (id) => (id === '\0headword:hosted' ? hostedModule : undefined),
  };
}
