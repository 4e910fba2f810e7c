import { basename, dirname, normalize } from 'node:path';
import { transform, type Selector, type SelectorComponent } from 'lightningcss';
import type { Plugin } from 'vite';
import { resolved, THEME_MODULE } from '../build/renderer/owner-styles.ts';

/**
 * Keeps styles inside `.headword`, the wrapper of the glossary in the site's own layout: what they say about the whole page
 * applies to the wrapper. Layers stay, and so does specificity. The owner's styles come to stand in a layer after ours, as
 * `shield.css` lets only layers count.
 * @param styles the folder of our stylesheets
 */
export function scopeStyles(styles: string): Plugin {
  return {
    name: 'headword:scope-styles',
    // Without `enforce`, it runs when Vite has put together what a stylesheet imports.
    transform(code, id) {
      const file = normalize(id.replace(/\?.*$/u, ''));
      if (id === resolved(THEME_MODULE)) return { code: inLayer(scoped(code), 'headword-theme'), map: null };
      return dirname(file) === styles && basename(file) !== 'shield.css'
        ? { code: scoped(code), map: null }
        : undefined;
    },
  };
}

function inLayer(css: string, layer: string): string {
  const imports = /^(?:\s*@import[^;]+;)*/u.exec(css)![0];
  return `${imports}@layer ${layer} {${css.slice(imports.length)}}`;
}

/** A stylesheet that reaches nothing outside `.headword`. */
export function scoped(css: string): string {
  // If the family isn't known, it alone is inherited, not the size with it.
  const split = css
    .replaceAll(/\bfont:([^;{}]*?)var\((--font-[\w-]+)\)/gu, 'font:$1serif; font-family: var($2)')
    // The site decides how its pages change.
    .replaceAll(/@view-transition\s*\{[^}]*\}/gu, '');
  const { code } = transform({
    filename: 'styles.css',
    code: Buffer.from(split),
    // Not `Rule`, which can't hand over declarations with `var()`: https://github.com/parcel-bundler/lightningcss/issues/1065
    visitor: { Selector: scopedSelector },
  });
  return code.toString();
}

const WRAPPER: SelectorComponent = { type: 'class', name: 'headword' };

const INSIDE: SelectorComponent = {
  type: 'pseudo-class',
  kind: 'where',
  selectors: [[WRAPPER], [WRAPPER, { type: 'combinator', value: 'descendant' }, { type: 'universal' }]],
};

function scopedSelector(selector: Selector): Selector {
  // Nested in a rule that is scoped itself.
  if (selector.some(({ type }) => type === 'nesting')) return selector;
  const start = selector.findLastIndex(({ type }) => type === 'combinator') + 1;
  const pseudo = selector.findIndex(({ type }, at) => at >= start && type === 'pseudo-element');
  const end = pseudo === -1 ? selector.length : pseudo;
  const added: Selector = selector.slice(start, end).some(isOfPage)
    ? [{ type: 'combinator', value: 'descendant' }, WRAPPER]
    : [INSIDE];
  return [...selector.slice(0, end), ...added, ...selector.slice(end)];
}

/** Whether it stands for the root of a page, or for its body. */
function isOfPage(component: SelectorComponent): boolean {
  return (
    (component.type === 'pseudo-class' && component.kind === 'root') ||
    (component.type === 'type' && ['html', 'body'].includes(component.name)) ||
    (component.type === 'attribute' && component.name === 'data-theme')
  );
}
