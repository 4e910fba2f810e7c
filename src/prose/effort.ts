import type { Table } from 'mdast';
import type { Construct, Extension, ParseContext } from 'micromark-util-types';
import type { Position } from '../diagnostics/position.ts';

/** Why a text isn't read. */
export interface ProseFault {
  rule: 'too-deep' | 'too-much';
  at: Position;
  /** Completes “The text has …”. */
  what: string;
}

/**
 * What the prose of one page may cost to read. Each limit is far above what people write; without it, a text of a megabyte
 * could take minutes or gigabytes, as some steps of the parser take the square of these numbers.
 */
const MOST = {
  lines: 15_000,
  /** Headings with a line below: for each, the parser copies all that it has read so far. */
  underlines: 500,
  /** Quotes and items of lists, for which it does the same. */
  containers: 8_000,
  /** Quotes, each of which costs as much as a list of some hundred lines. */
  quotes: 1_000,
  /** Meanings in definition lists; the parser moves all that follows one. */
  meanings: 2_000,
  /** Characters that can begin or end something in Markdown: each takes about a kilobyte while it is read. */
  signs: 40_000,
  definitions: 2_000,
  /** The signs of a paragraph times its length, for all paragraphs together. */
  work: 100_000_000,
  cells: 10_000,
  /** The length of a paragraph, whatever stands in it: each of its words is looked at together with all others. */
  paragraph: 100_000,
  /** Lengths of runs of backticks in a paragraph: for each, the parser looks for a run that closes it. */
  fences: 20,
};

/** A shorter page stays below all limits. */
const SMALL = 5_000;

/** Sums up what reading a page costs. Every prose of a page is given to the same one. */
export class Effort {
  #length = 0;
  #lines = 0;
  #signs = 0;
  #definitions = 0;
  #underlines = 0;
  #containers = 0;
  #quotes = 0;
  #meanings = 0;
  #work = 0;
  #cells = 0;

  /** Whether so little was given so far that nothing has to be counted while it is parsed. */
  get isSmall(): boolean {
    return this.#length <= SMALL;
  }

  /** Counts a text before it is parsed. */
  add(text: string): ProseFault | undefined {
    this.#length += text.length;
    if (this.isSmall) return undefined;
    this.#lines += text.split('\n').length;
    this.#signs += signsIn(text);
    this.#definitions += text.split(']:').length - 1;
    this.#underlines += text.match(UNDERLINE)?.length ?? 0;
    this.#containers += containersIn(text);
    this.#quotes += quotesIn(text);
    this.#meanings += text.match(MEANING)?.length ?? 0;
    const [what, most] =
      this.#lines > MOST.lines
        ? [`${this.#lines} lines`, MOST.lines]
        : this.#signs > MOST.signs
          ? [`${this.#signs} characters that mean something in Markdown, such as [ * and &`, MOST.signs]
          : this.#definitions > MOST.definitions
            ? [`${this.#definitions} definitions of links`, MOST.definitions]
            : this.#underlines > MOST.underlines
              ? [`${this.#underlines} headings with a line below them`, MOST.underlines]
              : this.#containers > MOST.containers
                ? [`${this.#containers} quotes and items of lists`, MOST.containers]
                : this.#quotes > MOST.quotes
                  ? [`${this.#quotes} quotes`, MOST.quotes]
                  : this.#meanings > MOST.meanings
                    ? [`${this.#meanings} lines that begin with a colon`, MOST.meanings]
                    : [];
    if (what === undefined) return undefined;
    return { rule: 'too-much', at: { line: 1, column: 1 }, what: `${what}: expected at most ${most} on a page` };
  }

  /** Counts the cells of a table. Missing ones are added to its rows, so that a short text can have millions. */
  addTable({ align, children, position }: Table): ProseFault | undefined {
    this.#cells += (align?.length ?? 0) * children.length;
    return this.#cells > MOST.cells && position
      ? {
          rule: 'too-much',
          at: { line: position.start.line, column: position.start.column },
          what: `tables with ${this.#cells} cells: expected at most ${MOST.cells} on a page`,
        }
      : undefined;
  }

  /**
   * An extension of micromark that counts each paragraph, heading and cell when its inline Markdown is read. Only the parser
   * itself knows where these begin and end.
   * @throws TooMuch from the parser
   */
  get syntax(): Extension {
    const watched = new WeakSet<ParseContext>();
    const watch = (parser: ParseContext): void => {
      if (!watched.has(parser)) this.#watch(parser);
      watched.add(parser);
    };
    const construct: Construct = {
      name: 'effort',
      tokenize(_, __, nok) {
        watch(this.parser);
        return nok;
      },
    };
    return { flow: { null: construct } };
  }

  #watch(parser: ParseContext): void {
    const { text } = parser;
    parser.text = (from) => {
      const tokenizer = text(from);
      const { write } = tokenizer;
      let [length, signs] = [0, 0];
      const runs = new Set<number>();
      tokenizer.write = (chunks) => {
        for (const chunk of chunks) {
          if (typeof chunk !== 'string') continue;
          length += chunk.length;
          signs += signsIn(chunk);
          if (chunk.includes('`')) for (const [run] of chunk.matchAll(/`+/gu)) runs.add(run.length);
        }
        const before = this.#work;
        const what =
          before + signs * length > MOST.work
            ? `a paragraph of ${length} characters with ${signs} Markdown signs`
            : length > MOST.paragraph
              ? `a paragraph of ${length} characters: expected at most ${MOST.paragraph}`
              : runs.size > MOST.fences
                ? `a paragraph with runs of backticks in ${runs.size} lengths`
                : undefined;
        if (what !== undefined) throw new TooMuch({ rule: 'too-much', at: from!, what });
        if (chunks.at(-1) === null) this.#work += signs * length;
        return write(chunks);
      };
      return tokenizer;
    };
  }
}

/** Thrown while a text is parsed, because a parser can be stopped in no other way. */
export class TooMuch extends Error {
  readonly fault: ProseFault;
  /** Whether its position is one of the author's file, and not of the text. */
  readonly isPlaced: boolean;

  constructor(fault: ProseFault, isPlaced = false) {
    super(fault.what);
    this.fault = fault;
    this.isPlaced = isPlaced;
  }
}

/** A line that makes a heading of the one above it. */
const UNDERLINE = /^[ \t>]*(?:=+|-+)[ \t]*$/gmu;

/** A line that may say what a word in a definition list means. */
const MEANING = /^[ \t>]*:[ \t]/gmu;

/** The marks at the beginning of a line that open or go on with a quote or a list. */
function containersIn(text: string): number {
  let count = 0;
  for (const [margin] of text.matchAll(
    /^[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])(?:[ \t>]|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))*/gmu,
  ))
    count += margin.match(/>|[-+*](?=[ \t])|[.)]/gu)?.length ?? 0;
  return count;
}

/** Lines that begin a quote: after a line without its mark, or in a list item of their own. */
function quotesIn(text: string): number {
  let count = 0;
  let isInQuote = false;
  for (const line of text.split('\n')) {
    const [margin, items] = /^[ \t]*((?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*)>/u.exec(line) ?? [];
    if (margin !== undefined && (!isInQuote || items !== '')) count += 1;
    isInQuote = margin !== undefined;
  }
  return count;
}

const SIGNS = new Uint8Array(128);
for (const sign of '[]!*_`<&\\$~|\t') SIGNS[sign.charCodeAt(0)] = 1;

function signsIn(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 128) count += SIGNS[code]!;
  }
  return count;
}
