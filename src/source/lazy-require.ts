import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * Returns a function that loads a library on its first call. For libraries that few pages need: loading one takes longer
 * than reading most pages.
 * @throws from the returned function, if the library isn't installed
 */
export function lazyRequire<Library>(name: string): () => Library {
  return () => require(name) as Library;
}
