import { isAlias, isCollection, isScalar, visit, type Document, type Node, type YAMLError } from 'yaml';
import { problem, type Problem } from '../diagnostics/problem.ts';
import type { Position } from '../diagnostics/position.ts';
import { quoted } from '../diagnostics/quoted.ts';
import type { YamlFault } from './yaml-fault.ts';
import { oddSpaces } from './yaml-spaces.ts';

interface Source {
  file: string;
  text: string;
  position: (offset: number) => Position;
}

/** Turns the parser's errors into problems, worded for authors who don't program. */
export function syntaxProblems(document: Document, { file, text, position }: Source): Problem[] {
  const spaces = oddSpaces(document, text);
  const lineOf = ({ offset }: YamlFault): number => position(offset).line;
  const oddLines = new Set(spaces.map(lineOf));
  const faults = [...document.errors, ...document.warnings]
    .map((error) => cutAbove(error.pos[0], text) ?? explain(error, document, text))
    // What the parser can't read there is the odd space.
    .filter((fault) => !oddLines.has(lineOf(fault)) && !oddLines.has(lineOf(fault) - 1));
  const found = [...spaces, ...faults, ...(document.errors.length > 0 ? [] : unknownAliases(document))]
    .map(({ offset, reason, cure }) => ({ at: position(offset), reason, cure }))
    .sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column);
  // After an error the parser usually reports a follow-up error on the next line, which says nothing new.
  const first = found.filter(({ at }, index) => index === 0 || at.line > found[index - 1]!.at.line + 1);
  return first.map(({ at, reason, cure }) => problem('yaml-syntax', file, at, { reason, hint: cure }));
}

/** A comment after a text: white space, `#`, and the rest of the line. @param end of the text */
export function afterComment(text: string, end: number): string | undefined {
  return /^[ \t]*#[^\n]*/u.exec(text.slice(end, end + MOST_COMMENT))?.[0].trimEnd();
}

const MOST_COMMENT = 2000;

/**
 * The mistake of a ` #` inside a text: the text ends there, and its next line can't be understood.
 * @param offset of what can't be understood
 */
function cutAbove(offset: number, text: string): YamlFault | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const from = text.lastIndexOf('\n', start - 2) + 1;
  if (start === 0) return undefined;
  const [whole, before = '', value = ''] =
    /^([ \t]*(?:-[ \t]+)*(?:[^\s:#"'[{]+:[ \t]+)?)([^\s#"'|>][^"']*[ \t]#.*)$/u.exec(text.slice(from, start - 1)) ?? [];
  if (whole === undefined) return undefined;
  const isOpen = /^(?:\[[^\]]*|\{[^}]*)[ \t]#/u.test(value);
  if (!isOpen && !/^[ \t]+[^\s\-#][^:\n]*(?:\n|$)/u.test(text.slice(start))) return undefined;
  // In a list or a group, up to its own comma.
  const item = isOpen ? /(?:[^[{,:]|:(?!\s))*[ \t]#[^,\]}]*/u.exec(value)![0].trim() : value.trim();
  return {
    offset: from + before.length,
    reason: `a "#" after a space begins a comment, so this text ends before it: ${value.trim()}`,
    cure: `Put the text in quotes: ${quoted(item)}.`,
  };
}

function explain({ code, message, pos: [offset] }: YAMLError, document: Document, text: string): YamlFault {
  switch (code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
      if (/^[“”„«‘‚]/u.test(text.slice(offset)))
        return {
          offset,
          reason: `the curly quote ${text[offset]} is no quote in YAML.`,
          cure: 'Put the text in straight quotes: "…".',
        };
      return (
        indentedField(offset, text) ?? {
          offset,
          reason: 'this line has a second colon.',
          cure: 'Put the text in quotes: a colon followed by a space begins a new field.',
        }
      );
    case 'MULTILINE_IMPLICIT_KEY':
      return (
        indentedField(offset, text) ?? {
          offset,
          reason: 'this line has no "name: value".',
          cure: 'Put text of several lines under "name: |", indented.',
        }
      );
    case 'DUPLICATE_KEY':
      return {
        offset,
        reason: `"${/^[^:\s]*/u.exec(text.slice(offset))![0]}" appears a second time.`,
        cure: 'Keep one of the two.',
      };
    case 'NON_STRING_KEY':
      return {
        offset,
        reason: 'the name of a field is expected here.',
        cure: 'Write "name: value". If this is a text, put it in quotes.',
      };
    case 'TAB_AS_INDENT':
      return {
        offset,
        reason: 'this line begins with a tab.',
        cure: 'Indent with spaces; YAML allows no tabs.',
      };
    case 'BAD_SCALAR_START':
      return { offset, reason: `a value can't begin with "${text[offset]}".`, cure: 'Put the value in quotes.' };
    case 'UNEXPECTED_TOKEN':
      if (/^Unexpected flow-(?:map|seq)-start/u.test(message))
        return {
          offset,
          reason: `"${text[offset]}" is in the middle of a value.`,
          cure: 'Put the whole value in quotes.',
        };
      if (!message.startsWith('Unexpected scalar at node end')) break;
      return {
        offset,
        reason: 'text follows the end of the value.',
        cure: "Put the whole value in quotes: '…'. Inside them, write '' for an apostrophe.",
      };
    case 'MISSING_CHAR':
    case 'BAD_INDENT': {
      const opened =
        message.includes('closing') || message.includes('end with') ? lastOpened(document, offset, text) : undefined;
      if (opened !== undefined)
        return {
          offset: opened,
          reason: `${text[opened]} is opened here and never closed.`,
          cure: closing[text[opened]!]!,
        };
      return {
        offset,
        reason: 'this line is not indented like the lines above it.',
        cure: 'Indent the lines of one list or block alike, with spaces.',
      };
    }
  }
  const first = message.split('\n')[0]!.trim();
  return { offset, reason: /[.!?]$/u.test(first) ? first : `${first}.` };
}

/** The mistake of a field that is indented although the field above it has a value on its own line. */
function indentedField(offset: number, text: string): YamlFault | undefined {
  const before = /^(?:(?!:\s)[^\n])*\n(?= +[^\s:#][^\n:]*:(?:\s|$))/u.exec(text.slice(offset))?.[0].length;
  return before === undefined
    ? undefined
    : {
        offset: offset + before,
        reason: 'this line is indented further than the field above it.',
        cure: 'Remove the spaces at its beginning.',
      };
}

const closing: Record<string, string> = {
  '[': 'Close the list with ].',
  '{': 'Close the group with }.',
  '"': 'Close the text with ". Inside it, write \\" for a quote.',
  "'": "Close the text with '. Inside it, write '' for an apostrophe.",
};

/** The offset of the last bracket or quote that opens before an offset. */
function lastOpened(document: Document, before: number, text: string): number | undefined {
  let opened: number | undefined;
  visit(document, {
    Node: (_, node) => {
      const start = (node as Node).range?.[0];
      const opens = (isCollection(node) && node.flow) || (isScalar(node) && /^QUOTE/u.test(node.type ?? ''));
      if (opens && start !== undefined && start < before && Object.hasOwn(closing, text[start]!)) opened = start;
    },
  });
  return opened;
}

/** `*name` is a YAML alias; authors who write it mean emphasis. */
function unknownAliases(document: Document): YamlFault[] {
  const found: YamlFault[] = [];
  visit(document, {
    Alias: (_, node) => {
      if (isAlias(node) && node.range && !node.resolve(document)) {
        found.push({
          offset: node.range[0],
          reason: `a value can't begin with "*".`,
          cure: 'Put the value in quotes.',
        });
      }
    },
  });
  return found;
}
