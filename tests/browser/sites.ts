import { join } from 'node:path';
import { fixture, root } from '../places.ts';

/** The sites that the browser tests look at, by the name under which they ask for them. */
export const sites = {
  /** The content that Headword ships with. */
  shipped: { content: join(root, 'content'), url: 'https://eaxy.example/glossary' },
  /** A few terms in English, German, Arabic and Japanese, not all of them translated. */
  languages: { content: fixture('pages/languages/content'), url: 'https://tea.example/words' },
  /** Every field full of what an attacker would write. */
  hostile: { content: fixture('sites/hostile'), url: 'https://hostile.example/glossary' },
};

export type SiteName = keyof typeof sites;

/** A site that was built and is being served. */
export interface BuiltSite {
  /** The output folder. */
  folder: string;
  /** The content folder. */
  content: string;
  /** Of the server: `http://127.0.0.1:1234`. */
  origin: string;
  /** Where its home page is: `http://127.0.0.1:1234/glossary/`. */
  home: string;
  /** The public address it was built for. */
  url: string;
}

/** Found by the tests of any worker: the global setup leaves it in the environment. */
export function builtSite(name: SiteName): BuiltSite {
  const built = process.env[variable(name)];
  if (!built) throw new Error(`The site "${name}" was not built: run the tests with tests/playwright.config.ts.`);
  return JSON.parse(built) as BuiltSite;
}

/** For the global setup alone. */
export function announceSite(name: SiteName, site: BuiltSite): void {
  process.env[variable(name)] = JSON.stringify(site);
}

function variable(name: SiteName): string {
  return `HEADWORD_TEST_SITE_${name.toUpperCase()}`;
}
