import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The corridor: a folder imports only from itself and from folders before it. The last three are its ends. */
const order = [
  'diagnostics', 'source', 'site', 'prose', 'entries', 'lexicon', 'links', 'html', 'models', 'outputs', 'formats', 'embed',
  'content.ts', 'handover.ts', 'compile.ts', 'views', 'pages',
];

/** Only these may know Astro, a disk, the clock or the environment. */
const impure = ['views', 'pages'];

/** Loads libraries late, and nothing else from the disk. */
const loader = 'source/later.ts';

const forbidden = [/^astro/u, /^node:(?!crypto$)/u, /^vite/u, /^sharp$/u, /^@takumi-rs/u, /^virtual:/u];

test('imports in src/ run one way, and stages know neither Astro nor a disk', async () => {
  const faults: string[] = [];
  for (const { file, imports } of await sources()) {
    const from = roomOf(file);
    if (!order.includes(from)) faults.push(`${file}: the room ${from} is not part of the corridor`);
    for (const path of imports) {
      if (path.startsWith('.')) {
        const target = normalize(join(dirname(file), path));
        const to = roomOf(target);
        if (target.startsWith('..')) faults.push(`${file} imports ${path}, outside src/`);
        else if (order.indexOf(to) > order.indexOf(from)) faults.push(`${file} imports from ${to}, which comes after ${from}`);
      } else if (!impure.includes(from) && !(file === loader && path === 'node:module') && forbidden.some((pattern) => pattern.test(path))) {
        faults.push(`${file} imports ${path}`);
      }
    }
  }
  expect(faults).toEqual([]);
});

test('modules in src/ have no cycles', async () => {
  const graph = new Map((await sources()).map(({ file, imports }) => [
    file,
    imports.filter((path) => path.startsWith('.')).map((path) => normalize(join(dirname(file), path))),
  ]));
  const cycles: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) cycles.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
    if (done.has(file) || trail.includes(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...trail, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  expect(cycles).toEqual([]);
});

test('stages use neither the clock, nor the environment, nor chance', async () => {
  const uses = (await sources()).filter(({ file }) => !impure.includes(roomOf(file)));
  const faults = uses.flatMap(({ file, text }) =>
    [/\bDate\.now\b/u, /\bnew Date\(\)/u, /\bprocess\./u, /\bMath\.random\b/u, /\bfetch\(/u].filter((pattern) => pattern.test(text)).map((pattern) => `${file}: ${pattern.source}`),
  );
  expect(faults).toEqual([]);
});

test('no file is called after nothing in particular', async () => {
  const files = (await readdir(root, { recursive: true })).filter((file) => /^(?:src|scripts|tests)/u.test(file));
  expect(files.filter((file) => /(?:^|[/\\])(?:utils?|helpers?|common|misc|shared)(?:[/\\.]|$)/u.test(file))).toEqual([]);
});

async function sources(): Promise<{ file: string; text: string; imports: string[] }[]> {
  const names = (await readdir(join(root, 'src'), { recursive: true })).filter((name) => /\.(?:ts|astro)$/u.test(name));
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(root, 'src', name), 'utf8');
      const imports = [...text.matchAll(/(?:^|\n)\s*(?:import|export)\s[^;]*?from\s+'([^']+)'|(?:^|\n)\s*import\s+'([^']+)'|\b(?:import|later(?:<[^;]*?>)?)\('([^']+)'\)/gu)];
      return { file: name.split(sep).join('/'), text, imports: imports.map((found) => (found[1] ?? found[2] ?? found[3])!) };
    }),
  );
}

function roomOf(file: string): string {
  return file.split('/')[0]!;
}
