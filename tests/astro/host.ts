import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { environment, runNode, type Ended } from '../cli/run-headword.ts';
import { fixture, root } from '../places.ts';

/** Astro's own program. */
const astro = join(root, 'node_modules/astro/bin/astro.mjs');

/**
 * A site as Astro's minimal template makes it, with a glossary. It stands in the checkout: Vite needs one folder around the
 * site and the package.
 * @param settings further settings of `astro.config.mjs`
 * @returns its folder
 */
export async function hostSite(settings = '', imports = ''): Promise<string> {
  const host = await mkdtemp(join(root, '.host-'));
  await mkdir(join(host, 'src/pages'), { recursive: true });
  await mkdir(join(host, 'node_modules'));
  await symlink(root, join(host, 'node_modules/headword'));
  await cp(fixture('pages/languages/content'), join(host, 'glossary'), { recursive: true });
  await writeFile(join(host, 'package.json'), '{ "type": "module", "private": true }');
  await writeFile(
    join(host, 'src/pages/index.astro'),
    '<html lang="en"><head><title>Host</title></head><body><h1>Host</h1></body></html>',
  );
  await writeFile(
    join(host, 'astro.config.mjs'),
    `import { defineConfig } from 'astro/config';
     import headword from '../src/astro.ts';
     ${imports}
     export default defineConfig({
       site: 'https://example.com',
       ${settings || "integrations: [headword({ content: './glossary', base: '/glossary' })],"}
     });`,
  );
  return host;
}

export async function astroBuild(host: string): Promise<Ended> {
  return runNode([astro, 'build'], { cwd: host, env: environmentOf(host) });
}

/** Runs `astro dev`. @returns its address, what it said so far, and what ends it */
export async function astroDev(host: string): Promise<{ site: string; said(): string; end(): Promise<void> }> {
  const server = spawn(process.execPath, [astro, 'dev', '--port', '0'], {
    cwd: host,
    env: environmentOf(host),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [server.stdout, server.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const end = async (): Promise<void> => {
    if (server.kill()) await once(server, 'exit');
  };
  for (;;) {
    const [, site] = /Local\s+(http:\/\/\S+?)\/?\s/u.exec(said) ?? [];
    if (site !== undefined) return { site, said: () => said, end };
    if (server.exitCode !== null) throw new Error(said);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function environmentOf(host: string): NodeJS.ProcessEnv {
  return { ...environment(), HEADWORD_CACHE: join(host, 'cache') };
}

/** The options of a glossary inside the layout that `giveLayout` writes. */
export const inLayout = `integrations: [headword({ content: './glossary', base: '/glossary', layout: './src/layouts/Site.astro' })],`;

/**
 * Gives the site a layout with header, footer and the styles that sites have: a reset outside all layers, rules for
 * elements, and classes that are named like ours.
 * @param head further elements of its head
 */
export async function giveLayout(host: string, head = '', imports = ''): Promise<void> {
  await mkdir(join(host, 'src/layouts'), { recursive: true });
  await writeFile(
    join(host, 'src/site.css'),
    `* { margin: 0; padding: 0; box-sizing: border-box }
     ul { list-style: none } a { color: #5b21b6; text-decoration: none } button { all: unset }
     h1, h2, h3 { font: 400 1rem Georgia, serif; color: #0a2540 } h2:hover { color: red }
     body { font: 16px/1.5 Verdana, sans-serif; color: #425466; background: white }
     .card, .page, .bar { border: 9px solid red; background: yellow }
     .company, .company-footer { padding: 1rem 2rem; color: white; background: #0a2540 }
     .company a { color: white } .company .row { display: inline; margin-inline: 1rem } .company-footer { margin-top: 3rem }`,
  );
  await writeFile(
    join(host, 'src/layouts/Site.astro'),
    `---
import '../site.css';
${imports}
const { title, description, lang = 'en', dir } = Astro.props;
---
<!doctype html>
<html {lang} {dir}>
  <head>
    <meta charset="utf-8" /><meta name="viewport" content="width=device-width" /><link rel="icon" href="/glossary/favicon.svg" />
    <title>{title}</title><meta name="description" content={description} />${head}
    <slot name="head" />
  </head>
  <body>
    <header class="company">Acme <nav class="row"><a href="/">Home</a> <a href="/glossary/">Glossary</a></nav></header>
    <main><slot /></main>
    <footer class="company-footer"><p>Acme Incorporated</p></footer>
  </body>
</html>`,
  );
  await writeFile(
    join(host, 'src/pages/index.astro'),
    `---
import Site from '../layouts/Site.astro';
---
<Site title="Acme" description="A company."><h1>Acme</h1><p class="card">We sell the <a href="/glossary/gaiwan/">gaiwan</a>.</p></Site>`,
  );
}
