import { runHeadword } from '../cli/run-headword.ts';

export interface BuildResult {
  exitCode: number;
  stdout: string;
  stderr: string;
}

/**
 * Runs the build command as a user would. Never rejects for a build that fails: what it says is the result.
 * @param options.content the content folder
 * @param options.out the output folder; the command makes it
 * @param options.url the public address, where it shall not be the one of the settings
 * @param options.cache where things are kept between runs, where it shall not be the usual place
 */
export async function buildSite(options: {
  content: string;
  out: string;
  url?: string;
  cache?: string;
}): Promise<BuildResult> {
  const site = options.url === undefined ? [] : ['--site', options.url];
  const { status, stdout, stderr } = await runHeadword(
    ['build', '--content', options.content, '--out', options.out, ...site],
    { env: options.cache === undefined ? {} : { HEADWORD_CACHE: options.cache } },
  );
  return { exitCode: status ?? 1, stdout, stderr };
}
