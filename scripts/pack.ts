import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { SHIPPED, pageBundle } from '../src/build/renderer/bundle.ts';
import { EXIT, command, runCommand } from '../src/cli/command.ts';
import { runProgram } from '../src/cli/program.ts';
import { packageRoot } from '../src/content/places.ts';
import { UserError } from '../src/diagnostics/user-error.ts';

const help = `
Makes headword-VERSION.tgz, the package as the registry would take it.

  npm run pack -- [--to DIR]

  --to DIR   where it goes (the working directory)

Exit status: 0 made, 2 wrong usage.
`;

/** colorjs.io holds itself 25 times, 16 MB: the package brings the one file that is loaded. */
const VENDORED = { alias: '#colorjs', name: 'colorjs.io', files: ['dist/color.js', 'LICENSE'], folder: 'dist/colorjs' };

/** The packages that hold Node itself. */
const NODE = /^node-(?:bin-)?(?:darwin|linux|win)-/u;

const execute = promisify(execFile);

/** What is in the package besides what is compiled. Vite compiles what is in `src`; the rest of it is for those who debug. */
const COPIED = [
  'src',
  'public',
  'tsconfig.json',
  'README.md',
  'LICENSE',
  'CHANGELOG.md',
  'content/README.md',
  'content/RULES.md',
];

const pack = command({
  help,
  options: { to: { type: 'string', default: '.' } },
  run: async ({ to }) => {
    const target = resolve(to);
    await mkdir(target, { recursive: true });
    // It is beside `src`, as source maps name the files there.
    const compiled = await mkdtemp(join(packageRoot, '.pack-'));
    const staged = await mkdtemp(join(tmpdir(), 'headword-pack-'));
    try {
      await compile(compiled);
      for (const path of COPIED) await cp(join(packageRoot, path), join(staged, path), { recursive: true });
      await cp(compiled, join(staged, 'dist'), { recursive: true });
      const bin = await readFile(join(packageRoot, 'src/cli/headword.js'), 'utf8');
      await writeFile(join(staged, 'dist/cli/headword.js'), bin.replace('./main.ts', './main.js'));
      await cp(await pageBundle(new AbortController().signal), join(staged, SHIPPED), { recursive: true });
      for (const file of VENDORED.files)
        await cp(join(packageRoot, 'node_modules', VENDORED.name, file), join(staged, VENDORED.folder, basename(file)));
      await writeFile(join(staged, 'package.json'), `${JSON.stringify(await packedManifest(), null, 2)}\n`);
      console.log(join(target, await npmPack(staged, target)));
    } finally {
      await rm(compiled, { recursive: true });
      await rm(staged, { recursive: true });
    }
    return EXIT.fine;
  },
});
await runProgram(() => runCommand(pack, process.argv.slice(2)));

async function compile(out: string): Promise<void> {
  const typescript = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const args = [typescript, '--project', join(packageRoot, 'tsconfig.build.json'), '--outDir', out];
  await execute(process.execPath, args).catch((error: { stdout: string }) => {
    throw new UserError(`The package can't be compiled:\n${error.stdout}`);
  });
}

/**
 * What the registry should know. The Node of the checkout and its tools stay there. The package depends on exactly what
 * was tested: on every package of the lock file, as another bundler or parser makes other files.
 */
async function packedManifest(): Promise<object> {
  const {
    private: _private,
    scripts: _scripts,
    devDependencies: tools = {},
    dependencies: _direct,
    optionalDependencies = {},
    imports: _imports,
    ...manifest
  } = await readJson<Manifest>('package.json');
  const { packages } = await readJson<Lock>('package-lock.json');
  const locked = Object.entries(packages).flatMap(([path, { version, dev, optional }]): [string, string][] => {
    const [, name] = /^node_modules\/((?:@[^/]+\/)?[^/]+)$/u.exec(path) ?? [];
    return name === undefined || dev || optional || name in tools || name === VENDORED.name ? [] : [[name, version]];
  });
  const optional = Object.entries(optionalDependencies).filter(([name]) => !NODE.test(name));
  return {
    ...manifest,
    imports: { [VENDORED.alias]: `./${VENDORED.folder}/color.js` },
    dependencies: Object.fromEntries(locked),
    optionalDependencies: Object.fromEntries(optional),
  };
}

interface Manifest {
  private?: boolean;
  scripts?: object;
  imports?: object;
  dependencies: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

interface Lock {
  packages: Record<string, { version: string; dev?: boolean; optional?: boolean }>;
}

async function readJson<Shape>(path: string): Promise<Shape> {
  return JSON.parse(await readFile(join(packageRoot, path), 'utf8')) as Shape;
}

/** @returns the name of the file */
async function npmPack(folder: string, target: string): Promise<string> {
  const { npm_execpath: npm } = process.env;
  const [program, args] = npm === undefined ? ['npm', []] : [process.execPath, [npm]];
  const { stdout } = await execute(program, [...args, 'pack', '--silent', '--pack-destination', target], {
    cwd: folder,
  });
  return stdout.trim();
}
