import { describe, expect, test } from 'vitest';
import { analyzer, joinedKey } from '../../../src/models/search/analyzer.ts';
import { passageOf } from '../../../src/models/search/passage.ts';
import { rank } from '../../../src/models/search/rank.ts';
import { pageAddress, wordAddress } from '../../../src/models/search/search-addresses.ts';
import {
  searchFiles,
  type PageFile,
  type SearchedPage,
  type SearchIndex,
  type WordFile,
} from '../../../src/models/search/search-files.ts';
import type { SearchRecord } from '../../../src/models/search/search-record.ts';
import { STEMMERS, stemmerOf } from '../../../src/models/search/stemmers.ts';
import { LOADERS } from '../../../src/views/scripts/stemmers.ts';

/** The search without a browser: from the records of pages to the names that answer a query. */
const keysOf = (text: string, language: string): string[] =>
  analyzer(language, stemmerOf(language))(text).map(({ key }) => key);

test('the build and browsers have stemmers for the same languages, and the same ones', async () => {
  expect(Object.keys(LOADERS)).toEqual(Object.keys(STEMMERS));
  for (const [language, load] of Object.entries(LOADERS))
    for (const word of ['pictures', 'Bildern', 'imágenes', 'картинками', 'الصور'])
      expect((await load()).stemmer(word)).toBe(stemmerOf(language)!(word));
});

describe('words are compared without what readers type in other ways', () => {
  test.each([
    ['en', 'Blurring pictures', 'blurred picture'],
    ['en', 'fine-tuning', 'fine‑tuning'],
    ['de', 'Größe', 'groesse'],
    ['fr', "l'écran", 'l’ecran'],
    ['es', 'generación', 'generacion'],
    ['ar', 'صُوَر', 'صور'],
    ['ja', 'カタナ', 'かたな'],
    ['zh', 'ＡＩ图像', 'AI图像'],
  ])('%s: %s is %s', (language, one, other) => {
    const [a, b] = [keysOf(one, language), keysOf(other, language)];
    // Of the accent on a last syllable, a stemmer may make another stem: one begins with the other.
    expect(a.length).toBe(b.length);
    a.forEach((key, at) => expect(key.startsWith(b[at]!) || b[at]!.startsWith(key)).toBe(true));
  });

  test.each([
    ['C++ and C#', ['c', 'c++', 'c', 'c#']],
    ['img2img', ['img2img']],
    ['H.264', ['h', '264', 'h264']],
    ['ConfigMap', ['configmap', 'config', 'map']],
  ])('%s', (text, keys) => {
    const found = analyzer('xx')(text).map(({ key }) => key);
    for (const key of keys) expect(found).toContain(key);
  });

  test('scripts without spaces are pairs of characters, with their places', () => {
    expect(analyzer('zh')('潜在空间')).toEqual([
      { key: '潜在', start: 0, end: 2 },
      { key: '在空', start: 1, end: 3 },
      { key: '空间', start: 2, end: 4 },
    ]);
    expect(keysOf('हिन्दी में', 'hi')).toHaveLength(2);
    expect(keysOf('แบบจำลอง', 'th').length).toBeGreaterThan(3);
  });

  test('two words have the key of the one that they are together', () => {
    expect(joinedKey('key', 'frame', analyzer('en', stemmerOf('en')))).toBe(keysOf('keyframe', 'en')[0]);
  });
});

describe('queries find what they mean', () => {
  const english = searchOf('en', [
    record('Seed', 'The number from which noise is computed, so that the same picture can come again.', {
      others: ['random seed'],
      questions: [['Why do I get a different picture?', 'Something else has changed.']],
    }),
    record('Keyframe', 'A frame at which a movement begins or ends.'),
    record('Frame rate', 'The number of frames a second.'),
    record('Persistent Volume Claim', 'A request for storage.'),
    record('Inpainting', 'Making a part of a picture anew.', { text: 'Blur is removed, and so are strangers.' }),
    record('__proto__', 'A property with a strange name: constructor.'),
  ]);

  test.each([
    ['seed', 'Seed'],
    ['random seeds', 'Seed'],
    ['why is my picture different', 'Seed'],
    ['key frame', 'Keyframe'],
    ['framerate', 'Frame rate'],
    ['pvc', 'Persistent Volume Claim'],
    ['inpaiting', 'Inpainting'],
    ['inpai', 'Inpainting'],
    ['blurry strangers', 'Inpainting'],
    ['how does a movement begin', 'Keyframe'],
    ['__proto__', '__proto__'],
    ['constructor', '__proto__'],
  ])('%s → %s', async (query, name) => expect((await english(query)).names[0]).toBe(name));

  test('not every word must occur, and the one that doesn’t is told', async () => {
    const { names, words } = await english('seed xyzzyqq');
    expect(names[0]).toBe('Seed');
    expect(words.filter(({ found }) => found.size === 0).map(({ written }) => written)).toEqual(['xyzzyqq']);
  });

  test.each(['', '   ', '!?', 'жжж'])('nothing is found for “%s” that isn’t there', async (query) =>
    expect((await english(query)).names).toEqual([]),
  );

  test('a query of any length takes no time', async () => {
    const start = performance.now();
    await english('seed '.repeat(20_000) + 'x'.repeat(100_000));
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  test('a mended slip is told', async () => {
    const { words } = await english('inpaiting');
    expect(words.map(({ isMended }) => isMended)).toEqual([true]);
  });

  test('German compounds are found by their parts, and parts by compounds', async () => {
    const german = searchOf('de', [
      record('Schnittstelle', 'Wo zwei Programme sich treffen.'),
      record('Bildgröße', 'Wie viele Punkte ein Bild hat.'),
      record('Betriebssystem', 'Was ein Rechner zuerst lädt, bei jeder Größe.'),
    ]);
    expect((await german('Programmierschnittstelle')).names[0]).toBe('Schnittstelle');
    expect((await german('Groesse')).names).toContain('Bildgröße');
    expect((await german('Betriebsystem')).names[0]).toBe('Betriebssystem');
  });

  test.each([
    ['ja', '潜在空間', '画像の特徴を表す数の集まり。', '空間'],
    ['zh', '扩散模型', '从噪声生成图像的模型。', '噪声'],
    ['ar', 'ضوضاء', 'قيم عشوائية تبدأ منها الصورة.', 'الصور'],
    ['hi', 'शोर', 'यादृच्छिक मान जिनसे चित्र बनता है।', 'चित्र'],
    ['th', 'สัญญาณรบกวน', 'ค่าสุ่มที่ภาพเริ่มต้นจาก', 'ภาพ'],
    ['ko', '잡음', '그림이 시작되는 무작위 값.', '그림'],
  ])('%s: %s', async (language, name, summary, query) => {
    const other = record('Other', 'x');
    expect((await searchOf(language, [other, record(name, summary)])(query)).names).toEqual([name]);
    expect((await searchOf(language, [other, record(name, summary)])(name)).names[0]).toBe(name);
  });
});

describe('files', () => {
  const many = Array.from({ length: 400 }, (_, at) =>
    record(`Name ${at}`, `${word(at)} ${word(at * 7 + 1)} of ${word(at * 13)}`, {
      text: `${word(at * 3)} `.repeat(60),
    }),
  );
  const bodies = (records: readonly SearchRecord[]): Map<string, string> =>
    new Map(filesOf('en', records).map(({ address, body }) => [address, String(body)]));

  test('an edit rewrites only what it changes', () => {
    const before = bodies(many);
    const after = bodies(many.with(7, { ...many[7]!, summary: 'Something about quokkas.' }));
    const changed = [...after].filter(([address, body]) => before.get(address) !== body).map(([address]) => address);
    expect(before.size).toBeGreaterThan(40);
    expect(changed.length).toBeLessThan(8);
    expect(changed.filter((address) => address.includes('pages-'))).toHaveLength(1);
  });

  test('a page whose version is known isn’t read again, unless its text is to be written', () => {
    const memory = new Map<string, never>();
    const first = filesOf('en', many, memory).map(({ body }) => body);
    const unread = pagesOf(many).map((page) => ({
      ...page,
      record: (): never => {
        throw new Error('It was read.');
      },
    }));
    const again = searchFiles({ language: 'en', pages: unread, files: ADDRESSES }, memory, stemmerOf('en'));
    expect(again).toHaveLength(first.length);
    again.forEach((file, at) => {
      if (!file.address.includes('pages-')) expect(file.body).toBe(first[at]);
      else expect(() => file.body).toThrow('It was read.');
    });
  });

  test('a file of texts has another version whenever its text is another', () => {
    const versionsOf = (records: readonly SearchRecord[]): (string | undefined)[] =>
      filesOf('en', records)
        .filter(({ address }) => address.includes('pages-'))
        .map(({ version }) => version);
    const [before, after] = [many, many.with(0, { ...many[0]!, summary: 'Another.' })].map(versionsOf);
    expect(after!.filter((version, at) => version !== before![at])).toHaveLength(1);
  });

  test('any word can begin a file', () => {
    expect(wordAddress('/-/search/index.json', '')).toBe('/-/search/words.json');
    expect(wordAddress('/-/search/index.json', '../')).toMatch(/^\/-\/search\/words-[a-z0-9-]+\.json$/u);
    expect(wordAddress('/-/search/index.json', 'Ωß')).toMatch(/^\/-\/search\/words-[a-z0-9-]+\.json$/u);
  });
});

describe('passages', () => {
  const analyze = analyzer('en', stemmerOf('en'));
  const wordsOf = (query: string): { found: Map<string, number>; importance: number }[] =>
    analyze(query).map(({ key }) => ({ found: new Map([[key, 1]]), importance: 1 }));
  const page = {
    name: 'Seed',
    address: '/seed/',
    others: [],
    summary: 'A number.',
    passages: [
      ['', '', 'A seed sets the start.', 'definition'],
      ['faq-same', 'How do I get the same picture again?', 'Keep the seed and all settings.', 'question'],
      [
        'how',
        'How it works',
        `${'Words that fill. '.repeat(40)}Then a bicycle rusts. ${'More of it. '.repeat(40)}`,
        'section',
      ],
    ] as const,
  };
  const shown = (query: string): unknown => {
    const { id, pieces } = passageOf(page, wordsOf(query), analyze);
    return [id, pieces.map(({ text, isMarked }) => (isMarked ? `[${text}]` : text)).join('')];
  };

  test('a question like the query leads to its answer', () =>
    expect(shown('same picture again')).toEqual(['faq-same', 'Keep the seed and all settings.']));

  test('the sentence that has the words is shown, and they are marked', () => {
    const [id, text] = shown('rusty bicycle') as [string, string];
    expect(id).toBe('how');
    expect(text).toContain('Then a [bicycle] ');
    expect(text.length).toBeLessThan(280);
  });

  test('what is cut out of a long sentence says so at both ends', () => {
    const long = {
      ...page,
      passages: [['', '', `${'word '.repeat(80)}bicycle ${'word '.repeat(80)}`, 'definition']] as const,
    };
    const text = passageOf(long, wordsOf('bicycle'), analyze)
      .pieces.map((piece) => piece.text)
      .join('');
    expect(text).toMatch(/^… word .* bicycle word .* word …$/u);
  });

  test('without any of the words, the summary is shown', () => expect(shown('жжж')).toEqual(['', 'A number.']));
});

const ADDRESSES = {
  index: '/-/search/index.json',
  words: (start: string) => wordAddress('/-/search/index.json', start),
  pages: (group: number) => pageAddress('/-/search/index.json', group),
};

interface More {
  others?: string[];
  questions?: [question: string, answer: string][];
  text?: string;
}

function record(name: string, summary: string, { others = [], questions = [], text }: More = {}): SearchRecord {
  return {
    name,
    address: `/${encodeURIComponent(name)}/`,
    others,
    summary,
    passages: [
      ...questions.map(([title, answer], at) => ({ kind: 'question' as const, id: `faq-${at}`, title, text: answer })),
      ...(text === undefined ? [] : [{ kind: 'section' as const, id: 'more', title: 'More', text }]),
    ],
  };
}

function pagesOf(records: readonly SearchRecord[]): SearchedPage[] {
  return records.map((one) => ({ address: one.address, version: () => JSON.stringify(one), record: () => one }));
}

function filesOf(
  language: string,
  records: readonly SearchRecord[],
  memory = new Map<string, never>(),
): ReturnType<typeof searchFiles> {
  return searchFiles({ language, pages: pagesOf(records), files: ADDRESSES }, memory, stemmerOf(language));
}

function searchOf(
  language: string,
  records: readonly SearchRecord[],
): (query: string) => Promise<{ names: string[]; words: Awaited<ReturnType<typeof rank>>['words'] }> {
  const files = new Map(
    filesOf(language, records).map(({ address, body }) => [address, JSON.parse(String(body)) as unknown]),
  );
  const index = files.get(ADDRESSES.index) as SearchIndex;
  const analyze = analyzer(language, stemmerOf(language));
  const wordsOf = async (start: string): Promise<WordFile['words']> =>
    (files.get(ADDRESSES.words(start)) as WordFile).words;
  return async (query) => {
    const { pages, words } = await rank({ query, language, index, analyze, wordsOf });
    const nameOf = (page: number): string =>
      (files.get(ADDRESSES.pages(Math.floor(page / index.group))) as PageFile).pages[page % index.group]!.name;
    return { names: pages.map(({ page }) => nameOf(page)), words };
  };
}

/** A word of its own for each number. */
function word(at: number): string {
  return [...String(at * 7919 + 100_003)]
    .map((digit) => 'bdfgklmnpr'[Number(digit)]! + 'aeiou'[Number(digit) % 5]!)
    .join('');
}
