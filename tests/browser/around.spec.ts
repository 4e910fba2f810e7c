import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test, type Page } from 'playwright/test';
import { buildOwnSite, type OwnSite } from './own-sites.ts';

/** The picture of a term's neighbourhood, with names that are much too long for it. */
const names: Record<string, string> = {
  latin: 'Generative adversarial network with a progressively growing discriminator',
  brief: 'Variational autoencoder',
  capitals: 'WWWWWWWWWWWWWWWWWWWWWWWWWWWWWW',
  small: 'mmmmmmmmmmmmmmmmmmmmmmmmmmmmmm',
  narrow: 'Illimitable illiteracy till illiquid filling, lilliputian',
  cyrillic: 'Широкоформатная жидкокристаллическая фотография',
  han: '生成的敵対的ネットワークによる高解像度画像生成の手法',
  hangul: '생성적 적대 신경망으로 만드는 고해상도 이미지 생성 방법',
  thai: 'เครือข่ายปฏิปักษ์ก่อกำเนิดสำหรับการสร้างภาพความละเอียดสูง',
  arabic: 'شبكة الخصومة التوليدية لإنشاء الصور عالية الدقة بالتفصيل',
  'arabic-wide': 'سضصشسضصشسضصشسضصشسضصش',
  devanagari: 'जनरेटिव एडवरसैरियल नेटवर्क द्वारा उच्च विभेदन छवि निर्माण',
};

/** The widest that systems show, and ours, which have the scripts that those lack. */
const fonts = ['Widest', 'Inter Variable'];
const families = [
  'inter',
  'noto-sans-arabic',
  'noto-sans-devanagari',
  'noto-sans-thai',
  'noto-sans-jp',
  'noto-sans-kr',
];

test.describe.configure({ mode: 'default' });
// The fonts of the tests aren't the site's.
test.use({ bypassCSP: true });

let site: OwnSite;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  const content = await mkdtemp(join(tmpdir(), 'headword-around-'));
  await mkdir(join(content, 'terms', 'ar'), { recursive: true });
  await writeFile(
    join(content, 'site.yaml'),
    'name: Long names\ndescription: Names that are too long.\nurl: https://long.example\nlanguage: en\nlocales: [ar]\n',
  );
  const ids = Object.keys(names);
  for (const [at, id] of ids.entries()) {
    const related = [1, 2, 3, 4].map((step) => ids[(at + step) % ids.length]!);
    const text = `---\nterm: ${names[id]}\nsummary: A name.\nrelated: [${related.join(', ')}]\n---\nA name beside ${related.map((one) => `[one](term:${one})`).join(', ')}.\n`;
    for (const folder of ['', 'ar']) await writeFile(join(content, 'terms', folder, `${id}.md`), text);
  }
  site = await buildOwnSite({ content, url: 'https://long.example' });
  await rm(content, { recursive: true });
});

test.afterAll(() => site?.close());

for (const font of fonts) {
  for (const language of ['', 'ar/']) {
    test(`no name leaves the picture or lies over another one, in the font ${font}, ${language === '' ? 'from the left' : 'from the right'}`, async ({
      page,
    }) => {
      await page.setViewportSize({ width: 320, height: 640 });
      const rules = await serveFonts(page);
      const found: string[] = [];
      for (const id of Object.keys(names)) {
        await page.goto(`${site.home}${language}${id}/`);
        await page.addStyleTag({
          content: `${rules}\n:root { --font-text: ${[font, 'Inter Variable', 'Noto Sans Arabic Variable', 'Noto Sans Devanagari Variable', 'Noto Sans Thai Variable', 'Noto Sans JP Variable', 'Noto Sans KR Variable'].map((name) => `"${name}"`).join(', ')} !important; }`,
        });
        await page.evaluate(loadFonts);
        found.push(...(await page.evaluate(faultsOfPicture)).map((fault) => `${id}: ${fault}`));
      }
      expect(found).toEqual([]);
    });
  }
}

test('a name that is cut stands whole below, and one that fits is not cut', async ({ page }) => {
  await page.goto(`${site.home}latin/`);
  const picture = page.locator('.around');
  await expect(picture.getByRole('link', { name: 'Illimitable' })).toHaveText(/^Illimitable illit.*…$/u);
  await expect(picture.locator('figcaption')).toContainText(names['narrow']!);
  await expect(picture.getByRole('link', { name: names['brief'], exact: true })).toHaveCount(1);
});

/** @returns the rules that load the fonts' files */
async function serveFonts(page: Page): Promise<string> {
  const require = createRequire(import.meta.url);
  // By a rule, as the others: beside a font of the system Chromium doesn't set pictures anew when the others have come.
  const rules = [400, 700].map(
    (weight) =>
      `@font-face { font-family: Widest; font-weight: ${weight}; src: local('DejaVu Sans${weight === 700 ? ' Bold' : ''}'); }`,
  );
  for (const family of families) {
    const folder = dirname(require.resolve(`@fontsource-variable/${family}/package.json`));
    rules.push(
      (await readFile(join(folder, 'index.css'), 'utf8')).replaceAll(
        'url(./files/',
        `url(${site.origin}/test-fonts/${family}/`,
      ),
    );
    await page.route(`**/test-fonts/${family}/*`, (route) =>
      route.fulfill({ path: join(folder, 'files', new URL(route.request().url()).pathname.split('/').at(-1)!) }),
    );
  }
  return rules.join('\n');
}

/* In the page. */

async function loadFonts(): Promise<void> {
  const { fontFamily } = getComputedStyle(document.querySelector('.around text')!);
  const text = document.querySelector('.around svg')!.textContent!;
  await Promise.all([400, 600].map((weight) => document.fonts.load(`${weight} 15px ${fontFamily}`, text)));
  await document.fonts.ready;
}

function faultsOfPicture(): string[] {
  const picture = document.querySelector('.around svg')!.getBoundingClientRect();
  const labels = [...document.querySelectorAll('.around text')].map((text) => ({
    text: text.textContent!,
    box: text.getBoundingClientRect(),
  }));
  const circles = [...document.querySelectorAll('.around circle')].map((circle) => circle.getBoundingClientRect());
  const isOver = (one: DOMRect, other: DOMRect): boolean =>
    one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
  return labels.flatMap(({ text, box }, at) => [
    ...(box.left < picture.left || box.right > picture.right || box.top < picture.top || box.bottom > picture.bottom
      ? [`${text} leaves the picture: ${box.left}–${box.right} of ${picture.left}–${picture.right}`]
      : []),
    ...labels
      .slice(at + 1)
      .filter((other) => isOver(box, other.box))
      .map((other) => `${text} lies over ${other.text}`),
    ...(circles.some((circle) => isOver(box, circle)) ? [`${text} lies over a circle`] : []),
    ...(box.width < picture.width / 3 ? [`${text} is cut too short`] : []),
  ]);
}
