import type { Asset } from '../source/asset.ts';

/** Whether an alternative text describes nothing: it is empty, the name of the file, or a word such as “image”. */
export function alternativeFault(alternative: string, { path }: Asset): boolean {
  const text = alternative.trim().toLowerCase();
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const stem = name.slice(0, name.lastIndexOf('.'));
  return (
    text === '' ||
    text === name ||
    text.replace(/[\s_]+/gu, '-') === stem ||
    /\.(?:png|jpe?g|gif|webp|avif|svg|mp4|webm)$/u.test(text) ||
    /^(?:an? |the )?(?:image|picture|photo|figure|graphic|diagram|screenshot|video|illustration|untitled|alt(?: text)?)(?: \d+)?$/u.test(
      text,
    )
  );
}
