import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

export interface UnpackedChromium {
  executablePath: string;
  args: string[];
  env: Record<string, string | undefined>;
}

/**
 * The Chromium of the npm package `@sparticuz/chromium`, unpacked once per user and version into a folder of its own under
 * TMPDIR. Any number of processes may call this at once.
 * @returns undefined where the package has no Chromium for this machine
 */
export async function unpackChromium(): Promise<UnpackedChromium | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const script = packageScript();
  if (script === undefined) return undefined;
  const packageFolder = dirname(dirname(script));
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  const folder = join(tmpdir(), `headword-chromium-${version}-${process.getuid?.() ?? ''}`);
  if (!existsSync(folder)) await unpackInto(folder, script, packageFolder);
  return { executablePath: join(folder, 'chromium'), args: saneArguments(), env: environment(folder) };
}

/** Unpacks beside the folder and renames when complete, so that no parallel run starts a half-unpacked browser. */
async function unpackInto(folder: string, script: string, packageFolder: string): Promise<void> {
  const staging = await mkdtemp(`${folder}.`);
  try {
    // The package unpacks into TMPDIR itself, under fixed names. A process of its own has a TMPDIR of its own.
    const program = `
      const { default: chromium, inflate } = await import(${JSON.stringify(pathToFileURL(script))});
      await chromium.executablePath();
      await inflate(${JSON.stringify(join(packageFolder, 'bin', 'al2023.tar.br'))});`;
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], {
      cwd: dirname(script),
      env: { ...process.env, TMPDIR: staging },
    });
    await writeFile(join(staging, 'fonts.conf'), fontSettings(folder));
    await mkdir(join(staging, 'font-cache'));
    await rename(staging, folder);
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    // Another process was faster: its folder is as good as ours.
    if (!existsSync(folder)) throw error;
  }
}

function packageScript(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve('@sparticuz/chromium');
  } catch {
    return undefined;
  }
}

/**
 * What a headless Chromium without a graphics card needs. The package's own list is made for one page in a cloud function:
 * it switches off web security and site isolation and runs everything in one process, which would hide what the tests look for.
 */
function saneArguments(): string[] {
  return ['--font-render-hinting=none', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];
}

function environment(folder: string): Record<string, string | undefined> {
  const libraries = [process.env['LD_LIBRARY_PATH'], ...missingLibraries(folder)].filter(
    (path) => path !== undefined && path !== '',
  );
  return {
    ...process.env,
    FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    ...(libraries.length > 0 ? { LD_LIBRARY_PATH: libraries.join(':') } : {}),
  };
}

/** Slim images lack NSS, which Chromium links to. The package carries it, but built for newer systems: only where it is missing. */
function missingLibraries(folder: string): string[] {
  const systemFolders = [
    '/usr/lib/x86_64-linux-gnu',
    '/lib/x86_64-linux-gnu',
    '/usr/lib64',
    '/lib64',
    '/usr/lib',
    '/lib',
  ];
  const isThere = (library: string): boolean => systemFolders.some((place) => existsSync(join(place, library)));
  return ['libnss3.so', 'libnspr4.so', 'libexpat.so.1'].every(isThere) ? [] : [join(folder, 'al2023', 'lib')];
}

/** The fonts of the system if it has any, and those of the package: Chromium can't start a page without a single font. */
function fontSettings(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'font-cache')}</cachedir>
</fontconfig>
`;
}
