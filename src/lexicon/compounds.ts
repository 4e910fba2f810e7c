import { baseLanguage } from './base-language.ts';
import type { Token } from './tokens.ts';

/**
 * Characters of which Chinese and Japanese make compounds, and which are seldom words of their own there: behind a word
 * (文件夹, 学习率) or before it (元数据). The dictionary of `Intl.Segmenter` has few of these compounds and takes them apart.
 */
const BEHIND: Record<string, ReadonlySet<string>> = {
  zh: characters(
    '夹夾件集库庫器机機者员員性化率度法论論式型学學家师師士手工人民族党黨派界业業厂廠店馆館院校系科室厅廳部局站台臺场場园園区區城市镇鎮县縣州省国國' +
      '语語文字词詞句符码碼号號名签籤标標值量数數额額价價费費税稅款金币幣券证證卡票单單表图圖册冊簿书書报報刊片框架体體物品料材质質剂劑药藥' +
      '病症炎癌瘤菌毒素酶苷酸碱鹼盐鹽油气氣水电電波光线線点點面层層级級类類群组組串链鏈网網桥橋路道柜櫃箱盒袋包池罐板块塊球轮輪轴軸' +
      '刀枪槍炮弹彈舰艦艇船车車端侧側力权權感史志赛賽奖獎期版稿态態域段页頁栏欄键鍵锁鎖钥鑰树樹堆栈棧阵陣核壳殼',
  ),
  ja: characters(
    '化性的者員器機率度法論型式学家師士手業界系力権金費券書図表集群層級類体物品材剤薬病症炎菌線点面値量額価版室場所局部課館院校店国語文字符号名網板' +
      '盤箱炉庫車船艦会賽賞期感観史誌録長官製圏帯域段',
  ),
};

const BEFORE: Record<string, ReadonlySet<string>> = {
  zh: characters('元超反非亚亞半伪偽准準子副泛微纳納预預'),
  ja: characters('超反非準副総微不未無再被元単双'),
};

/** Words of one character beside which the characters above are words of their own: “的网”, “一张表”. */
const ALONE = characters(
  '的了是在和与與及或也都就这這那每各几幾两兩一二三四五六七八九十百千万萬第个個张張条條份种種次把被用给給对對从從向到由以の は が を に で と も や へ か',
);

/**
 * Whether a match is a part of a compound that the segmenter took apart.
 * @param breaks tells whether a word ends at an offset
 */
export function isInCompound(
  from: number,
  to: number,
  { tokens, language, breaks }: { tokens: readonly Token[]; language: string; breaks: (offset: number) => boolean },
): boolean {
  const base = baseLanguage(language);
  const [behind, before] = [BEHIND[base], BEFORE[base]];
  if (!behind || !before) return false;
  const next = tokens[to]?.afterGap ? undefined : tokens[to];
  const previous = tokens[from]!.afterGap ? undefined : tokens[from - 1];
  const isHan = (token: Token | undefined): token is Token => token !== undefined && /^\p{scx=Han}/u.test(token.key);
  if (isHan(next) && isHan(tokens[to - 1]) && behind.has(next.key) && breaks(next.end)) return true;
  if (isHan(previous) && isHan(tokens[from]) && before.has(previous.key) && breaks(previous.start)) return true;
  if (to - from !== 1) return false;
  // A name of one character may be such a part itself.
  const { key } = tokens[from]!;
  return (
    (behind.has(key) && isHan(previous) && !ALONE.has(previous.key)) ||
    (before.has(key) && isHan(next) && !ALONE.has(next.key))
  );
}

function characters(list: string): ReadonlySet<string> {
  return new Set(list.replaceAll(' ', ''));
}
