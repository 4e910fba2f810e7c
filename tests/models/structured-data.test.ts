import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { compile } from '../../src/compile.ts';
import { readContent } from '../../src/content/read-content.ts';
import { everyPage, madePage } from '../../src/models/page-kinds.ts';
import { fixture, root } from '../places.ts';

/** The types of schema-dts are made from the vocabulary of schema.org, and refuse a property that a type doesn't have. */
test('every shape of node has only properties that schema.org gives its type', async () => {
  const nodes = (await allGraphs()).flatMap((graph) => graph['@graph']);
  const shapes = new Map(nodes.map((node) => [shapeOf(node), node]));
  expect(shapes.size).toBeGreaterThan(12);
  expect(faultsOf([...shapes.values()])).toEqual([]);
});

test('the types find a property of another type', () => {
  const faults = faultsOf([{ '@type': 'DefinedTerm', name: 'Oolong', inLanguage: 'en' }]);
  expect(faults).toEqual([expect.stringContaining('inLanguage')]);
});

test('one identifier has one name, address and language, whatever the page', async () => {
  const values = new Map<string, Set<string>>();
  const nodes = (await graphsOf('languages')).flatMap((graph) => graph['@graph']);
  for (const { '@id': id, '@type': type, name, url, inLanguage } of nodes) {
    if (type !== 'WebSite' && type !== 'Organization' && type !== 'DefinedTermSet') continue;
    const known = values.get(id as string) ?? new Set();
    values.set(id as string, known.add(JSON.stringify([name, url, inLanguage])));
  }
  expect(values.size).toBeGreaterThan(4);
  expect([...values.values()].filter(({ size }) => size > 1)).toEqual([]);
});

type Node = Record<string, unknown>;

async function allGraphs(): Promise<{ '@graph': Node[] }[]> {
  const sites = await readdir(fixture('pages'));
  return (await Promise.all(sites.map(graphsOf))).flat();
}

async function graphsOf(site: string): Promise<{ '@graph': Node[] }[]> {
  const { glossary } = compile(await readContent(join(fixture('pages'), site, 'content')));
  return everyPage(glossary!.pages).flatMap((page) => {
    const { jsonLd } = madePage(page);
    return jsonLd === undefined ? [] : [JSON.parse(jsonLd) as { '@graph': Node[] }];
  });
}

/** Nodes of one shape have the same properties, at every depth. */
function shapeOf(value: unknown): string {
  if (Array.isArray(value)) return `[${[...new Set(value.map(shapeOf))].sort().join()}]`;
  if (typeof value !== 'object' || value === null) return typeof value;
  const properties = Object.entries(value).map(([key, one]) =>
    key === '@type' ? String(one) : `${key}:${shapeOf(one)}`,
  );
  return `{${properties.sort().join()}}`;
}

/** What TypeScript says of the nodes, as if an author of the vocabulary had written them down. */
function faultsOf(nodes: readonly Node[]): string[] {
  const file = join(root, 'tests/models/structured-data.sample.ts');
  const source = `import type { Thing } from 'schema-dts';\n${nodes.map((node, index) => `export const n${index}: Thing = ${JSON.stringify(node)};\n`).join('')}`;
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, target, ...rest) =>
    name === file ? ts.createSourceFile(name, source, target) : getSourceFile(name, target, ...rest);
  const program = ts.createProgram([file], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
