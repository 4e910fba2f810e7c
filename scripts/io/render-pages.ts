import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { handOver } from '../../src/handover.ts';
import type { Glossary } from '../../src/models/glossary.ts';
import { astroOptions } from './astro-options.ts';
import { root, workFolder } from './places.ts';

export interface RenderRequest {
  content: string;
  cache: string;
  /** Takes the HTML of each page, as soon as it is made. */
  write(address: string, html: string): void;
}

/**
 * Makes the HTML of all pages of a glossary, and the styles and scripts that they share.
 * @param take is given the folder of these, which is gone afterwards
 */
export async function renderPages(glossary: Glossary, { content, cache, write }: RenderRequest, take: (folder: string) => void): Promise<void> {
  handOver(glossary);
  const { build } = await import('astro');
  // Astro's intermediate modules must find their packages, so it works inside Headword's folder, each run on its own.
  process.chdir(root);
  const folder = join(workFolder, `assets-${process.pid}`);
  try {
    await build({ ...astroOptions(glossary.site, content, cache), outDir: folder, integrations: [takePages(write)] });
    take(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Takes each page from Astro before it is written: Astro would write it to another place, and say so on a line of its own. */
function takePages(write: RenderRequest['write']): AstroIntegration {
  return {
    name: 'headword:take-pages',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((own) => ({
          ...own,
          name: 'headword',
          render: async (request, options) => {
            const rendered = await own.render(request, options);
            const response = rendered instanceof Response ? rendered : rendered.response;
            if (!response.ok && response.status !== 404) throw new Error(`${request.url} was answered with ${response.status}.`);
            write(new URL(request.url).pathname, await response.text());
            return new Response(null);
          },
        }));
      },
    },
  };
}
