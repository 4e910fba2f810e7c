/** The Astro integration: `headword/astro`. */
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';
import { handOver } from './astro/hosted-pages.ts';
import { hostUrl } from './astro/host-url.ts';
import { layoutAdvice } from './astro/layout-advice.ts';
import { hostedVite } from './astro/hosted-vite.ts';
import { rootFileAdvice } from './astro/root-files.ts';
import { writeBeside } from './astro/write-beside.ts';
import { ownerStyles, styleModule, THEME_MODULE } from './build/renderer/owner-styles.ts';
import { cacheFolder } from './content/cache-folder.ts';
import { packageRoot, shown } from './content/places.ts';
import { hasErrors } from './diagnostics/problem.ts';
import { renderBriefly, renderCount } from './diagnostics/render-text.ts';
import { UserError } from './diagnostics/user-error.ts';
import { compileFolder } from './engine/compile-folder.ts';
import { devPlugin, type Compilation } from './serve/dev-plugin.ts';

export interface HeadwordOptions {
  /** The content folder, from the root of the Astro project. */
  content: string;
  /** Where the glossary stands below the site's own `base`: `/glossary`. */
  base: string;
  /** Components of the site in place of ours, by our name: `{ SiteHeader: './src/components/Header.astro' }`. */
  components?: Readonly<Record<string, string>>;
  /**
   * A layout of the site that surrounds the pages in place of our header, footer and head: `./src/layouts/Site.astro`. It
   * gets `title`, `description`, `lang` and `dir`, and puts its slot `head` into the head and its default slot into `<main>`.
   */
  layout?: string;
}

/** Makes a glossary a part of an Astro site: of its `astro dev` and of its `astro build`. */
export default function headword({
  content: folder,
  base,
  components = {},
  layout,
}: HeadwordOptions): AstroIntegration {
  let built: (Compilation & { cache: string; hasSitemap: boolean }) | undefined;
  let closeLast = (): void => undefined;
  return {
    name: 'headword',
    hooks: {
      'astro:config:setup': async ({ config, command, logger, injectRoute, updateConfig, addWatchFile }) => {
        if (command !== 'dev' && command !== 'build') return;
        const content = join(fileURLToPath(config.root), folder);
        const url = hostUrl(config, base, command);
        const cache = cacheFolder(content);
        const recompile = async (): Promise<Compilation | undefined> => {
          const { close, ...compiled } = await compileFolder(content, {
            url,
            isPublic: true,
            drafts: command === 'dev',
          });
          closeLast();
          closeLast = close;
          const told = compiled.problems.filter(({ severity }) => severity !== 'note');
          if (hasErrors(told)) logger.error(renderBriefly(told, shown(content)));
          else if (told.length > 0) logger.warn(renderCount(told, shown(content)));
          if (command === 'build' && hasErrors(told))
            throw new UserError('The glossary has errors, told above: nothing was built.');
          return compiled.glossary && { glossary: compiled.glossary, folder: compiled.folder };
        };
        const first = await recompile();
        if (first?.glossary.site.layout)
          throw new UserError(
            'In an Astro site, header and footer are those of the site: { layout: "./src/layouts/Site.astro" }. Move what is in layout/ there.',
          );
        if (!first) {
          // Without settings there are no pages. A change of the settings starts Astro's server anew.
          addWatchFile(join(content, 'site.yaml'));
          return;
        }
        const hasSitemap = config.integrations.some(({ name }) => name === '@astrojs/sitemap');
        built = { ...first, cache, hasSitemap };
        handOver(first.glossary, Boolean(config.security.csp));
        injectRoute({
          pattern: `${base.replace(/\/$/u, '')}/[...path]`,
          entrypoint: pathToFileURL(join(packageRoot, 'src/pages/_hosted.astro')),
          prerender: command === 'build',
        });
        const inSite = (file: string): string => join(fileURLToPath(config.root), file);
        const replacements = {
          components: new Map(Object.entries(components).map(([name, file]) => [name, inSite(file)])),
          layout: layout && inSite(layout),
        };
        const styles = ownerStyles(first.glossary.site, first.folder.files.get('theme.css')?.file);
        const plugins = [...hostedVite(replacements), styleModule(THEME_MODULE, () => styles)];
        if (command === 'dev') plugins.push(devPlugin({ folder: content, cache, first, recompile, isHosted: true }));
        updateConfig({
          vite: {
            plugins,
            ssr: { noExternal: ['headword'] },
            server: { fs: { allow: [packageRoot, content, cache] } },
          },
        });
      },
      'astro:build:done': async ({ dir, logger }) => {
        const { glossary, cache, folder: read, hasSitemap } = built!;
        const root = fileURLToPath(dir);
        await writeBeside(glossary, { folder: read, cache, target: join(root, base), hasSitemap });
        closeLast();
        if (layout !== undefined)
          for (const advice of layoutAdvice(glossary, layout, join(root, base))) logger.warn(advice);
        for (const advice of rootFileAdvice(glossary, root, !hasSitemap)) logger.warn(advice);
      },
    },
  };
}
