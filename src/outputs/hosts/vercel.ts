import { hostRules, type Header } from './host-rules.ts';
import type { Glossary } from '../../models/glossary.ts';

/** Vercel takes no more: https://vercel.com/docs/project-configuration/vercel-json#redirects. The pages that stand at the other addresses lead on. */
const MOST_REDIRECTS = 2048;

/** The configuration that Vercel reads at the top of what is deployed. */
export function vercelConfig(glossary: Glossary): string {
  const { base, always, below, markdown, moved } = hostRules(glossary);
  return `${JSON.stringify(
    {
      trailingSlash: true,
      headers: [
        rule(`${literal(base)}/(.*)`, always),
        ...below.map(({ folder, headers }) => rule(`${literal(folder)}(.+)`, headers)),
        rule(`${literal(base)}/(.+)\\.md`, markdown),
      ],
      redirects: moved
        .slice(0, MOST_REDIRECTS)
        .map(({ from, to }) => ({ source: literal(encodeURI(from)), destination: to, statusCode: 301 })),
    },
    null,
    2,
  )}\n`;
}

function rule(source: string, headers: readonly Header[]): object {
  return { source, headers: headers.map(([key, value]) => ({ key, value })) };
}

/** A path in which no sign stands for anything else: https://github.com/pillarjs/path-to-regexp/tree/v6.1.0 */
function literal(path: string): string {
  return path.replace(/[\\:(){}*+?.[\]^$|]/gu, '\\$&');
}
