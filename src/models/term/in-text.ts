import { hasCapitalNouns } from '../../lexicon/capital-nouns.ts';

/** A headword as it stands inside a sentence: “Latent space” becomes “latent space”, “U-Net” and “VAE” stay. */
export function inText(name: string, language: string): string {
  if (hasCapitalNouns(language)) return name;
  const [first = ''] = name.split(/\s/u, 1);
  const isPlainWord = /^\p{Lu}[\p{Ll}\p{M}’'-]+$/u.test(first) && !/-\p{Lu}/u.test(first);
  return isPlainWord ? name.charAt(0).toLocaleLowerCase(language) + name.slice(1) : name;
}

/** Whether links to terms stand in HTML of ours, where authors have no classes. */
export function hasTermLink(html: string): boolean {
  return html.includes(' class="term"');
}
