/** Control characters, and those that turn the direction of all that follows. */
const CONTROLS = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu;

/**
 * Escapes what doesn't show but acts: quoted content could break the lines of a report, send commands to a terminal, or
 * turn its letters around.
 * @param isLaidOut whether its line breaks are ours
 */
export function printable(text: string, isLaidOut = false): string {
  return text.replace(CONTROLS, (control) =>
    control !== '\n' ? `\\u{${control.codePointAt(0)!.toString(16)}}` : isLaidOut ? control : '\\n',
  );
}
