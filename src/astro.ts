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
import type { ContentFolder } from './content/content-folder.ts';
import { packageRoot, shown } from './content/places.ts';
import { hasErrors, type Problem } from './diagnostics/problem.ts';
import { renderBriefly, renderCount } from './diagnostics/render-text.ts';
import { UserError } from './diagnostics/user-error.ts';
import { compileFolder } from './engine/compile-folder.ts';
import type { Glossary } from './models/glossary.ts';
import { devPlugin } from './serve/dev-plugin.ts';

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

/** What a build compiled, for the files that it writes when Astro has written the pages. */
interface Built {
  glossary: Glossary;
  folder: ContentFolder;
  close(): void;
  cache: string;
  hasSitemap: boolean;
}

/** Makes a glossary a part of an Astro site: of its `astro dev` and of its `astro build`. */
export default function headword({
  content: folder,
  base,
  components = {},
  layout,
}: HeadwordOptions): AstroIntegration {
  let built: Built | undefined;
  return {
    name: 'headword',
    hooks: {
      'astro:config:setup': async ({ config, command, logger, injectRoute, updateConfig }) => {
        if (command !== 'dev' && command !== 'build') return;
        const content = join(fileURLToPath(config.root), folder);
        const url = hostUrl(config, base, command);
        const cache = cacheFolder(content);
        const compile = async (keptIn: string, keepsFaulty: boolean): ReturnType<typeof compileFolder> => {
          const options = { url, isPublic: true, drafts: command === 'dev' };
          const compiled = await compileFolder(content, options, keptIn, { keepsFaulty });
          if (compiled.glossary?.site.layout)
            throw new UserError(
              'In an Astro site, header and footer are those of the site: { layout: "./src/layouts/Site.astro" }. Move what is in layout/ there.',
            );
          return compiled;
        };
        const tell = (problems: readonly Problem[]): void => {
          if (hasErrors(problems)) logger.error(renderBriefly(problems, shown(content)));
          else if (problems.length > 0) logger.warn(renderCount(problems, shown(content)));
        };
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
        const ssr = { noExternal: ['headword'] };
        if (command === 'dev') {
          const kept = join(cache, 'dev');
          const hostedAt = new URL(url).pathname.replace(/\/$/u, '');
          const plugin = devPlugin({
            folder: content,
            cache: kept,
            hostedAt,
            compile: () => compile(kept, false),
            tell,
          });
          // The pages of the glossary change while the server runs, so it renders them, but nobody has to host that.
          const adapter = config.adapter ?? { name: 'headword', hooks: {} };
          updateConfig({ adapter, vite: { plugins: [...hostedVite(replacements), plugin], ssr } });
          return;
        }
        const compiled = await compile(cache, true);
        const told = compiled.problems.filter(({ severity }) => severity !== 'note');
        tell(told);
        const { glossary, folder: read } = compiled;
        if (!glossary || hasErrors(told))
          throw new UserError('The glossary has errors, told above: nothing was built.');
        const hasSitemap = config.integrations.some(({ name }) => name === '@astrojs/sitemap');
        built = { glossary, folder: read, close: compiled.close, cache, hasSitemap };
        handOver(glossary, Boolean(config.security.csp));
        const styles = ownerStyles(glossary.site, read.files.get('theme.css')?.file);
        updateConfig({
          vite: {
            plugins: [...hostedVite(replacements), styleModule(THEME_MODULE, () => styles)],
            ssr,
          },
        });
      },
      'astro:build:done': async ({ dir, logger }) => {
        const { glossary, cache, folder: read, hasSitemap, close } = built!;
        const root = fileURLToPath(dir);
        await writeBeside(glossary, { folder: read, cache, target: join(root, base), hasSitemap });
        close();
        if (layout !== undefined)
          for (const advice of layoutAdvice(glossary, layout, join(root, base))) logger.warn(advice);
        for (const advice of rootFileAdvice(glossary, root, !hasSitemap)) logger.warn(advice);
      },
    },
  };
}
