import { describe, expect, test } from 'vitest';
import { firstSentence } from '../../src/html/first-sentence.ts';

/** Each text has its first sentence before the bar. */
const TEXTS: Record<string, readonly string[]> = {
  en: [
    '“Stop!” is a command. | It halts.',
    'A "Who\'s there?" prompt is a prompt that asks for a name. | It is rare.',
    'Yahoo! is a portal. | It is old.',
    'Who Wants to Be a Millionaire? is a television quiz. | It began.',
    'Warner Bros. Pictures is a studio. | It films.',
    'It dates from ca. 1900. | It is old.',
    'Acme Corp. Ltd. is a firm in Leeds. | It makes anvils.',
    'The index is published by Dow Jones & Co. Inc. | The index has 30 members.',
    'See https://example.com/a.b?c=d for it. | It is an address.',
    'The U.S. Army tested it first. | Others followed.',
    'The method was made in the U.S. | It spread soon.',
    'Dr. Smith named it in 1990. | The name stayed.',
    'A unit named after J. R. R. Tolkien. | It is small.',
    'A grid, e.g. Figure 2 or Fig. 3, of numbers. | More follows.',
    'A map (e.g. Mercator. It is old) of the world. | It is flat.',
    'Compare cf. Miller and others. | Then decide.',
    'Work by Miller et al. Chicago shows the opposite. | It was repeated.',
    'Made by Apple Inc. for phones. | Others copied it.',
    'St. Petersburg has one. | Moscow has two.',
    'The lecture by Prof. Dr. Jane Doe, Ph.D. of Boston, covers it. | It is online.',
    'It runs on Node.js and .NET. | It is fast.',
    'It costs No. 5 a day. | Then it stops.',
    'She said “Stop. Now.” and it stopped. | Nothing else happened.',
    'The process takes from 9 a.m. to 5 p.m. | It is slow.',
    'Is it a model? | Yes.',
    'It turns the switch on. | The light comes.',
    'This is vitamin C. | It is sour.',
    'It holds vs. Plan B as well. | Plan C fails.',
    'Sen. J. Brown of D.C. Heights wrote it. | Others read it.',
    'Version 3.5. | The next is 4.',
    'It is the state of the art. | Models use it.',
    'The answer is no. | Others disagree.',
    'See vol. II of the book. | It is long.',
    'A picture has 4 parts, approx. Half are used. | Others wait.',
  ],
  de: [
    'Die Firma hat ca. 200 Leute. | Sie wächst.',
    'Das Gerät hat max. 5 Watt. | Es ist klein.',
    'Die Dr. Oetker GmbH & Co. KG ist eine Firma. | Sie backt.',
    'Das gilt lt. Gesetz immer. | Es ist so.',
    'Yahoo! ist ein Portal. | Es ist alt.',
    'Ein Modell, z.B. Latent Diffusion, malt Bilder. | Es ist schnell.',
    'Ein Modell, z. B. Latent Diffusion, malt Bilder. | Es ist schnell.',
    'Ein Bild, d. h. Pixel in Reihen, hat Farben. | Es ist bunt.',
    'Am 3. Mai 2026 begann es. | Danach ging es weiter.',
    'Im 19. Jahrhundert kannte man es nicht. | Heute schon.',
    'Siehe Art. 5 Abs. 2 Satz 1 der Verordnung. | Sie gilt seit 2026.',
    'Dr. Müller und Prof. Schmidt fanden es. | Es half.',
    'Es gilt seit 2026. | Danach gilt anderes.',
    'Farben, Formen usw. | Das ist alles.',
    'Ein Verfahren von J. S. Bach. | Er war Musiker.',
    'Vgl. Anhang B und Nr. 7 der Liste. | Dort steht es.',
    'Der sog. Seed bestimmt das Bild. | Er ist eine Zahl.',
    'Die Formel gilt (vgl. Kap. III. Dort mehr) immer. | Das ist bewiesen.',
    'Die Fa. Braun GmbH baut es. | Es ist teuer.',
    'Hrsg. ist Dr. phil. Anna Groß mit Dr. med. Otto Klein. | Mehr weiß keiner.',
    'Ca. 5 Mio. Euro kostet es. | Das ist viel.',
    'Es endet am 31. Dezember um 12 Uhr. | Danach ist Ruhe.',
    'Ludwig XIV. von Frankreich besaß es. | Er war reich.',
  ],
  fr: [
    'Jean-J. Rousseau est un philosophe. | Il marche.',
    'Que faire !? est un cri. | Il est fort.',
    'M. Dupont l’a inventé. | Il vivait à Paris.',
    'Le terme, cf. Annexe B, est ancien. | Il vient du grec.',
    'Un modèle, p. ex. Stable Diffusion, dessine. | Il est rapide.',
    'Selon l’art. L. 121 du code, c’est permis. | Sinon non.',
    'En 52 av. J.-C. César gagna. | Il partit.',
    'Inventé par Mme. Curie et le Dr. Roux. | Ils ont gagné.',
    'Voir la fig. A et le chap. B du livre. | Puis la suite.',
  ],
  es: [
    'El «¡basta!» de Juan es un grito. | Es fuerte.',
    '¿Quién quiere ser millonario? es un concurso. | Es largo.',
    'La empresa es Telefónica, S. A. | Llama.',
    'El Sr. García lo inventó. | Era ingeniero.',
    'Un modelo, p. ej. Stable Diffusion, dibuja. | Es rápido.',
    'En EE. UU. Microsoft lo usa. | Es común.',
    'La Dra. Ruiz y el Prof. Gómez lo hallaron. | Les ayudó.',
    'Véase el art. V, núm. 2, del libro. | Es largo.',
    'Según Ud. Martínez es el autor. | Él lo niega.',
  ],
  pt: [
    'A Cia. Acme é uma empresa. | Vende.',
    'O art. 5º, inc. II, da lei fixa a regra. | Vale.',
    'Yahoo! é um portal. | É antigo.',
    'O Sr. Silva inventou isto. | Ele era engenheiro.',
    'Um modelo, p. ex. Stable Diffusion, desenha. | Ele é rápido.',
    'A Dra. Souza e o Prof. Lima acharam. | Foi bom.',
    'Ver o art. V e a pág. X do livro. | Depois o resto.',
  ],
  ar: [
    '«قف!» أمر. | وهو قصير.',
    'الصيغ (PNG إلخ.) كثيرة. | وهي شائعة.',
    'اخترعه د. أحمد في عام 1990. | ثم انتشر.',
    'هو نموذج يولد الصور. | وهو سريع.',
  ],
  hi: [
    '"रुको!" एक आदेश है। | यह छोटा है।',
    'बी. आर. अंबेडकर नेता थे। | वे लेखक थे।',
    'एम.ए. एक उपाधि है। | यह पुरानी है।',
    'पिक्सेल एक बिंदु है. | यह छोटा है.',
    'डॉ. शर्मा ने इसे बनाया। | यह तेज़ है।',
    'यह एक मॉडल है। | यह चित्र बनाता है।',
  ],
  ja: [
    '「止まれ。」は命令である。| 短い。',
    '彼は「本当？」と聞いた。| 去った。',
    '米国（U.S.）は国である。| 大きい。',
    '約3.5倍、No. 5などである。| 次。',
    '著者はDr. Smithである。| 次。',
    'Mr. Childrenはバンドである。| 歌う。',
    'これはモデルです。| とても速いです。',
    'バージョン3.5です。| 次は4です。',
  ],
  ko: [
    '미국(U.S.)은 나라이다. | 크다.',
    '"멈춰!"는 명령이다. | 짧다.',
    '이 법은 2024. 1. 1. 시행되었다. | 엄하다.',
    '줄임표... 는 생략을 나타낸다. | 점이다.',
    'Yahoo!는 포털이다. | 크다.',
    '이것은 모델입니다. | 빠릅니다.',
    'J. K. 롤링이 썼다. | 유명하다.',
  ],
  zh: [
    '“停！”是命令。| 它很短。',
    '《你好，李焕英！》是电影。| 它很红。',
    '美国（U.S.）是国家。| 它很大。',
    '这是一个模型。| 它很快。',
    '由 J. Smith 发明。| 他是工程师。',
  ],
};

describe('the first sentence', () => {
  for (const [language, texts] of Object.entries(TEXTS))
    test.each(texts)(`in ${language}: %s`, (text) => {
      const [first, rest] = text.split('|').map((part) => part.trim()) as [string, string];
      const space = language === 'ja' || language === 'zh' ? '' : ' ';
      expect(firstSentence(`${first}${space}${rest}`, language)).toBe(first);
    });

  test.each([
    ['Yahoo! Answers', 'Yahoo! Answers was a question site. | It closed.'],
    ['Yahoo!', 'A portal such as Yahoo! Answers many. | It is old.'],
    ['Lens', 'Lens. A lens is a piece of glass. | It bends light.'],
  ])('does not end inside the name %s', (name, text) => {
    const [first, rest] = text.split(' | ');
    expect(firstSentence(`${first} ${rest}`, 'en', name)).toBe(first);
  });

  test('is the whole paragraph where none ends', () => {
    expect(firstSentence('A number without a period\n\nMore.', 'en')).toBe('A number without a period');
  });

  test('takes no time in a text of abbreviations', () => {
    expect(firstSentence('Dr. Mr. '.repeat(100_000), 'en').length).toBeLessThan(1_000);
  });
});

test.each(['el', 'fi', 'sv', 'ru', 'it', 'nl', 'tr', 'he', 'am', 'und'])(
  'a language without lists of its own: %s',
  (language) => {
    expect(firstSentence('These are words. Others follow.', language)).toBe('These are words.');
  },
);
