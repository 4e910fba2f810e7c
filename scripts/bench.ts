import { benchCases } from './bench/cases.ts';
import { benchLighthouse } from './bench/lighthouse.ts';
import { benchLinks } from './bench/links.ts';
import { benchScale } from './bench/scale.ts';
import { benchSearch } from './bench/search.ts';
import { benchSite } from './bench/site.ts';
import { EXIT } from '../src/cli/command.ts';
import { UserError } from '../src/diagnostics/user-error.ts';

const help = `
Measures. Every time is the median of several runs.

  npm run bench -- [NUMBER…] [--only KINDS] [--runs NUMBER] [--disk]
                                                      what so many terms cost (1000 10000), beside Hugo where it is installed (fetches WordNet from npm)
  npm run bench site -- [--content DIR] [--runs NUMBER]   what a site costs: time to check, build and edit it, weight of its pages
  npm run bench links -- [CONTENT TRUTH.tsv]          automatic links against links that people made, and their cost by size
  npm run bench search                                names found in spite of a slip, beside the library as it comes (fetches WordNet from npm)
  npm run bench lighthouse -- [--content DIR] [--runs NUMBER]   what Lighthouse says of each kind of page (fetches it from npm)
  npm run bench cases -- [FOLDER]                     the suite of tests/fixtures/linking, run by Headword and by the peers installed in FOLDER

  --only KINDS    of build, unchanged, definition, name, alias, check, sizes; several with commas
  --disk          on the ordinary disk, even where there is a RAM disk
  --content DIR   the content folder (content)
  --runs NUMBER   how often each time is taken (3, of a site 5)
  CONTENT         a content folder, imported with --plain-links
  TRUTH.tsv       a line of names, then a line a link: page, target, words, kind
  FOLDER          where peers were installed: npm install --prefix FOLDER glossarify-md docusaurus-plugin-glossary

Cold builds start with nothing from earlier ones, on a RAM disk where there is one.
`;

const [kind, ...rest] = process.argv.slice(2);
try {
  if (process.argv.includes('--help')) console.log(help.trim());
  else if (kind === 'links') await benchLinks(rest);
  else if (kind === 'lighthouse') await benchLighthouse(rest);
  else if (kind === 'search') await benchSearch();
  else if (kind === 'cases') await benchCases(rest);
  else if (kind === 'site') await benchSite(rest);
  else await benchScale(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  console.error(`${error.message}\nSee --help.`);
  process.exitCode = EXIT.usage;
}
