import { join } from 'node:path';
import type { Problem } from '../diagnostics/problem.ts';
import { renderBriefly, renderChange } from '../diagnostics/render-text.ts';
import { astroOptions } from '../build/renderer/astro-options.ts';
import { devPlugin } from '../serve/dev-plugin.ts';
import { compileFolder } from '../engine/compile-folder.ts';
import { cacheFolder } from '../content/cache-folder.ts';
import { shown } from '../content/places.ts';
import { contentFolder } from './paths.ts';
import { asCalled } from './called.ts';
import { EXIT, readPort, command } from './command.ts';

const help = `
Serves the site while you write: every change of the content shows at once. What is wrong with it is told here and in the
browser; while there are errors, the pages stay as they were before.

  headword dev [--content DIR] [--port NUMBER]

  --content DIR   the content folder (content)
  --port NUMBER   the port (4321)

Drafts are shown. Exit status: 2 wrong usage. Ctrl-C ends it.
`;

const options = {
  content: { type: 'string' },
  port: { type: 'string', default: '4321' },
} as const;

/** What was told of the content as it was before. */
let toldBefore: readonly Problem[] | undefined;

export default command({
  help,
  options,
  run: async ({ content: option, port }) => {
    const number = readPort(port);
    const content = contentFolder(option);
    const cache = join(cacheFolder(content), 'dev');
    let base = '';
    const plugin = devPlugin({
      folder: content,
      cache,
      compile: async () => {
        const compiled = await compileFolder(content, { drafts: true }, cache, { keepsFaulty: false });
        base = compiled.glossary?.site.addresses.base ?? base;
        return compiled;
      },
      tell: (problems) => tell(problems, content),
    });
    const { dev } = await import('astro');
    const { vite, ...rest } = astroOptions(cache);
    const server = await dev({
      ...rest,
      // Nothing is built, but Astro misses an adapter all the same.
      adapter: { name: 'headword', hooks: {} },
      server: { port: number },
      vite: { ...vite, plugins: [...(vite?.plugins ?? []), plugin] },
    });
    console.log(`Writing: ${shown(content)}. Reading: http://localhost:${server.address.port}${base}/`);
    return EXIT.fine;
  },
});

/** The first time all problems, later all errors and what the change brought. */
function tell(problems: readonly Problem[], content: string): void {
  console.log(
    asCalled(toldBefore ? renderChange(problems, toldBefore, shown(content)) : renderBriefly(problems, shown(content))),
  );
  toldBefore = problems;
}
