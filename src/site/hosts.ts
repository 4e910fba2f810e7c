/** The files that hosts read besides `_headers` and `_redirects`, which are always written. */
export const HOST_FILES = {
  vercel: 'vercel.json',
  nginx: 'nginx.conf',
  apache: '.htaccess',
  caddy: 'Caddyfile',
  github: '.nojekyll',
} as const;

export type HostWithFile = keyof typeof HOST_FILES;

/** Netlify and Cloudflare read `_headers` and `_redirects`. */
export const HOSTS = ['netlify', 'cloudflare', ...(Object.keys(HOST_FILES) as HostWithFile[])] as const;

/** Files for hosts, which have no reason to publish them. */
export const HIDDEN_FILES: readonly string[] = ['_headers', '_redirects', ...Object.values(HOST_FILES)];
