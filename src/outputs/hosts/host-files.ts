import type { DataFile } from '../../models/data-file.ts';
import type { Glossary } from '../../models/glossary.ts';
import { HOST_FILES, type HOSTS, type HostWithFile } from '../../site/hosts.ts';
import { apacheConfig } from './apache.ts';
import { caddyConfig } from './caddy.ts';
import { nginxConfig } from './nginx.ts';
import { headers, redirects } from './underscore-files.ts';
import { vercelConfig } from './vercel.ts';

/** What the hosts read that the settings name. `_headers` and `_redirects` are always there: many hosts read them. */
export function hostFiles(glossary: Glossary): DataFile[] {
  const { addresses, settings } = glossary.site;
  const moved = redirects(glossary);
  return [
    { address: addresses.headers, body: headers(glossary) },
    ...(moved === '' ? [] : [{ address: addresses.redirects, body: moved }]),
    ...settings.hosts.filter(hasFile).map((host) => ({
      address: addresses.own(`/${HOST_FILES[host]}`),
      body: BODIES[host](glossary),
    })),
  ];
}

function hasFile(host: (typeof HOSTS)[number]): host is HostWithFile {
  return Object.hasOwn(HOST_FILES, host);
}

const BODIES: Record<HostWithFile, (glossary: Glossary) => string> = {
  vercel: vercelConfig,
  nginx: nginxConfig,
  apache: apacheConfig,
  caddy: caddyConfig,
  // Without that file, GitHub Pages leaves out folders whose names begin with `_` when it publishes a branch.
  github: () => '',
};
