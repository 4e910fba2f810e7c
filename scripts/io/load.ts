import { compile, type Compiled, type CompileOptions } from '../../src/compile.ts';
import type { Content } from '../../src/content.ts';
import { isWebAddress } from '../../src/source/fields.ts';
import { shown } from './places.ts';
import { isFolder, readContent } from './read-content.ts';
import { UsageError } from './usage.ts';

/** Reads and compiles a content folder: the beginning of every command. */
export async function load(folder: string, options: CompileOptions): Promise<Compiled & { content: Content }> {
  if (!(await isFolder(folder))) throw new UsageError(`There is no folder "${shown(folder)}".`);
  if (options.url !== undefined && !/^https?:/iu.test(isWebAddress(options.url) ? options.url : '')) {
    throw new UsageError(`"${options.url}" is not an address: expected one such as https://example.com/glossary.`);
  }
  const content = await readContent(folder);
  return { ...compile(content, options), content };
}
