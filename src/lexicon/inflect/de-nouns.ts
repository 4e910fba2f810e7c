/** Endings of nouns with a plural in -er, with an umlaut if the vowel can have one: “Bilder”, “Wörter”. */
export const inEr =
  /(?:amt|bad|band|bild|blatt|brett|buch|dach|denkmal|dorf|fach|fass|feld|geist|geld|geschlecht|gesicht|gespenst|gewand|glas|glied|(?:^|b|l|ab|halb)gott|grab|gut|haupt|haus|holz|^horn|huhn|(?:irr|reich|alter|heilig|herzog|fürsten|kaiser|besitz)tum|kalb|kind|kleid|^korn|samenkorn|kraut|lamm|land|licht|lied|loch|^mann|fachmann|maul|^mund|nest|(?<!g)rad|rand|rind|schild|schloss|schwert|strauch|^tal|tuch|volk|wald|wort)$/u;

/** Endings of nouns with a plural in -e and an umlaut: “Räume”, “Datensätze”. */
export const withUmlaut =
  /(?:raum|baum|traum|schaum|zaun|satz|platz|schatz|block|stock|kopf|knopf|topf|^ton|farbton|strom|fluss|schluss|schuss|kuss|fuß|gruß|zug|flug|krug|spruch|bruch|wurf|plan|gang|fang|hang|klang|rang|strang|zwang|fall|ball|stall|wall|bach|(?<!quad|appa)rat|draht|naht|stadt|hand|wand|brand|stand|strand|macht|nacht|kraft|gast|^ast|kunst|brust|bauch|brauch|schlauch|lauf|kauf|haut|maus|kamm|damm|schwamm|stamm|kampf|dampf|korb|stoß|frosch|klotz|wolf|schlag|trag|stab|arzt|markt|(?<!kom)pass|^chor|hof|turm|sturm|wurm|wunsch|sprung|schwung|hals|kanal|altar|palast|druck|anlass|erlass|grund|bund|zahn|stuhl|pfahl|schrank|bart|busch|darm|duft|dunst|frost|fuchs|hahn|^hut|schutzhut|kran|kranz|lohn|rumpf|^saft|sarg|schacht|schub|schwanz|schwarm|sohn|sumpf|tanz|^zoll|zopf|gesang|angst|frucht|schnur|^kuh|luft|faust|gans|^not|nuss|wurst|kunft|braut|laus|axt)$/u;

/** Endings of loanwords that are inflected with -s only: other endings would make other words (“testen”, “starten”, “Linke”). */
export const loanwords =
  /(?:^(?:app|bot|in|log|map|off|on|out|port|set|tag|up|web)|account|array|backend|backup|bit|blog|boolean|branch|bug|build|byte|cache|card|chat|chatbot|chip|client|cloud|cluster|code|commit|container|controller|cookie|decoder|deployment|download|encoder|endpoint|event|export|feature|feed|file|firewall|framework|frontend|gateway|host|import|input|interface|issue|job|kernel|label|layer|link|live|login|loop|merge|namespace|node|output|patch|pipeline|plugin|pod|pointer|pool|prompt|proxy|pull|push|query|release|repo|request|router|scheduler|script|server|service|shop|shot|stack|start|stop|string|style|task|team|test|thread|token|tool|transformer|trigger|update|upload|user|volume|wallet|worker|workflow|workload)$/u;

/** Endings of feminine nouns with a plural in -en. */
export const inEn =
  /(?:ung|heit|keit|schaft|ion|ität|ik|(?<!schn)ur|enz|anz|ei|art|bahn|form|last|schicht|sicht|tür|uhr|wahl|zahl|zeit|antwort|welt|arbeit|tat|saat|pflicht|schrift|burg|gefahr|spur|norm|figur|instanz|thek)$/u;

/** All forms of irregular nouns, and of nouns that a rule would turn into another word. */
export const irregular: ReadonlyMap<string, readonly string[]> = new Map([
  ['adverb', ['adverbs', 'adverbien']],
  ['atlas', ['atlanten', 'atlasse', 'atlassen', 'atlasses']],
  ['auge', ['auges', 'augen']],
  ['bank', ['banken', 'bänke', 'bänken']],
  ['bonus', ['boni', 'bonusse', 'bonussen']],
  ['bus', ['busse', 'bussen', 'busses']],
  ['campus', []],
  ['chaos', []],
  ['datum', ['datums']],
  ['daten', []],
  ['ei', ['eier', 'eiern', 'eies']],
  ['eigentum', ['eigentums']],
  ['ende', ['endes', 'enden']],
  ['erbe', ['erbes', 'erben']],
  ['examen', ['examens', 'examina']],
  ['faktum', ['faktums', 'fakten']],
  ['firma', ['firmen']],
  ['fokus', ['fokusse', 'fokussen']],
  ['fossil', ['fossils', 'fossilien']],
  ['gehalt', ['gehalts', 'gehaltes', 'gehalte', 'gehalten', 'gehälter', 'gehältern']],
  ['genus', ['genera']],
  ['globus', ['globen', 'globusse', 'globussen', 'globusses']],
  ['herr', ['herrn', 'herren']],
  ['herz', ['herzen', 'herzens']],
  ['indiz', ['indizes', 'indizien']],
  ['interesse', ['interesses', 'interessen']],
  ['kaktus', ['kakteen', 'kaktusse', 'kaktussen']],
  ['kapital', ['kapitals', 'kapitale', 'kapitalien']],
  ['kasus', []],
  ['komma', ['kommas', 'kommata']],
  ['konsensus', []],
  ['konto', ['konten', 'kontos']],
  ['korpus', ['korpora']],
  ['kosmos', []],
  ['kosten', []],
  ['kürbis', ['kürbisse', 'kürbissen', 'kürbisses']],
  ['kurs', ['kurse', 'kursen', 'kurses']],
  ['leute', ['leuten']],
  ['lexikon', ['lexikons', 'lexika', 'lexiken']],
  ['luxus', []],
  ['material', ['materials', 'materialien']],
  ['mensch', ['menschen']],
  ['mineral', ['minerals', 'minerale', 'mineralen', 'mineralien']],
  ['modus', ['modi']],
  ['nomen', ['nomens', 'nomina']],
  ['opus', ['opera']],
  ['partizip', ['partizips', 'partizipien']],
  ['pizza', ['pizzas', 'pizzen']],
  ['pronomen', ['pronomens', 'pronomina']],
  ['radius', ['radien']],
  ['prinzip', ['prinzips', 'prinzipes', 'prinzipe', 'prinzipen', 'prinzipien']],
  ['privileg', ['privilegs', 'privilegien']],
  ['reptil', ['reptils', 'reptilien']],
  ['risiko', ['risikos', 'risiken']],
  ['saal', ['säle', 'sälen', 'saals', 'saales']],
  ['semikolon', ['semikolons', 'semikola']],
  ['skala', ['skalen', 'skalas']],
  ['stadion', ['stadions', 'stadien']],
  ['status', []],
  ['stimulus', ['stimuli']],
  ['tempus', ['tempora']],
  ['verb', ['verbs', 'verben']],
  ['villa', ['villen']],
  ['virus', ['viren']],
  ['visum', ['visums', 'visa', 'visen']],
  ['wachstum', ['wachstums']],
  ['zirkus', ['zirkusse', 'zirkussen', 'zirkusses']],
  ...withUmlautOnly(
    'acker apfel boden bogen bruder faden garten graben hafen hammer kasten kloster laden magen mangel mantel mutter nagel ofen ' +
      'sattel schaden schnabel tochter vater vogel',
  ),
]);

/** Irregular nouns that stand at the end of compounds: “Dateisystemrisiko” is inflected like “Risiko”. */
export const inCompounds =
  /(?<=\p{L}{2})(?:(?<!sch)atlas|auge|boden|bogen|(?<!ka)datum|(?<!sc)herz|(?<=wochen|jahres|monats|lebens|satz|zeilen|datei|projekt|quartals|vertrags)ende|examen|firma|garten|gehalt|globus|graben|hafen|interesse|kasten|kosten|konto|korpus|kurs|lexikon|material|mensch|modus|nagel|pronomen|radius|risiko|saal|schaden|skala|verb|virus|vogel|wachstum)$/u;

/** Masculine nouns whose genitive adds a letter: “des Namens”. */
export const inNs = /(?:name|gedanke|glaube|wille|buchstabe|funke|friede|haufe|^same)$/u;

/** Neuter and masculine nouns in -e, with a genitive in -s. */
export const neuterInE =
  /(?:(?<!ü)ge(?:bäude|birge|bilde|fälle|fäße|füge|hege|häuse|lände|mälde|misch[e]|müse|päck[e]|rede|triebe|treide|webe|werbe|winde|wölbe)|tee|schnee|^see|klee|komitee|gelee|klischee|knie|käse)$/u;

/** Nouns of which only the vowel of the plural differs: “Häfen”. */
function withUmlautOnly(nouns: string): [string, string[]][] {
  return nouns.split(' ').map((noun) => {
    const plural = noun.replace(/[aou](?=[^aou]*$)/u, (vowel) => ({ a: 'ä', o: 'ö', u: 'ü' })[vowel]!);
    const isFeminine = noun === 'mutter' || noun === 'tochter';
    return [noun, [plural, ...(/n$/u.test(plural) ? [] : [`${plural}n`]), ...(isFeminine ? [] : [`${noun}s`])]];
  });
}

/** Endings of plurals and the endings of their singulars. No singular has any of these plural endings. */
export const singularOf: readonly (readonly [RegExp, string])[] = [
  [/(ung|heit|keit|schaft|ion|ität|(?<!gr)enz|(?<!pfl)anz|[st]or|zahl|schicht)en$/u, '$1'],
  [/(t|r|n)innen$/u, '$1in'],
  [/nisse$/u, 'nis'],
  [/(rithm|ism|rhythm)en$/u, '$1us'],
  [/matrizen$/u, 'matrix'],
  [/(ind|vert)i[zc]es$/u, '$1ex'],
  [/(schem|them|dram)ata$/u, '$1a'],
  [/(gor|ser|theor|strateg|technolog|bibliothek|batter|kop|lin)ien$/u, '$1ie'],
  [/(med|kriter|stud|ministr)ien$/u, '$1ium'],
  [/prinzipien$/u, 'prinzip'],
  [/(zentr|spektr|muse|alb)en$/u, '$1um'],
  [/(max|min|opt)ima$/u, '$1imum'],
  [/(prakt|antibiot|spezif|period)ika$/u, '$1ikum'],
  [/atlanten$/u, 'atlas'],
  [/(firm|skal|vill)en$/u, '$1a'],
  [/(kont|risik)en$/u, '$1o'],
  [/lexika$/u, 'lexikon'],
  [/viren$/u, 'virus'],
  [/modi$/u, 'modus'],
  [/korpora$/u, 'korpus'],
  [/radien$/u, 'radius'],
  [/(material|mineral|fossil|reptil)ien$/u, '$1'],
  [/(?<=ad)verbien$/u, 'verb'],
  [/namen$/u, 'name'],
  [/buchstaben$/u, 'buchstabe'],
  [
    /(maske|ebene|grenze|quelle|ressource|variable|tabelle|schwelle|größe|klasse|methode|sprache|reihe|stufe|stelle|frage|gruppe|kette|liste|menge|zeile|spalte|seite|farbe|kante|achse|regel|vorlage|gabe|schleife|brücke|adresse|lücke|karte|rolle|wolke|kachel)n$/u,
    '$1',
  ],
  [
    /(modell|netz|netzwerk|objekt|projekt|konzept|system|problem|protokoll|dokument|element|argument|wert|punkt|schritt|gerät|dienst|typ|format|attribut|skript|paket|zertifikat|gewicht|prozess|befehl|begriff|zugriff|angriff|ziel|spiel|bereich|algorithm|verzeichnis|ereignis|ergebnis|film|werkzeug|kommentar)e$/u,
    '$1',
  ],
];
