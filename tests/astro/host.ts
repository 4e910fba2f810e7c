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
