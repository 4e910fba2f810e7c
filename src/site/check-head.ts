import { problem, type Problem } from '../diagnostics/problem.ts';
import type { Yaml } from '../source/read-yaml.ts';
import { allowsOrigin } from './policy.ts';
import type { Site } from './site.ts';

/** Reports what the content security policy would block of the owner's own markup, as browsers tell nobody but the console. */
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
  const attributes = (ownerHead?.blocked ?? []).map((one) => problem('blocked-attribute', yaml.file, at, one));
  const inline = Object.entries(csp).flatMap(([directive, sources]) => {
    const place = sources.indexOf("'unsafe-inline'");
    const isVain = allowed.hashes[directive === 'style-src' ? 'style-src' : 'script-src'].length > 0;
    return place >= 0 && (directive.startsWith('script-src') || isVain)
      ? [problem('vain-source', yaml.file, yaml.valueAt(['csp', directive, place]), { directive })]
      : [];
  });
  return [...loads, ...attributes, ...inline];
}
