import { parseProse, type Prose } from '../prose/parse-prose.ts';
import type { Path, Yaml } from '../source/read-yaml.ts';

/** A Markdown field as prose with positions in the file. */
export function proseAt(yaml: Yaml, path: Path, text: string): Prose {
  return parseProse(text, yaml.textAt(path) ?? { kind: 'start', ...yaml.valueAt(path) });
}
