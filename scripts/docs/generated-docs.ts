import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RuleId } from '../../src/diagnostics/rules.ts';
import { rules } from '../../src/diagnostics/rules.ts';
import { entrySchema, pageSchema } from '../../src/entries/entry-schema.ts';
import { settingsSchema } from '../../src/site/settings.ts';
import { listFiles } from '../../src/content/walk-folder.ts';
import { packageRoot as root } from '../../src/content/places.ts';
import { fieldRows } from './field-rows.ts';
import { fillFields } from './fill-fields.ts';
import { rulesPage, type ExampleFiles, type RuleExample } from './rules-page.ts';

/** The files of the documentation that are generated from the code: the text that each should have, by its path in the repository. */
export async function generatedDocs(): Promise<Map<string, string>> {
  const docs = new Map([['content/RULES.md', rulesPage(await readExamples())]]);
  const guide = await readText('content/README.md');
  if (guide !== undefined) docs.set('content/README.md', fillFields(guide, fieldTables()));
  return docs;
}

/** The text of a file of this repository; undefined if there is no such file. */
export async function readText(path: string): Promise<string | undefined> {
  return readFile(join(root, path), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}

/** The tables of fields. Fields of sections aren't listed, because each glossary defines its own. */
function fieldTables(): Record<string, ReturnType<typeof fieldRows>> {
  return {
    term: fieldRows(entrySchema({ sections: [], people: {}, custom: [] })),
    settings: fieldRows(settingsSchema(['en'])),
    page: fieldRows(pageSchema),
  };
}

async function readExamples(): Promise<Record<RuleId, RuleExample>> {
  const examples = Object.keys(rules).map(async (id): Promise<[string, RuleExample]> => {
    const folder = `tests/fixtures/rules/${id}`;
    const [bad, good, report] = await Promise.all([
      readFiles(`${folder}/bad`),
      readFiles(`${folder}/good`),
      readText(`${folder}/expected.txt`),
    ]);
    if (report === undefined)
      throw new Error(
        `There is no ${folder}/expected.txt: run UPDATE=1 npx vitest run tests/diagnostics/rules.test.ts.`,
      );
    return [id, { bad, good, report }];
  });
  return Object.fromEntries(await Promise.all(examples)) as Record<RuleId, RuleExample>;
}

async function readFiles(folder: string): Promise<ExampleFiles> {
  const missing = ((await readText(`${folder}/.without`)) ?? '').split('\n').filter(Boolean);
  const paths = listFiles(join(root, folder)).filter((path) => /\.(?:md|yaml|svg|html|txt)$/u.test(path));
  const texts = await Promise.all(
    paths.map(async (path): Promise<[string, string | undefined]> => [path, await readText(`${folder}/${path}`)]),
  );
  const isReplaced = (path: string): boolean => paths.some((one) => one === path || one.startsWith(`${path}/`));
  return new Map([
    ...missing.filter((path) => !isReplaced(path)).map((path): [string, undefined] => [path, undefined]),
    ...texts,
  ]);
}
