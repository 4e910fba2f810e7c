import { encodePath } from '../../diagnostics/encode-path.ts';
import type { Entry } from '../../entries/entry.ts';
import type { Site } from '../../site/site.ts';
import type { Link } from '../link.ts';
import { titleOf } from './term-link.ts';

/** “Edit this page” and “Report a problem”, where the settings name a repository. */
export function pageActions(entry: Entry, { settings: { repository }, in: local }: Site): Link[] {
  if (!repository) return [];
  const { texts } = local(entry.language);
  const parts = [repository.url, repository.editPath].map((part) => part.replace(/^\/+|\/+$/gu, ''));
  const address = `${encodeURI(parts.join('/'))}/${encodePath(entry.file)}`;
  const edit: Link = { title: texts.edit, address, isExternal: true };
  const issues = issuesAddress(repository);
  if (!issues) return [edit];
  issues.searchParams.set(issues.hostname === 'gitlab.com' ? 'issue[title]' : 'title', titleOf(entry));
  return [edit, { title: texts.report, address: issues.href, isExternal: true }];
}

/** Where a new issue is written; undefined where that can't be known. */
function issuesAddress({ url, issues }: { url: string; issues?: string }): URL | undefined {
  if (issues !== undefined) return new URL(issues);
  const path: Record<string, string> = {
    'github.com': '/issues/new',
    'codeberg.org': '/issues/new',
    'gitlab.com': '/-/issues/new',
  };
  const { hostname } = new URL(url);
  return path[hostname] === undefined ? undefined : new URL(url.replace(/\/+$/u, '') + path[hostname]);
}
