import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, normalize, sep } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './places.ts';

/** The rooms of `src/` in the order of the data: a file imports only from its own room and from rooms before it. */
const ROOMS = [
  'diagnostics',
  'source',
  'site',
  'prose',
  'entries',
  'lexicon',
  'links',
  'html',
  'models',
  'outputs',
  'compile.ts',
  'import',
  'views',
  'pages',
  'content',
  'engine',
  'build',
  'serve',
  'cli',
  'remark.ts',
  'index.ts',
  'astro',
  'astro.ts',
];

/** The rooms that do: they may know Astro, a disk, the clock and the environment. */
const DOERS = ROOMS.slice(ROOMS.indexOf('views'));

/** Loads libraries late, and nothing else from the disk. */
const loader = 'source/lazy-require.ts';

const forbidden = [/^astro/u, /^node:(?!crypto$)/u, /^vite/u, /^sharp$/u, /^@takumi-rs/u, /^virtual:/u];

test('imports in src/ run one way, and stages know neither Astro nor a disk', async () => {
  const faults: string[] = [];
  for (const { file, imports } of await sources()) {
    const from = roomOf(file);
    if (from === undefined) faults.push(`${file} is in no room`);
    for (const path of imports) {
      if (path.startsWith('.')) {
        const target = normalize(join(dirname(file), path));
        if (target === '../package.json') continue;
        const to = roomOf(target);
        if (to === undefined) faults.push(`${file} imports ${path}, outside src/`);
        else if (ROOMS.indexOf(to) > ROOMS.indexOf(from!))
          faults.push(`${file} imports from ${to}, which comes after ${from}`);
      } else if (
        !DOERS.includes(from!) &&
        !(file === loader && path === 'node:module') &&
        forbidden.some((pattern) => pattern.test(path))
      ) {
        faults.push(`${file} imports ${path}`);
      }
    }
  }
  expect(faults).toEqual([]);
});

test('modules in src/ have no cycles, and neither have the folders within a room', async () => {
  const graph = new Map(
    (await sources()).map(({ file, imports }) => [
      file,
      imports.filter((path) => path.startsWith('.')).map((path) => normalize(join(dirname(file), path))),
    ]),
  );
  // The files of a room's own folder may use those below it and serve them.
  const folders = new Map<string, string[]>();
  for (const [file, targets] of graph) {
    const below = [file, ...targets].map((path) => dirname(path)).filter((folder) => folder.includes('/'));
    if (dirname(file).includes('/'))
      folders.set(dirname(file), [
        ...(folders.get(dirname(file)) ?? []),
        ...below.filter((folder) => folder !== dirname(file)),
      ]);
  }
  expect(cyclesOf(graph)).toEqual([]);
  expect(cyclesOf(folders)).toEqual([]);
});

function cyclesOf(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const cycles: string[] = [];
  const done = new Set<string>();
  const visit = (node: string, trail: readonly string[]): void => {
    if (trail.includes(node)) cycles.push([...trail.slice(trail.indexOf(node)), node].join(' → '));
    if (done.has(node) || trail.includes(node)) return;
    for (const next of new Set(graph.get(node))) visit(next, [...trail, node]);
    done.add(node);
  };
  for (const node of graph.keys()) visit(node, []);
  return cycles;
}

test('stages use neither the clock, nor the environment, nor chance', async () => {
  const uses = (await sources()).filter(({ file }) => !DOERS.includes(roomOf(file)!));
  const faults = uses.flatMap(({ file, text }) =>
    [/\bDate\.now\b/u, /\bnew Date\(\)/u, /\bprocess\./u, /\bMath\.random\b/u, /\bfetch\(/u]
      .filter((pattern) => pattern.test(text))
      .map((pattern) => `${file}: ${pattern.source}`),
  );
  expect(faults).toEqual([]);
});

test('no file is called after nothing in particular', async () => {
  const files = (await readdir(root, { recursive: true })).filter((file) => /^(?:src|scripts|tests)/u.test(file));
  expect(files.filter((file) => /(?:^|[/\\])(?:utils?|helpers?|common|misc|shared)(?:[/\\.]|$)/u.test(file))).toEqual(
    [],
  );
});

async function sources(): Promise<{ file: string; text: string; imports: string[] }[]> {
  const names = (await readdir(join(root, 'src'), { recursive: true })).filter((name) => /\.(?:ts|astro)$/u.test(name));
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(root, 'src', name), 'utf8');
      const imports = [
        ...text.matchAll(
          /(?:^|\n)\s*(?:import|export)\s[^;]*?from\s+'([^']+)'|(?:^|\n)\s*import\s+'([^']+)'|\b(?:import|later(?:<[^;]*?>)?)\('([^']+)'\)/gu,
        ),
      ];
      return {
        file: name.split(sep).join('/'),
        text,
        imports: imports.map((found) => (found[1] ?? found[2] ?? found[3])!),
      };
    }),
  );
}

function roomOf(file: string): string | undefined {
  return ROOMS.find((room) => file === room || file.startsWith(`${room}/`));
}
