import { compile, type Compiled } from '../../src/compile.ts';
import type { Asset } from '../../src/source/asset.ts';
import { sourceFile } from '../../src/source/source-file.ts';
import type { HostileInput } from './inputs.ts';

const settings = sourceFile(
  'site.yaml',
  'name: Words\ndescription: A glossary of words.\nurl: https://example.com/words\nlanguage: en\n',
);

/** Compiles a glossary with one hostile file. */
export function compileHostile({ text, besides = {} }: HostileInput, bytes: number): Compiled {
  const { terms = 0, pictures = 0, homonyms = [] } = besides;
  const others = [
    ...Array.from({ length: terms }, (_, index) => ({ id: `word-${index}`, name: `word ${index}`, sense: '' })),
    ...homonyms.map((id) => ({ id, name: 'alpha', sense: `sense: ${id}\n` })),
  ];
  const assets = Array.from({ length: pictures }, (_, index): Asset => {
    const path = `images/a${index}.png`;
    return { path, kind: 'image', type: 'image/png', width: 9, height: 9, digest: String(index) };
  });
  return compile({
    settings,
    terms: [
      sourceFile('terms/hostile.md', text(bytes)),
      ...others.map(({ id, name, sense }) =>
        sourceFile(`terms/${id}.md`, `---\nterm: ${name}\n${sense}faq: []\n---\nA word.\n`),
      ),
    ],
    pages: [],
    assets: new Map(assets.map((asset) => [asset.path, asset])),
    publicFiles: [],
    problems: [],
  });
}
