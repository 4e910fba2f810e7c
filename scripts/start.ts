import { resolve } from 'node:path';
import { serveFolder } from './io/serve.ts';
import { EXIT, runCommand, UsageError } from './io/usage.ts';
import { writeSite } from './io/write-site.ts';

const help = `
Builds the site and serves it on this machine, under its base path, as a static host would.

  npm start -- [--content DIR] [--out DIR] [--port NUMBER] [--drafts]

  --content DIR   the content folder (content)
  --out DIR       where the site goes (dist)
  --port NUMBER   the port (4321)
  --drafts        with the terms whose status is draft

Exit status: 1 errors in the content, 2 wrong usage. Ctrl-C ends it.
`;

const options = {
  content: { type: 'string', default: 'content' },
  out: { type: 'string', default: 'dist' },
  port: { type: 'string', default: '4321' },
  drafts: { type: 'boolean' },
} as const;

await runCommand(help, options, async ({ content, out, port, drafts }) => {
  const number = readPort(port);
  const written = await writeSite({ content, out, drafts });
  if (!written) return EXIT.problems;
  const { base } = written.glossary.site.addresses;
  const { origin } = await serveFolder(resolve(out), { base, port: number }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE') throw new UsageError(`Port ${port} is in use: choose another with --port.`);
    throw error;
  });
  console.log(`${written.glossary.terms.length} terms at ${origin}${base}/`);
  return EXIT.fine;
});

function readPort(port: string): number {
  const number = Number(port);
  if (!/^\d+$/u.test(port) || number > 65_535) throw new UsageError(`"${port}" is not a port: expected a number up to 65535.`);
  return number;
}
