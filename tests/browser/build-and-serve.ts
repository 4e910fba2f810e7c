import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSite } from '../build/build-site.ts';
import { serveSite } from '../build/serve-site.ts';
import { announceSite, sites, type SiteName } from './sites.ts';

/**
 * Before the browser tests: builds and serves their sites. Sites that are already built in `HEADWORD_BUILT_SITES`, a folder
 * with an output folder for each, are taken as they are.
 * @returns what to do after the tests
 */
export default async function buildAndServe(): Promise<() => Promise<void>> {
  const built = process.env['HEADWORD_BUILT_SITES'];
  const folder = built ?? (await mkdtemp(join(tmpdir(), 'headword-sites-')));
  const servers: { close(): Promise<void> }[] = [];
  const cleanUp = async (): Promise<void> => {
    await Promise.all(servers.map((server) => server.close()));
    if (built === undefined) await rm(folder, { recursive: true, force: true });
  };
  try {
    for (const [name, { content, url }] of Object.entries(sites) as [SiteName, (typeof sites)[SiteName]][]) {
      const out = join(folder, name);
      if (built === undefined) await build(name, { content, out, url });
      const base = new URL(url).pathname;
      const server = await serveSite(out, { base });
      servers.push(server);
      announceSite(name, { folder: out, content, url, origin: server.origin, home: `${server.origin}${base}/` });
    }
  } catch (error) {
    await cleanUp();
    throw error;
  }
  return cleanUp;
}

async function build(name: SiteName, options: { content: string; out: string; url: string }): Promise<void> {
  const { exitCode, stdout, stderr } = await buildSite(options);
  if (exitCode !== 0)
    throw new Error(`The site "${name}" can't be built (exit status ${exitCode}):\n${stdout}${stderr}`);
}
