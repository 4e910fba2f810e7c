import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';
import { unpackChromium } from './unpack-chromium.ts';

/** What Playwright's `launch` needs to start a browser: give it as launch options. */
export interface FoundChromium {
  executablePath: string;
  args: string[];
  /** The whole environment of the process; undefined where ours will do. */
  env?: Record<string, string | undefined>;
}

/**
 * A real Chromium for the browser tests: the one that `PLAYWRIGHT_CHROMIUM` names, the one that Playwright installed, one
 * of the system, else the one of the npm package `@sparticuz/chromium` (Linux on x64). Nothing is downloaded.
 * @throws where there is none, with what to install
 */
export async function findChromium(): Promise<FoundChromium> {
  const named = process.env['PLAYWRIGHT_CHROMIUM'];
  if (named) {
    if (await isExecutable(named)) return { executablePath: named, args: launchArguments() };
    throw new Error(`PLAYWRIGHT_CHROMIUM is "${named}", which is not a program that can be started.`);
  }
  for (const executablePath of [chromium.executablePath(), ...systemPlaces()]) {
    if (await isExecutable(executablePath)) return { executablePath, args: launchArguments() };
  }
  const unpacked = await unpackChromium();
  if (unpacked) return { ...unpacked, args: [...launchArguments(), ...unpacked.args] };
  throw new Error(
    'No Chromium was found for the browser tests. Install Chromium or Google Chrome, or run "npx playwright install chromium", ' +
      'or set PLAYWRIGHT_CHROMIUM to the path of a Chromium. (On Linux x64 the package @sparticuz/chromium brings one: run "npm ci".)',
  );
}

/** Turns off the browser's own requests, so that every request in a test is the page's. */
function launchArguments(): string[] {
  const offline = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
  // The map is drawn by WebGL, also where there is no graphics card.
  const always = [...offline, '--enable-unsafe-swiftshader'];
  // Chromium refuses to start as root with its sandbox, and containers usually run as root.
  return process.getuid?.() === 0 ? [...always, '--no-sandbox'] : always;
}

function systemPlaces(): string[] {
  const { platform, env } = process;
  if (platform === 'darwin') {
    return ['/Applications', join(env['HOME'] ?? '', 'Applications')].flatMap((folder) =>
      ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) =>
        join(folder, `${name}.app`, 'Contents', 'MacOS', name),
      ),
    );
  }
  if (platform === 'win32') {
    const programs = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ];
    const folders = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter(
      (folder) => folder !== undefined,
    );
    return programs.flatMap((program) => folders.map((folder) => join(folder, program)));
  }
  // Chrome first: on Ubuntu, `chromium-browser` is a script that starts a snap, which can't read other programs' folders in /tmp.
  const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'];
  const folders = [...new Set([...(env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'])].filter(
    (folder) => folder.startsWith('/'),
  );
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
