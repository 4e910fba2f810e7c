/**
 * Tells whether a file can't stand beside others: it has the same name as one of them, or a name that a disk may take for
 * the same (capitals, Unicode's forms), or one of the two is a folder of the other.
 */
export function clashesWith(paths: Iterable<string>): (path: string) => boolean {
  const [files, folders] = [new Set<string>(), new Set<string>()];
  for (const path of paths) {
    const name = plain(path);
    files.add(name);
    for (const folder of foldersOf(name)) folders.add(folder);
  }
  return (path) => {
    const name = plain(path);
    return files.has(name) || folders.has(name) || foldersOf(name).some((folder) => files.has(folder));
  };
}

function plain(path: string): string {
  return path.normalize('NFC').toLowerCase().replace(/\/$/u, '');
}

function foldersOf(path: string): string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, depth) => parts.slice(0, depth + 1).join('/'));
}
