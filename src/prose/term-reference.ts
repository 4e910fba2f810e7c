import type { PhrasingContent } from 'mdast';
import type { Extension as FromMarkdown } from 'mdast-util-from-markdown';
import type { Code, Construct, Effects, Extension, State } from 'micromark-util-types';
import type { Node } from 'unist';
import { BAR } from './reserved.ts';

/**
 * `[[latent space]]`, `[[latent space|*spaces* like this one]]` or `[[latent space#Its size]]`: a reference to a term by one
 * of its names, or to a heading; `[[#Its size]]` leads to a heading of the same page.
 */
export interface TermReference extends Node {
  type: 'termReference';
  /** As written: a headword, an alias, an abbreviation or a file name, perhaps with `#` and a heading. */
  name: string;
  /** What the link says. */
  label: string;
  /** The same with its emphasis, code and formulas, if there are any. */
  children?: PhrasingContent[];
}

declare module 'mdast' {
  interface PhrasingContentMap {
    termReference: TermReference;
  }
  interface RootContentMap {
    termReference: TermReference;
  }
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    termReference: 'termReference';
    termReferenceText: 'termReferenceText';
  }
}

/** A bar, in a table perhaps escaped. */
const SEPARATOR = new RegExp(`\\\\?\\||${BAR}`, 'u');

const OPEN = 91;
const CLOSE = 93;
const PAREN = 40;

const construct: Construct = { name: 'termReference', tokenize };

/** The syntax, for micromark. `[[text]](address)` remains a Markdown link. */
export const termReferenceSyntax: Extension = { text: { [OPEN]: construct } };

/** The conversion to an mdast node. */
export const termReferenceNode: FromMarkdown = {
  enter: {
    termReference(token) {
      this.enter({ type: 'termReference', name: '', label: '' }, token);
    },
  },
  exit: {
    termReference(token) {
      const node = this.stack.at(-1) as unknown as TermReference;
      const inner = this.sliceSerialize(token).slice(2, -2).replace(/\s+/gu, ' ').trim();
      const [name = '', ...words] = inner.split(SEPARATOR).map((part) => part.trim());
      const label = words.join('|');
      node.name = name;
      node.label = label || labelOf(name);
      this.exit(token);
    },
  },
};

/** “Controller#Replica sets” says “Controller › Replica sets”. The sign of “C#” and “F#-Script” belongs to the name. */
function labelOf(name: string): string {
  const [, term = '', heading] = /^(.*?\S|)\s*#([\p{L}\p{N}].*)$/u.exec(name) ?? [];
  if (heading === undefined) return name;
  const headings = heading.split('#').map((part) => part.trim());
  return [...(term === '' ? [] : [term]), ...headings].join(' › ');
}

function tokenize(effects: Effects, ok: State, nok: State): State {
  let isFilled = false;
  return (code) => {
    effects.enter('termReference');
    effects.enter('termReferenceText');
    effects.consume(code);
    return second;
  };

  function second(code: Code) {
    if (code !== OPEN) return nok(code);
    effects.consume(code);
    return inside;
  }

  function inside(code: Code): State | undefined {
    if (code === null || code === OPEN) return nok(code);
    if (code === CLOSE) {
      effects.consume(code);
      return secondClose;
    }
    if (isLineEnding(code)) {
      effects.exit('termReferenceText');
      effects.enter('lineEnding');
      effects.consume(code);
      effects.exit('lineEnding');
      effects.enter('termReferenceText');
      return inside;
    }
    isFilled ||= code > 32;
    effects.consume(code);
    return inside;
  }

  function secondClose(code: Code) {
    if (code !== CLOSE || !isFilled) return nok(code);
    effects.consume(code);
    return after;
  }

  function after(code: Code) {
    if (code === PAREN) return nok(code);
    effects.exit('termReferenceText');
    effects.exit('termReference');
    return ok(code);
  }
}

function isLineEnding(code: number): boolean {
  return code < -2;
}
