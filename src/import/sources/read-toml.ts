import { ParseError, parseTOML, type AST } from 'toml-eslint-parser';
import type { Datum, DatumMap, Field } from '../text/datum.ts';
import { note, type ImportNote } from '../note.ts';

/** After this many lines that can't be read, the rest is given up. */
const MOST_FAULTS = 20;

/**
 * TOML frontmatter. A line that breaks the rules is told and left out.
 * @param firstLine the line of the file on which the text begins
 */
export function readToml(
  file: string,
  written: readonly string[],
  firstLine: number,
): { fields: DatumMap; notes: ImportNote[] } {
  const lines = [...written];
  const notes: ImportNote[] = [note('read-toml', file, Math.max(1, firstLine - 1), {})];
  for (let faults = 0; faults < MOST_FAULTS; faults += 1) {
    try {
      const source = `${lines.join('\n')}\n`;
      return { fields: readTables(source, parseTOML(source).body[0].body, firstLine), notes };
    } catch (error) {
      if (!(error instanceof ParseError)) throw error;
      const index = Math.min(error.lineNumber - 1, lines.length - 1);
      const reason = `${error.message.replace(/\.$/u, '')}; the line was left out`;
      notes.push(note('syntax', file, firstLine + index, { reason }));
      lines[index] = '';
    }
  }
  return { fields: { kind: 'map', line: firstLine, fields: [] }, notes };
}

/** Keys with dots, inline tables, tables and lists of tables are all the same maps and lists. */
function readTables(source: string, body: readonly (AST.TOMLKeyValue | AST.TOMLTable)[], firstLine: number): DatumMap {
  const lineOf = ({ loc }: AST.TOMLNode): number => loc.start.line + firstLine - 1;
  const put = (map: OpenMap, { key, value }: AST.TOMLKeyValue): void => {
    const names = key.keys.map((part) => (part.type === 'TOMLBare' ? part.name : part.value));
    const owner = mapAt(map, names.slice(0, -1), lineOf(key));
    owner.fields.push({ key: names.at(-1)!, line: lineOf(key), value: datumOf(value) });
  };
  const mapOf = (pairs: readonly AST.TOMLKeyValue[], map: OpenMap): OpenMap => {
    for (const pair of pairs) put(map, pair);
    return map;
  };
  const datumOf = (node: AST.TOMLContentNode): Datum => {
    const line = lineOf(node);
    if (node.type === 'TOMLArray') return { kind: 'list', line, items: node.elements.map(datumOf) };
    if (node.type === 'TOMLInlineTable') return mapOf(node.body, { kind: 'map', line, fields: [] });
    const written = source.slice(...node.range);
    if (node.kind !== 'string') return { kind: 'text', line, text: written, isSpread: false, isBare: true };
    const isBelow = /^.{3}\n/u.test(written);
    return { kind: 'text', line: isBelow ? line + 1 : line, text: node.value, isSpread: node.multiline, isBare: false };
  };
  const root: OpenMap = { kind: 'map', line: firstLine, fields: [] };
  for (const part of body) {
    if (part.type === 'TOMLKeyValue') put(root, part);
    else mapOf(part.body, mapAt(root, part.resolvedKey, lineOf(part)));
  }
  return root;
}

/** The map at a path, made where there is none. A number is a place in a list of maps. */
function mapAt(root: OpenMap, path: readonly (string | number)[], line: number): OpenMap {
  let map = root;
  for (const [index, step] of path.entries()) {
    if (typeof step === 'number') continue;
    const place = path[index + 1];
    let field = map.fields.find(({ key }) => key === step);
    if (!field) {
      const value: Datum = typeof place === 'number' ? { kind: 'list', line, items: [] } : emptyMap(line);
      map.fields.push((field = { key: step, line, value }));
    }
    if (field.value.kind === 'list') {
      const items = field.value.items as OpenMap[];
      map = items[place as number] ?? (items[place as number] = emptyMap(line));
    } else map = field.value as OpenMap;
  }
  return map;
}

function emptyMap(line: number): OpenMap {
  return { kind: 'map', line, fields: [] };
}

interface OpenMap extends DatumMap {
  fields: Field[];
}
