import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { packageRoot, shown } from '../content/places.ts';
import { UserError } from '../diagnostics/user-error.ts';
import { hostedModule } from './hosted-pages.ts';
import { scopeStyles } from './scope-styles.ts';

const views = join(packageRoot, 'src/views');

export interface Replacements {
  /** Absolute paths of the site's components by the name of the component that each stands for. */
  components: ReadonlyMap<string, string>;
  /** The absolute path of the site's layout, if it surrounds our pages. */
  layout: string | undefined;
}

/**
 * Gives Vite the modules that Headword's pages import by name, and the site's layout and components in place of ours.
 * @throws UserError where there is no such component or file
 */
export function hostedVite({ components, layout }: Replacements): Plugin[] {
  for (const [name, file] of components) {
    if (!existsSync(join(views, `${name}.astro`)))
      throw new UserError(`"${name}" is no component of Headword's pages: SiteHeader and SiteFooter are, for example.`);
    checkFile(file, name);
  }
  if (layout !== undefined) checkFile(layout, 'the layout');
  const standIns = new Map(components);
  if (layout !== undefined) standIns.set('Layout', join(views, 'HostedLayout.astro'));
  const named: Plugin = {
    name: 'headword:hosted',
    enforce: 'pre',
    resolveId(id, importer) {
      if (id === 'headword:hosted') return '\0headword:hosted';
      if (id === 'headword:layout') return layout;
      const isOurs = importer !== undefined && dirname(importer) === views && id.endsWith('.astro');
      return isOurs ? standIns.get(basename(id, '.astro')) : undefined;
    },
    load: (id) => (id === '\0headword:hosted' ? hostedModule : undefined),
  };
  return layout === undefined ? [named] : [named, scopeStyles(join(views, 'styles'))];
}

function checkFile(file: string, name: string): void {
  if (!existsSync(file)) throw new UserError(`There is no file "${shown(file)}", which is to stand for ${name}.`);
}
