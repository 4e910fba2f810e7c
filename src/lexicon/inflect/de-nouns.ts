/** Endings of nouns with a plural in -er, with an umlaut if the vowel can have one: “Bilder”, “Wörter”. */
export const inEr =
  /(?:amt|bad|band|bild|blatt|brett|buch|dach|dorf|fach|fass|feld|geld|gesicht|glas|glied|grab|gut|haupt|haus|holz|kind|kleid|kraut|lamm|land|licht|lied|loch|maul|nest|(?<!g)rad|rand|schild|schloss|schwert|tuch|volk|wald|wort)$/u;

/** Endings of nouns with a plural in -e and an umlaut: “Räume”, “Datensätze”. */
export const withUmlaut =
  /(?:raum|baum|traum|schaum|zaun|satz|platz|schatz|block|stock|kopf|knopf|topf|^ton|farbton|strom|fluss|schluss|schuss|kuss|fuß|gruß|zug|flug|krug|spruch|bruch|wurf|plan|gang|fang|hang|klang|rang|strang|zwang|fall|ball|stall|wall|bach|(?<!quad|appa)rat|draht|naht|stadt|hand|wand|brand|stand|strand|macht|nacht|kraft|gast|^ast|kunst|brust|bauch|brauch|schlauch|lauf|kauf|haut|maus|kamm|damm|schwamm|stamm|kampf|dampf|korb|stoß|frosch|klotz|wolf|schlag|trag|stab|arzt|markt|(?<!kom)pass|^chor|hof|turm|sturm|wurm|wunsch|sprung|schwung|hals|kanal|altar|palast|druck|anlass|erlass|grund|bund|zahn|stuhl|pfahl|schrank)$/u;

/** Endings of loanwords that are inflected with -s only: other endings would make other words (“testen”, “starten”, “Linke”). */
export const loanwords =
  /(?:^(?:app|bot|in|log|map|off|on|out|port|set|tag|up|web)|account|array|backend|backup|bit|blog|boolean|branch|bug|build|byte|cache|card|chat|chatbot|chip|client|cloud|cluster|code|commit|container|controller|cookie|decoder|deployment|download|encoder|endpoint|event|export|feature|feed|file|firewall|framework|frontend|gateway|host|import|input|interface|issue|job|kernel|label|layer|link|live|login|loop|merge|namespace|node|output|patch|pipeline|plugin|pod|pointer|pool|prompt|proxy|pull|push|query|release|repo|request|router|scheduler|script|server|service|shop|shot|stack|start|stop|string|style|task|team|test|thread|token|tool|transformer|trigger|update|upload|user|volume|wallet|worker|workflow|workload)$/u;

/** Endings of feminine nouns with a plural in -en. */
export const inEn =
  /(?:ung|heit|keit|schaft|ion|ität|ik|ur|enz|anz|ei|art|bahn|form|last|schicht|sicht|tür|uhr|wahl|zahl|zeit|antwort|welt|arbeit|tat|saat|pflicht|schrift|burg|gefahr|spur|norm|figur|instanz|thek)$/u;

/** All forms of irregular nouns, and of nouns that a rule would turn into another word. */
export const irregular: ReadonlyMap<string, readonly string[]> = new Map([
  ['bonus', ['boni', 'bonusse', 'bonussen']],
  ['bus', ['busse', 'bussen', 'busses']],
  ['datum', ['datums']],
  ['fokus', ['fokusse', 'fokussen']],
  ['genus', ['genera']],
  ['konsensus', []],
  ['korpus', ['korpora']],
  ['konto', ['konten', 'kontos']],
  ['kurs', ['kurse', 'kursen', 'kurses']],
  ['modus', ['modi']],
  ['mutter', ['mütter', 'müttern']],
  ['radius', ['radien']],
  ['saal', ['säle', 'sälen', 'saals', 'saales']],
  ['status', []],
  ['stimulus', ['stimuli']],
  ['tochter', ['töchter', 'töchtern']],
  ['vater', ['väter', 'vätern', 'vaters']],
  ['virus', ['viren']],
  ['vogel', ['vögel', 'vögeln', 'vogels']],
  ['mangel', ['mängel', 'mängeln', 'mangels']],
  ['boden', ['böden', 'bodens']],
  ['faden', ['fäden', 'fadens']],
  ['garten', ['gärten', 'gartens']],
  ['hafen', ['häfen', 'hafens']],
  ['kasten', ['kästen', 'kastens']],
  ['laden', ['läden', 'ladens']],
  ['schaden', ['schäden', 'schadens']],
  ['herz', ['herzen', 'herzens']],
  ['name', ['namen']],
  ['daten', []],
  ['kosten', []],
  ['leute', ['leuten']],
]);

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
  [/(zentr|spektr|muse)en$/u, '$1um'],
  [
    /(maske|ebene|grenze|quelle|ressource|variable|tabelle|schwelle|größe|klasse|methode|sprache|reihe|stufe|stelle|frage|gruppe|kette|liste|menge|zeile|spalte|seite|farbe|kante|achse|regel|vorlage|gabe|schleife|brücke|adresse|lücke|karte|rolle|wolke|kachel)n$/u,
    '$1',
  ],
  [
    /(modell|netz|netzwerk|objekt|projekt|konzept|system|problem|protokoll|dokument|element|argument|wert|punkt|schritt|gerät|dienst|typ|format|attribut|skript|paket|zertifikat|gewicht|prozess|befehl|begriff|zugriff|angriff|ziel|spiel|bereich|algorithm|verzeichnis|ereignis|ergebnis|film|werkzeug|kommentar)e$/u,
    '$1',
  ],
];
