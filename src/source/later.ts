import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * A library that is loaded when it is first asked for: what few pages need takes longer to load than most pages take to be read.
 * @throws where it isn't installed, when it is asked for
 */
export function later<Library>(name: string): () => Library {
  return () => require(name) as Library;
}
