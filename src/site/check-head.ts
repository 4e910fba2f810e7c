import { START, type Position } from '../diagnostics/position.ts';
import { problem, type Problem } from '../diagnostics/problem.ts';
import type { Yaml } from '../source/read-yaml.ts';
import { partsOf } from './layout/read-layout.ts';
import type { OwnerMarkup } from './owner-markup.ts';
import { allowsAttribute, allowsOrigin, type Allowed } from './policy.ts';
import type { Site } from './site.ts';

/** Reports what the content security policy would block of the owner's own markup: browsers say it in the console only, which few owners open. */
export function checkHead({ ownerHead, layout, allowed, settings: { csp } }: Site, yaml: Yaml): Problem[] {
  const parts: Markup[] = [
    ...(ownerHead ? [{ file: yaml.file, at: yaml.valueAt(['head']), where: 'head', markup: ownerHead }] : []),
    ...(layout ? partsOf(layout).map((part) => ({ ...part, at: START, where: part.file })) : []),
  ];
  const inline = Object.entries(csp).flatMap(([directive, sources]) => {
    const place = sources.indexOf("'unsafe-inline'");
    if (place < 0 || directive.endsWith('-attr')) return [];
    const hasStyles = directive.startsWith('style-src') && allowed.hashes['style-src'].length > 0;
    return directive.startsWith('script-src') || hasStyles
      ? [problem('vain-source', yaml.file, yaml.valueAt(['csp', directive, place]), { directive })]
      : [];
  });
  return [...parts.flatMap((part) => blockedIn(part, allowed, csp)), ...inline];
}

interface Markup {
  file: string;
  at: Position;
  /** What the owner calls it. */
  where: string;
  markup: OwnerMarkup;
}

function blockedIn({ file, at, where, markup }: Markup, allowed: Allowed, csp: Allowed['sources']): Problem[] {
  const missing = new Map<string, Set<string>>();
  for (const { directive, origin } of markup.loads) {
    if (allowsOrigin(allowed, directive, origin)) continue;
    missing.set(directive, (missing.get(directive) ?? new Set()).add(origin));
  }
  const loads = [...missing].map(([directive, origins]) =>
    problem('blocked-origin', file, at, {
      directive,
      origins: [...origins],
      line: `${directive}: [${[...(csp[directive] ?? []), ...origins].join(', ')}]`,
      where,
    }),
  );
  const attributes = markup.blocked
    .filter(({ attribute }) => !allowsAttribute(allowed, attribute))
    .map((one) => problem('blocked-attribute', file, at, { ...one, where }));
  return [...loads, ...attributes];
}
