import { stripVTControlCharacters } from 'node:util';
import { countProblems, renderText } from '../diagnostics/render-text.ts';
import type { Problem } from '../diagnostics/problem.ts';

/**
 * The page that stands in the place of every other one before there is any glossary without errors. The overlay shows the
 * same with excerpts, and reloads the page when the errors are mended.
 * @param script the address of the overlay
 */
export function statusPage(problems: readonly Problem[], failure: string | undefined, script: string): string {
  const text = failure ?? renderText(problems, '');
  const title = failure === undefined ? countProblems(problems) : 'The glossary can’t be compiled';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<script type="module" src="${escaped(script)}"></script>
</head>
<body>
<h1>Nothing to show yet</h1>
<p>The glossary appears here as soon as it has no errors.</p>
<pre dir="auto">${escaped(stripVTControlCharacters(text))}</pre>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
