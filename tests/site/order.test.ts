import { describe, expect, test } from 'vitest';
import { collatorOf, letterId, letterOf } from '../../src/site/order.ts';

/** Per language, the index that its readers expect: letters in order, and the names under each. */
const indexes: Record<string, Record<string, string[]>> = {
  en: {
    A: ['agent', 'API', 'API key', 'àprès'],
    F: ['façade', '“few-shot” prompt', 'fine-tuning', 'fine tuning job'],
    L: ['Łódź corpus'],
    N: ['.NET', 'node'],
    V: ['V2', 'V10'],
    Z: ['zero-shot'],
    Ω: ['Ω notation'],
    К: ['Кодек'],
    か: ['カワイイ'],
    漢字: ['緑茶', '茶'],
    '#': ['$ref', '3D model', '24 fps'],
  },
  de: {
    A: ['Abbild', 'Ähnlichkeit', 'Aussage', 'Äußerung'],
    O: ['Objekt', 'Öffnung', 'Operator'],
    S: ['Schlüssel', 'Straße', 'Strecke'],
    U: ['Überanpassung', 'Übersetzung', 'Umgebung'],
    Z: ['Zufallszahl'],
    '#': ['3D-Druck'],
  },
  fr: {
    C: ['ça', 'cache', 'codage', 'cœur', 'cote', 'coté', 'côte', 'côté', 'couche'],
    E: ['échantillon', 'écran', 'effet', 'élève', 'entrée'],
    I: ['île', 'image'],
    O: ['objet', 'œuvre', 'ordre'],
  },
  es: {
    L: ['lenguaje', 'llave', 'luz'],
    N: ['neurona', 'nube', 'núcleo'],
    Ñ: ['ñame', 'ñandú', 'Ñu'],
    O: ['objeto', 'óptica'],
    Z: ['zona'],
  },
  pt: {
    A: ['ação', 'acaso', 'acordo', 'ângulo', 'árvore'],
    C: ['camada', 'código', 'consulta'],
    E: ['ênfase', 'época', 'erro'],
  },
  sv: {
    A: ['agent', 'api'],
    V: ['vikt'],
    W: ['webb'],
    Z: ['zon'],
    Å: ['ångra', 'återkoppling'],
    Ä: ['ändring', 'ärende'],
    Ö: ['öppen källkod', 'översättning'],
  },
  da: {
    A: ['abe', 'adresse'],
    Z: ['zone'],
    Æ: ['æble', 'ændring'],
    Ø: ['økonomi', 'øre'],
    Å: ['åben', 'Aarhus', 'årsag'],
  },
  cs: {
    C: ['cena', 'cyklus'],
    Č: ['čas', 'číslo'],
    H: ['hodnota', 'hypotéza'],
    CH: ['chování', 'chyba'],
    I: ['identita', 'index'],
    R: ['rám'],
    Ř: ['řez'],
    Z: ['zdroj'],
    Ž: ['žádost'],
  },
  hu: {
    C: ['cél', 'cím'],
    CS: ['csatorna', 'csomag'],
    G: ['gép'],
    GY: ['gyakoriság'],
    S: ['sor'],
    SZ: ['szám', 'szó'],
    Z: ['zaj'],
    ZS: ['zseton'],
  },
  pl: {
    L: ['lista', 'luka'],
    Ł: ['łańcuch', 'łącze'],
    S: ['sieć', 'szum'],
    Ś: ['śledzenie', 'środek'],
    Z: ['zbiór'],
    Ź: ['źródło'],
    Ż: ['żeton'],
  },
  tr: {
    C: ['cümle'],
    Ç: ['çıktı'],
    I: ['ısı'],
    İ: ['İşlem', 'iz'],
    S: ['sinir ağı'],
    Ş: ['şema'],
  },
  vi: {
    A: ['ánh xạ', 'áp dụng'],
    Ă: ['ăng-ten'],
    Â: ['âm thanh', 'ấn bản'],
    D: ['dữ liệu'],
    Đ: ['đầu ra', 'độ sâu'],
  },
  ja: {
    A: ['AI', 'API'],
    あ: ['アルゴリズム', 'いろ', 'ヴォイス', 'エージェント'],
    か: ['がぞう', 'キーワード', 'ゲーム'],
    さ: ['サンプル', 'ジェネレーター'],
    た: ['ちしき', 'トークン'],
    な: ['ノイズ'],
    は: ['バッチ', 'ひかり', 'ﾌﾟﾛﾝﾌﾟﾄ', 'ベクトル'],
    ま: ['モデル'],
    や: ['ゆらぎ'],
    ら: ['ラベル', 'ループ'],
    わ: ['ワークフロー'],
    // Without a dictionary, the reading of a kanji can't be known: one group, in the order of the character standard.
    漢字: ['画像', '拡散モデル', '学習', '潜在空間'],
    '#': ['3Dモデル', '10進数'],
  },
  zh: {
    A: ['安全', 'API'],
    B: ['变量', '标记', 'BLEU'],
    C: ['参数', '词元'],
    D: ['大语言模型', '对齐'],
    K: ['扩散模型'],
    Q: ['迁移学习', '潜在空间'],
    S: ['生成', '数据'],
    T: ['提示词'],
    X: ['向量', '训练'],
    Z: ['噪声', '注意力', '准确率'],
    '#': ['3D 模型'],
  },
  'zh-Hant': {
    '1畫': ['一致性'],
    '4畫': ['中介層', '文字'],
    '5畫': ['生成'],
    '14畫': ['圖像'],
    A: ['API'],
  },
  ko: {
    ㄱ: ['가중치', '검색', '까치', '꼬리표'],
    ㄴ: ['노이즈'],
    ㄷ: ['데이터', '딥 러닝', '때'],
    ㅁ: ['모델'],
    ㅂ: ['벡터', '빠른 검색'],
    ㅅ: ['생성', '쌍', '씨앗'],
    ㅇ: ['이미지', '인공지능'],
    ㅈ: ['잠재 공간'],
    ㅊ: ['추론'],
    ㅋ: ['키워드'],
    ㅌ: ['토큰'],
    ㅍ: ['프롬프트'],
    ㅎ: ['학습', '漢字', '확산 모델'],
    A: ['API'],
    G: ['GPU'],
  },
  ar: {
    ا: ['آلة', 'أتمتة', 'الاستدلال', 'إطار', 'الالتزام', 'التهاب', 'الانتباه'],
    ب: ['برمجة', 'البيانات'],
    ت: ['تدريب', 'التعلّم العميق', 'التقاطع', 'توليد'],
    خ: ['خوارزمية'],
    ذ: ['ذاكرة', 'الذكاء الاصطناعي'],
    ش: ['الشبكة العصبية'],
    ل: ['اللغة الطبيعية'],
    ن: ['«النافذة»', 'نموذج'],
    و: ['وزن', 'الوكيل'],
    ي: ['يقين'],
    A: ['API'],
    '#': ['3D'],
  },
  fa: {
    آ: ['آموزش'],
    ا: ['ابر', 'الگوریتم'],
    پ: ['پردازش'],
    چ: ['چت'],
    گ: ['گراف'],
    ی: ['یادگیری'],
  },
  he: {
    א: ['אימון', 'אלגוריתם'],
    מ: ['מודל'],
    ש: ['שכבה'],
  },
  hi: {
    अ: ['अंक', 'अनुवाद'],
    आ: ['आँकड़ा', 'आकार'],
    इ: ['इनपुट'],
    ऑ: ['ऑटोमेशन'],
    क: ['कलम', 'क़लम', 'कृत्रिम बुद्धिमत्ता', 'क्षेत्र'],
    ज: ['ज़िप', 'ज्ञान'],
    त: ['तंत्रिका', 'त्रुटि'],
    श: ['शब्द', 'श्रेणी'],
    A: ['API'],
    '#': ['३डी'],
  },
  th: {
    ก: ['การเรียนรู้', 'เกม'],
    ข: ['ข้อมูล', 'ไข่'],
    ม: ['โมเดล'],
  },
  el: {
    Α: ['αλγόριθμος', 'Άλφα', 'ανάλυση'],
    Δ: ['δεδομένα', 'δίκτυο'],
    Ω: ['ώρα'],
    A: ['API'],
  },
  ru: {
    Г: ['генерация'],
    Е: ['единица', 'ёмкость', 'естественный язык'],
    И: ['изображение'],
    Й: ['йота'],
    Я: ['язык'],
    A: ['API'],
  },
  ka: { ა: ['ალგორითმი'], მ: ['მოდელი'] },
};

describe.each(Object.entries(indexes))('an index in %s', (language, expected) => {
  const names = Object.values(expected).flat();

  test.each(Object.entries({ backwards: names.toReversed(), shuffled: shuffled(names) }))(
    'from names %s',
    (_, given) => {
      expect(indexOf(given, language)).toEqual(Object.entries(expected));
    },
  );

  test('has each of its letters at an address of its own', () => {
    const ids = Object.keys(expected).map(letterId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^letter-[\p{L}\p{M}\p{N}]+$/u.test(id))).toEqual([]);
  });
});

test('the Arabic article counts neither for the letter nor for the order, and only where it is one', () => {
  const names = ['التعلم', 'تعلم', 'اَلْكتاب', 'الله', 'التقاط', 'التقاطات', 'التقاطع', 'ال', 'ٱلسلام'];
  expect(names.map((name) => letterOf(name, 'ar-EG'))).toEqual(['ت', 'ت', 'ك', 'ا', 'ا', 'ا', 'ت', 'ا', 'س']);
  expect(['التعلم', 'تعلم', 'تعلق', 'التوليد'].sort(collatorOf('ar').compare)).toEqual([
    'تعلق',
    'تعلم',
    'التعلم',
    'التوليد',
  ]);
});

test('names of other characters than letters stand under #', () => {
  expect(['', '…', '42', '४२', '①', '½', '🙂', '+1', '«7»'].map((name) => letterOf(name, 'en'))).toEqual(
    Array(9).fill('#'),
  );
});

test('a letter is the same however it is typed', () => {
  const spellings = ['ñu', 'Ñu', 'n\u0303u', 'ｎ\u0303u', '«ñu»', '\u200fñu', '-ñu'];
  expect(spellings.map((name) => letterOf(name, 'es'))).toEqual(spellings.map(() => 'Ñ'));
});

test('a letter leads to one fragment', () => {
  expect(['A', '#', 'Ñ', 'CH', 'İ', 'か', '漢字', 'ㄱ', '14畫', 'Oʻ'].map(letterId)).toEqual([
    'letter-a',
    'letter-other',
    'letter-ñ',
    'letter-ch',
    'letter-i̇',
    'letter-か',
    'letter-漢字',
    'letter-ㄱ',
    'letter-14畫',
    'letter-oʻ',
  ]);
});

/** As the home page makes it: names sorted, then grouped, the groups in the order of their letters, # last. */
function indexOf(names: readonly string[], language: string): [string, string[]][] {
  const { compare } = collatorOf(language);
  const groups = Map.groupBy(names.toSorted(compare), (name) => letterOf(name, language));
  return [...groups].sort(([a], [b]) => Number(a === '#') - Number(b === '#') || compare(a, b));
}

/** Always in the same way: every seventh name, then every seventh of those left, and so on. */
function shuffled(names: readonly string[]): string[] {
  const rest = [...names];
  const result: string[] = [];
  for (let at = 3; rest.length > 0; at += 7) result.push(...rest.splice(at % rest.length, 1));
  return result;
}
