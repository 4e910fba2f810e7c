/**
 * The two files in which static hosts (Netlify, Cloudflare Pages) read their rules: `_headers` and `_redirects`.
 * Both name paths as the public sees them, with the base path. `*` stands for anything, `:name` for one folder.
 */
export interface HeaderRule {
  matches(path: string): boolean;
  /** In the order of the file; a name may come twice. */
  headers: readonly (readonly [name: string, value: string])[];
}

export interface Redirect {
  status: number;
  /** Whether it applies although a file stands at the path. */
  isForced: boolean;
  /** Where a path is sent, or undefined where the rule isn't about it. */
  target(path: string): string | undefined;
}

/** Reads `_headers`: lines at the margin are paths, the indented ones below are headers. @throws on a line that is neither */
export function readHeaderRules(text: string): HeaderRule[] {
  const rules: { pattern: RegExp; headers: [string, string][] }[] = [];
  for (const line of filledLines(text)) {
    if (!/^\s/u.test(line)) {
      rules.push({ pattern: patternOf(line.trim()), headers: [] });
      continue;
    }
    const [, name, value] = /^\s+([^\s:]+):\s*(.*?)\s*$/u.exec(line) ?? [];
    const rule = rules.at(-1);
    if (!name || value === undefined || !rule) throw new Error(`_headers can't be read at the line "${line}".`);
    rule.headers.push([name, value]);
  }
  return rules.map(({ pattern, headers }) => ({ matches: (path) => pattern.test(path), headers }));
}

/** Reads `_redirects`: `from to status` a line; without a status 301, with `!` after it forced. @throws on a line of another shape */
export function readRedirects(text: string): Redirect[] {
  return filledLines(text).map((line) => {
    const [from, to, status = '301', ...rest] = line.trim().split(/\s+/u);
    if (!from || !to || !/^30[12378]!?$/u.test(status) || rest.length > 0) {
      throw new Error(`_redirects can't be read at the line "${line}": expected "from to status".`);
    }
    const pattern = patternOf(from);
    return {
      status: Number.parseInt(status, 10),
      isForced: status.endsWith('!'),
      target: (path) => {
        const found = pattern.exec(path);
        return found ? to.replace(/:([a-z]\w*)/giu, (whole, name: string) => found.groups?.[name] ?? whole) : undefined;
      },
    };
  });
}

/**
 * A path decoded, for comparison: browsers encode some characters differently from our addresses, and a host's rule may be
 * written with or without percent signs.
 */
export function comparablePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function filledLines(text: string): string[] {
  return text.split(/\r?\n/u).filter((line) => line.trim() !== '' && !line.trim().startsWith('#'));
}

function patternOf(path: string): RegExp {
  const source = comparablePath(path)
    .replace(/[.+?^${}()|[\]\\]/gu, '\\$&')
    .replace(/\/:([a-z]\w*)/giu, '/(?<$1>[^/]+)')
    .replace('*', '(?<splat>.*)');
  return new RegExp(`^${source}$`, 'u');
}
