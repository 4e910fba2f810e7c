import { problem, type Problem } from '../diagnostics/problem.ts';
import type { Yaml } from '../source/read-yaml.ts';
import { allowsAttribute, allowsOrigin } from './policy.ts';
import type { Site } from './site.ts';

/** Reports what the content security policy would block of the owner's own markup: browsers say it in the console only, which few owners open. */
export function checkHead({ ownerHead, allowed, settings: { csp } }: Site, yaml: Yaml): Problem[] {
  const at = yaml.valueAt(['head']);
  const missing = new Map<string, Set<string>>();
  for (const { directive, origin } of ownerHead?.loads ?? []) {
    if (allowsOrigin(allowed, directive, origin)) continue;
    missing.set(directive, (missing.get(directive) ?? new Set()).add(origin));
  }
  const loads = [...missing].map(([directive, origins]) =>
    problem('blocked-origin', yaml.file, at, {
      directive,
      origins: [...origins],
      line: `${directive}: [${[...(csp[directive] ?? []), ...origins].join(', ')}]`,
    }),
  );
  const attributes = (ownerHead?.blocked ?? [])
    .filter(({ attribute }) => !allowsAttribute(allowed, attribute))
    .map((one) => problem('blocked-attribute', yaml.file, at, one));
  const inline = Object.entries(csp).flatMap(([directive, sources]) => {
    const place = sources.indexOf("'unsafe-inline'");
    if (place < 0 || directive.endsWith('-attr')) return [];
    const hasStyles = directive.startsWith('style-src') && allowed.hashes['style-src'].length > 0;
    return directive.startsWith('script-src') || hasStyles
      ? [problem('vain-source', yaml.file, yaml.valueAt(['csp', directive, place]), { directive })]
      : [];
  });
  return [...loads, ...attributes, ...inline];
}
