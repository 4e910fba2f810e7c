import { problem, type Problem } from '../diagnostics/problem.ts';
import type { Yaml } from '../source/read-yaml.ts';
import { categorySlug, partName, USUAL_PARTS } from './addresses.ts';
import type { Settings } from './settings.ts';

/** Folders of other files. */
const RESERVED = ['api', 'cards', 'embed', 'llms', 'media', 'oembed'];

/** Reports names in addresses that lead two ways: of two parts, of a part and a folder of the site, or of two categories. */
export function checkAddressParts(settings: Settings, yaml: Yaml): Problem[] {
  const languages = [settings.language, ...settings.locales];
  const taken = new Set([...RESERVED, ...languages.map((language) => language.toLowerCase())]);
  const vain = (['category', 'page'] as const).flatMap((part) =>
    settings.addresses.formerly[part].flatMap((found, at) => {
      const isCurrent = languages.every((language) => partName(settings, part, language) === found);
      const path = ['addresses', 'formerly', part, at];
      const expected = 'another name than it has now';
      return isCurrent
        ? [
            problem('invalid-value', yaml.file, yaml.valueAt(path), {
              field: path.slice(0, 3).join('.'),
              found,
              expected,
            }),
          ]
        : [];
    }),
  );
  const twofold = languages.flatMap((language) => {
    const names = partsOf(settings, language);
    const parts = names.flatMap(([part, name], index) => {
      const other = names.slice(0, index).find(([, one]) => one === name)?.[0];
      const expected = taken.has(name)
        ? 'a name that no other folder of the site has'
        : other && `another name than that of "${other}"`;
      return expected === undefined
        ? []
        : fault(yaml, settings.addresses[part], ['addresses', part], language, name, expected);
    });
    const before = new Map<string, string>();
    const slugs = Object.entries(settings.categories).flatMap(([id, { slug }]) => {
      const name = categorySlug(settings, id, language);
      const other = before.get(name);
      before.set(name, id);
      const expected = `another one than the category "${other}" has`;
      return other === undefined ? [] : fault(yaml, slug, ['categories', id, 'slug'], language, name, expected);
    });
    return [...parts, ...slugs];
  });
  return [...vain, ...twofold];
}

/** The parts that have a name of their own: `-` and `/` are no names. */
function partsOf(settings: Settings, language: string): [keyof typeof USUAL_PARTS, string][] {
  return (Object.keys(USUAL_PARTS) as (keyof typeof USUAL_PARTS)[])
    .map((part): [keyof typeof USUAL_PARTS, string] => [part, partName(settings, part, language)])
    .filter(([, name]) => name !== '-' && name !== '/');
}

function fault(
  yaml: Yaml,
  written: string | Record<string, string> | undefined,
  path: string[],
  language: string,
  found: string,
  expected: string,
): Problem[] {
  const at = typeof written === 'object' && Object.hasOwn(written, language) ? [...path, language] : path;
  return [problem('invalid-value', yaml.file, yaml.valueAt(at), { field: at.join('.'), found, expected })];
}
