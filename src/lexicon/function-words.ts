import { baseLanguage } from './base-language.ts';

/**
 * Articles, pronouns, prepositions, conjunctions, particles, and common forms of auxiliary verbs. In a text they are
 * nearly always grammar, not a mention of a term with such a name.
 */
const FUNCTION_WORDS: Record<string, ReadonlySet<string>> = {
  en: words(`
    a an the this that these those some any no every each either neither both all such what which who whom whose
    i me my mine we us our ours you your yours he him his she her hers it its they them their theirs one oneself
    and or nor but so yet if then than as because since while whereas though although unless until whether
    of in on at to from by for with without into onto upon about above below under over between among through during before after against off out up down
    be am is are was were been being have has had having do does did done doing can could will would shall should may might must
    not only also too very just still ever never here there where when why how again once
  `),
  de: words(`
    der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner keines dieser diese dieses diesen diesem jener jene jenes jeder jede jedes
    ich mich mir mein du dich dir dein er ihn ihm sein sie ihr ihnen es wir uns unser euch euer man sich wer wen wem was welcher welche welches
    und oder aber denn sondern doch wenn weil dass ob als wie da damit obwohl während bis bevor nachdem sobald
    in im an am auf aus bei beim mit nach von vom vor zu zum zur über unter zwischen durch für gegen ohne um seit neben hinter
    bin bist ist sind seid war waren gewesen sein habe hast hat haben hatte hatten werde wird werden wurde wurden kann können konnte soll sollen muss müssen darf dürfen will wollen mag mögen
    nicht nur auch noch schon sehr so mehr immer nie hier dort wo wann warum
  `),
  fr: words(`
    le la les un une des du de au aux ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs quel quelle quels quelles aucun aucune chaque tout toute tous toutes
    je me moi tu te toi il elle on nous vous ils elles lui eux se soi y en qui que quoi dont où
    et ou mais donc or ni car si comme quand lorsque puisque parce
    à dans par pour sur sous sans avec entre vers chez contre avant après pendant depuis dès
    être est sont suis es sommes êtes était étaient été sera seront avoir ai as a avons avez ont avait avaient eu aura faire fait peut peuvent doit doivent
    ne pas plus moins très aussi encore déjà jamais toujours ici là
  `),
  es: words(`
    el la los las lo un una unos unas este esta estos estas ese esa esos esas aquel aquella aquellos aquellas mi mis tu tus su sus nuestro nuestra nuestros nuestras algún ningún cada todo toda todos todas
    yo me mí tú te ti él ella ello nosotros vosotros ellos ellas usted ustedes le les nos os se sí que quien quienes cual cuales cuyo cuya qué quién cuál
    y e o u pero sino ni si como cuando porque aunque mientras pues
    de del a al en por para con sin sobre entre hasta desde hacia contra según ante bajo tras durante
    ser es son soy eres somos era eran fue fueron sido siendo sea sean será estar está están estoy estaba estaban haber ha han he hay había habían tener tiene tienen puede pueden debe deben
    no más menos muy también ya nunca siempre aquí allí donde así
  `),
  pt: words(`
    o a os as um uma uns umas este esta estes estas esse essa esses essas isto isso aquele aquela aqueles aquelas aquilo meu minha meus minhas seu sua seus suas nosso nossa nossos nossas cada todo toda todos todas algum nenhum
    eu me mim tu te ti ele ela nós vós eles elas você vocês lhe lhes nos vos se si que quem qual quais cujo cuja
    e ou mas nem se como quando porque embora enquanto pois
    de do da dos das em no na nos nas a ao à aos às por pelo pela pelos pelas para com sem sobre entre até desde contra segundo ante sob após durante
    ser é são sou és somos era eram foi foram sido sendo seja sejam será estar está estão estou estava estavam haver há havia ter tem têm tinha pode podem deve devem
    não mais menos muito também já nunca sempre aqui ali onde assim
  `),
};

/** Whether a word is a function word of the language; false for languages without a list. */
export function isFunctionWord(word: string, language: string): boolean {
  return FUNCTION_WORDS[baseLanguage(language)]?.has(word.toLowerCase()) ?? false;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/u));
}
