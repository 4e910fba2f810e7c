import type { Plugin } from 'vite';
import { hostedModule } from './hosted-pages.ts';

/** Gives Vite the modules that Headword's pages import by name. */
export function hostedVite(theme: string): Plugin {
  return {
    name: 'headword:hosted',
    enforce: 'pre',
    resolveId: (id) =>
      id === 'headword:hosted' ? '\0headword:hosted' : id === 'headword:theme.css' ? theme : undefined,
    load: (id) => (id === '\0headword:hosted' ? hostedModule : undefined),
  };
}
