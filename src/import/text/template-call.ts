/** A call of a template language inside prose: Hugo's `{{< name key="value" >}}`, MDN's `{{Name("value")}}`, Liquid's `{% name %}`. */
export interface TemplateCall {
  start: number;
  end: number;
  /** As it stands, in one line. */
  source: string;
  name: string;
  isClosing: boolean;
  named: ReadonlyMap<string, string>;
  listed: readonly string[];
  /** Whether its values stand in parentheses, as MDN's macros have them. */
  isFunction: boolean;
  /** What is wrong with the way it is written. */
  isFaulty: boolean;
}

const CALL =
  /\{\{([<%])((?:[^{}]|\{(?!\{)|\}(?!\}))*?)[>%]?\}{1,2}|\{%-?([^{}]*?)-?%\}|\{\{((?![<%])(?:[^{}]|\{(?!\{)|\}(?!\}))*?)\}\}/gu;

/** Every call in a text. Hugo's own escape, `{{</* … *\/>}}`, is none. */
export function templateCalls(text: string, isCode: (offset: number) => boolean): TemplateCall[] {
  return [...text.matchAll(CALL)].flatMap((found) => {
    const [source, hugo, inHugo, inLiquid, inBraces] = found;
    const inner = (inHugo ?? inLiquid ?? inBraces ?? '').trim();
    if (isCode(found.index) || inner.startsWith('/*')) return [];
    const start = found.index;
    const isWhole = hugo === undefined || source.endsWith(`${hugo === '<' ? '>' : '%'}}}`);
    return [
      {
        start,
        end: start + source.length,
        source: source.replace(/\s+/gu, ' '),
        ...parseInner(inner.replace(/\s+/gu, ' '), isWhole),
      },
    ];
  });
}

function parseInner(inner: string, isWhole: boolean): Omit<TemplateCall, 'start' | 'end' | 'source'> {
  const [, slash, name = '', rest = ''] = /^(\/?)\s*([\p{L}_][\p{L}\p{N}_.:/-]*)?(.*)$/u.exec(inner)!;
  const named = new Map<string, string>();
  const listed: string[] = [];
  let isFaulty = !isWhole || name === '';
  // `name="Deployment"`: the value of a parameter whose name was forgotten.
  const [, lone, after] = /^\s*=\s*(?:"([^"]*)")(.*)$/u.exec(rest) ?? [];
  if (lone !== undefined) {
    isFaulty = true;
    named.set('text', lone);
  }
  const inside = /^\s*\((.*)\)\s*$/u.exec(after ?? rest)?.[1];
  const call = inside ?? after ?? rest;
  for (const [, key, double, single, curly, bare] of call.matchAll(
    /(?:([\p{L}_][\p{L}\p{N}_-]*)\s*=\s*)?(?:"([^"]*)"|'([^']*)'|[“”«]([^“”»]*)[“”»]|([^\s,"'=/][^\s,"'=]*))/gu,
  )) {
    const value = double ?? single ?? curly ?? bare ?? '';
    if (key !== undefined) named.set(key, value);
    else listed.push(value);
    if (curly !== undefined) isFaulty = true;
  }
  return {
    name: name.replace(/\/$/u, ''),
    isClosing: slash === '/' || /^end/u.test(name),
    named,
    listed,
    isFunction: inside !== undefined,
    isFaulty,
  };
}
