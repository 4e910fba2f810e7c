import type { Problem } from '../diagnostics/problem.ts';
import { renderBriefly, renderChange } from '../diagnostics/render-text.ts';
import { astroOptions } from '../build/renderer/astro-options.ts';
import { ownerStyles, styleModule, THEME_MODULE } from '../build/renderer/owner-styles.ts';
import { devPlugin, type Compilation } from '../serve/dev-plugin.ts';
import { compileFolder } from '../engine/compile-folder.ts';
import { cacheFolder } from '../content/cache-folder.ts';
import { shown } from '../content/places.ts';
import { contentFolder } from './paths.ts';
import { asCalled } from './called.ts';
import { EXIT, readPort, command } from './command.ts';

const help = `
Serves the site while you write: every change of the content shows at once, and what is wrong with it is told here.

  headword dev [--content DIR] [--port NUMBER]

  --content DIR   the content folder (content)
  --port NUMBER   the port (4321)

Drafts are shown. Exit status: 1 the settings can't be read, 2 wrong usage. Ctrl-C ends it.
`;

const options = {
  content: { type: 'string' },
  port: { type: 'string', default: '4321' },
} as const;

/** What was told of the content as it was before. */
let toldBefore: readonly Problem[] | undefined;

/** Closes the store of the previous compilation. */
let closeLast = (): void => undefined;

export default command({
  help,
  options,
  run: async ({ content: option, port }) => {
    const number = readPort(port);
    const content = contentFolder(option);
    const first = await recompile(content);
    if (!first) return EXIT.problems;
    const cache = cacheFolder(content);
    const { dev } = await import('astro');
    const { vite, ...rest } = astroOptions(cache);
    const { addresses } = first.glossary.site;
    const styles = styleModule(THEME_MODULE, () =>
      ownerStyles(first.glossary.site, first.folder.files.get('theme.css')?.file),
    );
    const plugin = devPlugin({ folder: content, cache, first, recompile: () => recompile(content) });
    const server = await dev({
      ...rest,
      base: addresses.base || '/',
      server: { port: number },
      vite: { ...vite, plugins: [...(vite?.plugins ?? []), styles, plugin] },
    });
    console.log(`Writing: ${shown(content)}. Reading: http://localhost:${server.address.port}${addresses.base}/`);
    return EXIT.fine;
  },
});

/**
 * Compiles and reports: the first time all problems, later all errors and what the change brought. If there are errors, the
 * site shows what could be compiled.
 */
async function recompile(content: string): Promise<Compilation | undefined> {
  const { glossary, folder, problems, close } = await compileFolder(content, { drafts: true });
  closeLast();
  closeLast = close;
  // Notes are shown by `check` only.
  const all = problems.filter(({ severity }) => severity !== 'note');
  console.log(
    asCalled(toldBefore ? renderChange(all, toldBefore, shown(content)) : renderBriefly(all, shown(content))),
  );
  toldBefore = all;
  return glossary && { glossary, folder };
}
