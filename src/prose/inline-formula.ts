import type { Code, Construct, Effects, Extension, State } from 'micromark-util-types';

const DOLLAR = 36;
const BACKSLASH = 92;

const construct: Construct = { name: 'inlineFormula', tokenize, previous: (code) => code !== DOLLAR };

/**
 * The micromark syntax of `$x$` by Pandoc's rule: no space just inside the dollar signs and no digit after the second
 * one, so that “from $5 to $10” stays text. `micromark-extension-math` would read any two dollar signs as a formula;
 * this construct makes the same tokens, so that `mdast-util-math` reads them.
 * https://pandoc.org/MANUAL.html#extension-tex_math_dollars
 */
export const inlineFormulaSyntax: Extension = { text: { [DOLLAR]: construct } };

function tokenize(effects: Effects, ok: State, nok: State): State {
  let isAfterSpace = true;
  return (code) => {
    effects.enter('mathText');
    effects.enter('mathTextSequence');
    effects.consume(code);
    effects.exit('mathTextSequence');
    return first;
  };

  function first(code: Code) {
    if (code === null || isSpace(code) || code === DOLLAR) return nok(code);
    effects.enter('mathTextData');
    return inside(code);
  }

  function inside(code: Code): State | undefined {
    if (code === null) return nok(code);
    if (code === DOLLAR) {
      if (isAfterSpace) return nok(code);
      effects.exit('mathTextData');
      effects.enter('mathTextSequence');
      effects.consume(code);
      effects.exit('mathTextSequence');
      return after;
    }
    if (code < -2) {
      effects.exit('mathTextData');
      effects.enter('lineEnding');
      effects.consume(code);
      effects.exit('lineEnding');
      effects.enter('mathTextData');
      isAfterSpace = true;
      return inside;
    }
    isAfterSpace = isSpace(code);
    effects.consume(code);
    return code === BACKSLASH ? escaped : inside;
  }

  function escaped(code: Code): State | undefined {
    if (code === null || code < -2) return inside(code);
    isAfterSpace = false;
    effects.consume(code);
    return inside;
  }

  function after(code: Code) {
    if (code !== null && code >= 48 && code <= 57) return nok(code);
    effects.exit('mathText');
    return ok(code);
  }
}

function isSpace(code: number): boolean {
  return code < 0 || code === 32;
}
