import { describe, expect, test } from 'vitest';
import { withoutElisions } from '../../src/lexicon/elisions.ts';
import { nameKey } from '../../src/lexicon/lexicon.ts';
import { buildMatcher } from '../../src/lexicon/matcher.ts';

/**
 * By language, names and the texts that mention them. In the texts, brackets stand around everything that is found; what
 * has none must not be.
 */
const tables: Record<string, readonly (readonly [names: string, text: string])[]> = {
  tr: [
    ['ısı', '[ISI] ölçülür, [ısı] artar, [Isı] düşer; ISİ, isi ve İsi başka.'],
    ['Isparta', '[ısparta], [ISPARTA], [Isparta]; isparta ve İsparta değil.'],
    ['İstanbul', '[istanbul], [İSTANBUL], [İstanbul]; ıstanbul ve ISTANBUL değil.'],
    ['iz', '[iz], [İz], [İZ]; ız, Iz ve IZ değil.'],
    ['ışık', '[Işık] ve [IŞIK]; İşık değil.'],
    ['ilişki', '[İlişki], [İLİŞKİ]; Ilişki değil.'],
    ['sinir', '[SİNİR] ve [Sinir]; SINIR değil.'],
    ['sınır', '[SINIR] ve [Sınır]; SİNİR değil.'],
    ['girdi', '[Girdi] ile [GİRDİ]; GIRDI değil.'],
    ['çıktı', '[Çıktı], [ÇIKTI]; ÇİKTİ değil.'],
    ['veri kümesi', '[Veri Kümesi], [VERİ KÜMESİ]; VERI KÜMESI değil.'],
    ['yapay zekâ', '[Yapay zekâ], [YAPAY ZEKÂ].'],
    ['kilit', '[KİLİT] ve [Kilit].'],
    ['ırk', '[Irk] ve [IRK]; İrk değil.'],
  ],
  az: [
    ['işıq', '[İşıq], [İŞIQ]; Işıq deyil.'],
    ['ilk', '[İlk] və [İLK]; Ilk deyil.'],
    ['qızıl', '[QIZIL] və [Qızıl]; QİZİL deyil.'],
    ['Bakı', '[BAKI], [bakı]; BAKİ deyil.'],
    ['dil', '[DİL] və [Dil]; DIL deyil.'],
    ['ısıtma', '[Isıtma]; İsıtma deyil.'],
  ],
  fr: [
    ['écran', "l'[écran], d’[écran], cet [écran], l’[écrans]"],
    ['eau', "d’[eau], l'[eau], qu'[eau], s’[eau]"],
    ['image', 'l’[image], d’[images], jusqu’[image]'],
    ['amour', 'quelqu’[amour], l’[amour]'],
    ['usage', 'lorsqu’[usage], puisqu’[usage], l’[usage]'],
    ['API', "l'[API], d'[API]"],
    ['île', "l'[île]; presqu'île"],
    ['homme', "l’[homme]; prud'homme"],
    ['hui', "aujourd'hui"],
    ['mère', 'la [mère]'],
    ['erreur', "n'[erreur] pas, m’[erreur]; rock'erreur"],
    ['étape', 'd’[étape] en [étape]'],
  ],
  it: [
    ['arte', "dell'[arte], l'[arte], un'[arte], nell’[arte], sull'[arte], dall'[arte], coll'[arte], all'[arte]"],
    ['uomo', "quell’[uomo], bell'[uomo], l'[uomo], sant'[uomo], nessun'[uomo]"],
    ['acqua', "d'[acqua], c'[acqua], quest'[acqua]"],
    ['amico', "un'[amico], quest'[amico], pover'[amico], grand'[amico]"],
    ['immagine', "un’[immagine], dell’[immagine], quell'[immagine]"],
    ['ora', "mezz'[ora], un'[ora], qualch'[ora]"],
    ['altro', "senz'[altro], quell'[altro], tutt'[altro], nient'altro"],
    ['opera', "dell'[opera]; rock'opera"],
    ['errore', "l'[errore], com'[errore], dov'[errore], quand'[errore], anch'[errore]"],
    ['API', "l'[API], dell’[API]"],
  ],
  ca: [['aigua', "l'[aigua], d’[aigua], n'[aigua]"]],
  pt: [['água', "d'[água], copo d’[água]"]],
  en: [
    ['Let', "Let's go. Use [let], and a [let]."],
    ['It', 'It’s late.'],
    ['He', "He's here."],
    ['Here', "Here's one; one stands [here]."],
    ['There', 'There’s one.'],
    ['What', "What's up?"],
    ['Where', "Where's the rest?"],
    ['Who', "Who's there?"],
    ['That', 'That’s all.'],
    ['How', "How's that?"],
    ['Pod', "The [pod]'s name, the [Pod]’s address."],
    ['Model', "A [model]'s weights, the [models]' weights."],
    ['Token', 'A [token]’s length.'],
    ['Test-let', "A [test-let]'s end."],
    ['Can', "Can't you? The [can]'s lid."],
  ],
  'zh-CN': [
    ['文件', '文件夹里的[文件]，[文件]名称，一个[文件]，新[文件]。'],
    ['件', '条件、文件、三[件]。'],
    ['元数据', '检查[元数据]。'],
    ['数据', '数据集、元数据、数据库和[数据]。'],
    ['模型', '模型库里的[模型]，新[模型]会学习，[模型]和人。'],
    ['网络', '网络层，子网络，[网络]的层。'],
    ['图像', '[图像]处理器，一张[图像]，图像集。'],
    ['参数', '参数量，[参数]的量，[参数]。'],
    ['向量', '向量化，[向量]的和。'],
    ['节点', '节点池，这个[节点]。'],
    ['容器', '容器化，[容器]在运行。'],
    ['学习', '学习率，[学习]很难，[学习]了。'],
    ['分布', '分布式，[分布]的形状。'],
    ['权重', '权重值，[权重]是数。'],
    ['线性', '非线性，[线性]的。'],
    ['样本', '样本量，[样本]。'],
    ['夹', '文件夹。'],
    ['创建新文件', '再[创建新文件]，最后。'],
    ['图', '一张[图]，地图，流程图。'],
    ['特征', '特征值，[特征]与值。'],
  ],
  'zh-Hant': [
    ['檔案', '檔案庫的[檔案]。'],
    ['資料', '資料庫、資料集和[資料]。'],
    ['模型', '模型庫，[模型]的。'],
  ],
  ja: [
    ['学習', '学習率、学習者、再学習。モデルの[学習]、[学習]する。'],
    ['生成', '生成器、生成物。[生成]を行う。'],
    ['画像', '[画像]処理、[画像]を、[画像]の生成。'],
    ['推論', '[推論]を行う。推論器。'],
    ['線形', '非線形、[線形]の式。'],
    ['最適', '最適化、[最適]な値。'],
    ['モデル', '[モデル]を学習する。'],
  ],
};

describe.each(Object.entries(tables))('in %s', (language, rows) => {
  test.each(rows)('“%s” is found in %s', (name, marked) => {
    const text = marked.replace(/[[\]]/gu, '');
    const matcher = buildMatcher(
      [{ id: 'it', name, ...(language === 'en' ? { linking: { caseSensitive: false } } : {}) }],
      language,
    );
    let shown = '';
    let from = 0;
    for (const { start, end } of matcher.match(text)) {
      shown += `${text.slice(from, start)}[${text.slice(start, end)}]`;
      from = end;
    }
    expect(shown + text.slice(from)).toBe(marked);
  });
});

test.each([
  ['İSTANBUL', 'istanbul', 'tr', true],
  ['ISPARTA', 'ısparta', 'tr', true],
  ['Iz', 'iz', 'tr', false],
  ['ISI', 'ısı', 'az-Latn', true],
  ['TITLE', 'title', 'en', true],
  ['TITLE', 'title', 'de-TR', true],
  ['l’eau', "l'eau", 'fr', true],
  ['Straße', 'straße', 'de', true],
])('“%s” and “%s” are one name in %s: %s', (one, other, language, isSame) => {
  expect(nameKey(one, language) === nameKey(other, language)).toBe(isSame);
});

test.each([
  ["l'écran", 'écran', 'fr'],
  ['d’eau', 'eau', 'fr'],
  ["Jusqu'ici", 'ici', 'fr'],
  ["aujourd'hui", "aujourd'hui", 'fr'],
  ["dell'arte", 'arte', 'it'],
  ['Quell’uomo', 'uomo', 'it'],
  ["commedia dell'arte", 'commedia arte', 'it'],
  ["d'água", 'água', 'pt'],
  ["l'AI", "l'AI", 'en'],
  ["rock'n'roll", "rock'n'roll", 'fr'],
  ["l'x", "l'x", 'fr'],
])('“%s” is looked up as “%s” in %s', (text, bare, language) => {
  expect(withoutElisions(text, language)).toBe(bare);
});
