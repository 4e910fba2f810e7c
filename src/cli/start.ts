import { UserError } from '../diagnostics/user-error.ts';
import { contentFolder, outFolder } from './paths.ts';
import { serveFolder } from '../serve/static-host.ts';
import { tell } from './called.ts';
import { EXIT, readPort, command } from './command.ts';
import { buildSite } from '../build/build-site.ts';

const help = `
Builds the site and serves it on this machine, under its base path, as a static host would.

  headword start [--content DIR] [--out DIR] [--site URL] [--port NUMBER] [--drafts]

  --content DIR   the content folder (content)
  --out DIR       where the site goes (dist)
  --site URL      the public address, in place of the one in site.yaml
  --port NUMBER   the port (4321)
  --drafts        with the terms whose status is draft

Exit status: 1 errors in the content, 2 wrong usage. Ctrl-C ends it.
`;

const options = {
  content: { type: 'string' },
  out: { type: 'string' },
  site: { type: 'string' },
  port: { type: 'string', default: '4321' },
  drafts: { type: 'boolean' },
} as const;

export default command({
  help,
  options,
  run: async ({ content, out, site: url, port, drafts }) => {
    const number = readPort(port);
    const target = outFolder(out);
    const written = await buildSite({ content: contentFolder(content), out: target, url, drafts, tell });
    if (!written) return EXIT.problems;
    const { base, terms } = written.summary;
    const { origin } = await serveFolder(target, { base, port: number }).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EACCES') throw new UserError(`Port ${port} may not be used: choose another with --port.`);
      if (error.code === 'EADDRINUSE') throw new UserError(`Port ${port} is in use: choose another with --port.`);
      throw error;
    });
    console.log(`${terms} terms at ${origin}${base}/`);
    return EXIT.fine;
  },
});
