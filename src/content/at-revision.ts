import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { shown } from './places.ts';
import { UserError } from '../diagnostics/user-error.ts';

const run = promisify(execFile);

/**
 * Does something with a content folder as it was at a revision of its repository. The files are laid out in a folder of
 * their own, by an index of its own: neither the working tree nor the index of the repository is touched.
 * @param use gets that folder and one for its cache; both are removed afterwards
 * @throws UserError if there is no such repository, revision or folder
 */
export async function atRevision<T>(
  folder: string,
  revision: string,
  use: (folder: string, cache: string) => Promise<T>,
): Promise<T> {
  const tree = await mkdtemp(join(tmpdir(), 'headword-revision-'));
  try {
    const git = (...words: string[]): Promise<{ stdout: string }> =>
      run('git', ['-C', folder, ...words], { env: { ...process.env, GIT_INDEX_FILE: join(tree, '.index') } });
    const prefix = await git('rev-parse', '--show-prefix').catch(() => {
      throw new UserError(`"${shown(folder)}" is not in a Git repository: there is nothing to compare with.`);
    });
    const commit = await git('rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`).catch(
      () => {
        throw new UserError(`"${revision}" is not a revision of the repository: expected a branch, a tag or a commit.`);
      },
    );
    const path = prefix.stdout.trim();
    await git(`--work-tree=${tree}`, 'checkout', commit.stdout.trim(), '--', path === '' ? ':/' : `:/${path}`).catch(
      () => {
        throw new UserError(`There was no folder "${shown(folder)}" at "${revision}".`);
      },
    );
    return await use(join(tree, path), join(tree, '.cache'));
  } finally {
    await rm(tree, { recursive: true, force: true });
  }
}
