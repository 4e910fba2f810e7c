import { UserError } from '../diagnostics/user-error.ts';

/** What the integration has to know of the site that it is a part of. */
export interface Host {
  site?: string | undefined;
  base: string;
  trailingSlash: 'always' | 'never' | 'ignore';
}

/**
 * The public address of the glossary: the site's own, its base, and the glossary's.
 * @throws UserError where the site's settings leave none
 */
export function hostUrl({ site, base, trailingSlash }: Host, own: string, command: string): string {
  if (trailingSlash === 'never')
    throw new UserError(
      `Every address of a glossary ends with "/". Write trailingSlash: 'always' or 'ignore' in astro.config: 'never' doesn't serve such addresses.`,
    );
  if (!/^(?:\/[\w.~-]+)+\/?$/u.test(own))
    throw new UserError(`"${own}" can't be the base of the glossary: expected a path such as '/glossary'.`);
  if (site === undefined && command === 'build')
    throw new UserError(
      `astro.config has no "site". Pages and sitemaps name their whole address: write, for example, site: 'https://example.com'.`,
    );
  return new URL(`${base.replace(/\/$/u, '')}${own}`, site ?? 'http://localhost:4321').href.replace(/\/$/u, '');
}
