/** Headword as a library. */
import { resolve } from 'node:path';
import type { SiteSummary } from './build/output/build-record.ts';
import { buildSite } from './build/build-site.ts';
import type { Problem } from './diagnostics/problem.ts';
import { compileFolder } from './engine/compile-folder.ts';
import type { Glossary } from './models/glossary.ts';

export type { SiteSummary } from './build/output/build-record.ts';
export type { Problem } from './diagnostics/problem.ts';
export { UserError } from './diagnostics/user-error.ts';
export type { Glossary } from './models/glossary.ts';

export interface CompileOptions {
  /** The content folder. */
  content: string;
  /** A public address that takes the place of the one in the settings. */
  url?: string;
  /** Whether drafts are part of the site. */
  drafts?: boolean;
}

export interface Compiled {
  /** Every page of the site as a plain value. Undefined where the settings can't be read; fit to be published only where no problem is an error. */
  glossary?: Glossary;
  /** All that is wrong with the content, sorted by file and line. */
  problems: Problem[];
}

export interface BuildOptions extends CompileOptions {
  /** Where the site goes. The old site stays until the new one is complete. */
  out: string;
  /** Is given what the user should know: problems of the content, and what was out of the ordinary. */
  tell?: (message: string) => void;
}

/**
 * Compiles a content folder without writing a site.
 * @throws UserError where the folder or the address can't be used
 */
export async function compile({ content, ...options }: CompileOptions): Promise<Compiled> {
  const { glossary, problems, close } = await compileFolder(resolve(content), options);
  close();
  return glossary ? { glossary, problems } : { problems };
}

/**
 * Everything that is wrong with a content folder, sorted by file and line.
 * @throws UserError where the folder or the address can't be used
 */
export async function check(options: CompileOptions): Promise<Problem[]> {
  return (await compile(options)).problems;
}

/**
 * Builds the site, as far as it differs from the one that stands there.
 * @returns undefined where the content has errors: they were told, and nothing was written
 * @throws UserError where a folder or the address can't be used
 */
export async function build({
  content,
  out,
  tell = () => {},
  ...options
}: BuildOptions): Promise<SiteSummary | undefined> {
  return (await buildSite({ content: resolve(content), out: resolve(out), tell, ...options }))?.summary;
}
