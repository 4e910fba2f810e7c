/**
 * The inline script of a page that leads on: it takes along the query and the fragment, which the meta element beside it
 * can't. The content security policy allows it by its hash, so it must be inserted byte for byte.
 */
export const movedScript = `location.replace(document.currentScript.dataset.to+location.search+location.hash)`;
