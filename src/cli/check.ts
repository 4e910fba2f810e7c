import { hasErrors, type Problem } from '../diagnostics/problem.ts';
import { nearest } from '../diagnostics/nearest.ts';
import { renderGithub } from '../diagnostics/render-github.ts';
import { renderJson } from '../diagnostics/render-json.ts';
import { renderSarif } from '../diagnostics/render-sarif.ts';
import { renderText } from '../diagnostics/render-text.ts';
import { rules, SEVERITIES } from '../diagnostics/rules.ts';
import { UserError } from '../diagnostics/user-error.ts';
import { renderTranslations, translationReport } from '../entries/translation-report.ts';
import { compileFolder } from '../engine/compile-folder.ts';
import { shown } from '../content/places.ts';
import { contentFolder } from './paths.ts';
import { asCalled } from './called.ts';
import { EXIT, command } from './command.ts';

const help = `
Says everything that is wrong with the content, without building.

  headword check [--content DIR] [--only RULE,…] [--format text|json|sarif|github] [--drafts] [--translations]

  --content DIR     the content folder (content)
  --only RULES      only what these rules find, or all of a severity: error, warning, note
  --format FORMAT   text for people, json, sarif for code scanning, github for annotations in a workflow (text)
  --drafts          as if drafts were published
  --translations    instead: what is not translated, or older than its original, as a table or (--format json) as JSON

Exit status: 0 no errors (there may be warnings), 1 errors, 2 wrong usage.
`;

const formats: Record<string, (problems: readonly Problem[], folder: string, most?: number) => string> = {
  text: renderText,
  json: renderJson,
  sarif: renderSarif,
  github: renderGithub,
};

const options = {
  content: { type: 'string' },
  only: { type: 'string' },
  format: { type: 'string', default: 'text' },
  drafts: { type: 'boolean' },
  translations: { type: 'boolean' },
} as const;

export default command({
  help,
  options,
  run: async ({ content, only, format, drafts, translations }) => {
    const render = Object.hasOwn(formats, format) ? formats[format] : undefined;
    if (!render) throw new UserError(`"${format}" is not a format: expected ${Object.keys(formats).join(', ')}.`);
    if (translations && (format === 'sarif' || format === 'github'))
      throw new UserError(`Translations are told as text or json: "${format}" is for problems.`);
    if (translations && only !== undefined)
      throw new UserError('--only chooses among problems, and --translations tells none: give one of the two.');
    const wanted = only?.split(',').map((name) => name.trim());
    for (const name of wanted ?? []) checkRule(name);
    const folder = contentFolder(content);
    const { glossary, entries, problems, close } = await compileFolder(folder, { drafts });
    close();
    if (translations && glossary) {
      const report = translationReport(entries, glossary.site.languages);
      process.stdout.write(format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : renderTranslations(report));
      return EXIT.fine;
    }
    const told = wanted
      ? problems.filter(({ rule, severity }) => wanted.includes(rule) || wanted.includes(severity))
      : problems;
    const text = render(told, shown(folder), wanted ? Infinity : undefined);
    process.stdout.write(format === 'text' ? asCalled(text) : text);
    return hasErrors(problems) ? EXIT.problems : EXIT.fine;
  },
});

function checkRule(name: string): void {
  const known = [...Object.keys(rules), ...SEVERITIES];
  if (known.includes(name)) return;
  const close = nearest(name, known);
  throw new UserError(
    `"${name}" is not a rule.${close === undefined ? '' : ` Did you mean "${close}"?`} content/RULES.md lists them. Severities are ${SEVERITIES.join(', ')}.`,
  );
}
