import type { Glossary } from './models/glossary.ts';

const key = Symbol.for('headword.glossary');
const shared = globalThis as { [key]?: Glossary };

/** Gives the compiled glossary to the pages. Astro bundles them apart from the command that runs it; the process is one. */
export function handOver(glossary: Glossary): void {
  shared[key] = glossary;
}

/** The glossary of this run, compiled once. */
export function currentGlossary(): Glossary {
  const glossary = shared[key];
  if (!glossary) throw new Error('No glossary was handed over: start Astro with "headword build" or "headword dev".');
  return glossary;
}
