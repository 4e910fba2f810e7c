import type { DatumMap, Field } from '../text/datum.ts';
import { plainKey } from './field-names.ts';

/**
 * Under these names, systems keep an entry's own fields one level down: Hugo (`params`), Zola (`extra`, `taxonomies`), Strapi
 * (`attributes`), Contentful (`fields`), Notion's API and JSON Schema (`properties`), WordPress (`acf`).
 */
const GROUPS = new Set(['params', 'extra', 'taxonomies', 'attributes', 'fields', 'properties', 'acf', 'frontmatter']);

/**
 * An entry's fields, one beside the other: those of the groups above, and all that `--map` names by a path
 * (`title.rendered=term`), which keep the path as their name.
 */
export function openGroups(map: DatumMap, mapped: ReadonlyMap<string, string>): DatumMap {
  if (map.fields.every(({ value }) => value.kind !== 'map')) return map;
  const paths = [...mapped.keys()].filter((path) => path.includes('.'));
  const outer = new Set(map.fields.map(({ key }) => key));
  const open = (field: Field): Field[] => {
    const { key, value } = field;
    if (value.kind !== 'map') return [field];
    if (paths.some((path) => path.startsWith(`${key}.`)))
      return value.fields.flatMap((inner) => {
        const path = `${key}.${inner.key}`;
        const isMapped = paths.some((one) => one === path || one.startsWith(`${path}.`));
        return open(isMapped || !GROUPS.has(plainKey(key)) ? { ...inner, key: path } : inner);
      });
    const rendered = value.fields.find((inner) => inner.key === 'rendered' && inner.value.kind === 'text');
    if (rendered) return [{ ...field, value: rendered.value }];
    if (GROUPS.has(plainKey(key))) return value.fields.filter((inner) => !outer.has(inner.key)).flatMap(open);
    return [field];
  };
  return { ...map, fields: map.fields.flatMap(open) };
}
