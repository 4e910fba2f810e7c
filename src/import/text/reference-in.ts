import { plainLine } from './plain-text.ts';

/**
 * What a text refers to that says nothing but “See Ebb”, in the interface languages and some more: the words of the
 * reference, and the end of its address. Empty for all other texts.
 */
export function referenceIn(written: string): string[] {
  const text = written.trim().replace(/^#{1,6}\s+/u, '');
  if (text.length > 300 || text.includes('\n')) return [];
  const words = plainReferences(text);
  const name = BEFORE.exec(words)?.[1] ?? AFTER.exec(words)?.[1];
  const [, address] = /\]\(<?(?:[^()\s#>]*[/#])?([^()\s#>/]+?)(?:\.\w+)?\/?>?\)/u.exec(text) ?? [];
  return name === undefined ? [] : [plainLine(name), ...(address === undefined ? [] : [address])];
}

/** A blank or a colon follows. */
const WORDS = [
  'see(?: also| instead| under)?',
  'cf\\.?|compare|same as',
  'siehe(?: auch| unter)?|s\\.(?: ?[au]\\.)?|vgl\\.(?: auch)?',
  'voir(?: aussi)?',
  'v[ée]ase(?: también)?|ver(?: también)?',
  'ver(?: também)?|veja(?: também)?|vide',
  'vedi(?: anche)?|zie(?: ook)?|se(?: även| også)?|katso|ks\\.|patrz|zob\\.|см\\.(?: также)?|bkz\\.',
  'انظر(?: أيضًا| أيضا)?|راجع',
];

/** Nothing has to follow. */
const SIGNS = '参见|參見|请参阅|請參閱|参阅|參閱|见|見|参照|→|⇒|➔|->|=>';

const ENDINGS = [
  'を参照(?:してください|のこと)?|を見よ|をご覧ください|参照',
  '(?:을|를)?\\s*(?:참조|참고|보라|보십시오)(?:하세요|하십시오)?',
  'देखें|देखिए',
  'maddesine bakınız',
];

const NAME = `[\\s\\p{Ps}\\p{Pi}"']*([^\\n]{1,80}?)[\\s\\p{Pe}\\p{Pf}"']*`;
const BEFORE = new RegExp(`^(?:(?:${WORDS.join('|')})[\\s:]|(?:${SIGNS})[\\s:：]*)${NAME}[.。]*$`, 'iu');
const AFTER = new RegExp(`^${NAME}(?:${ENDINGS.join('|')})[.。।]*$`, 'u');

/** The words of links, without marks of emphasis and of quotations. */
function plainReferences(text: string): string {
  return text
    .replace(/\[\[(?:ref:\s*)?([^\]|]+)(?:\|[^\]]*)?\]\]/gu, '$1')
    .replace(/\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replace(/<[^>]*>/gu, '')
    .replace(/^(?:[\s>(*_]|-(?!>))+|[*`]+|_+(?!\w)/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
