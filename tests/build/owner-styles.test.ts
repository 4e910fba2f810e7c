import { expect, test } from 'vitest';
import { ownerStyles } from '../../src/build/renderer/owner-styles.ts';
import { readSettings } from '../../src/site/read-settings.ts';

test('the accent and the fonts of the settings are custom properties of the root', () => {
  const text =
    'name: Tea\nurl: https://tea.example\ndescription: Words.\ncategories: { green: { title: Green } }\ntheme: { accent: teal, fonts: { text: Georgia } }\n';
  const { site } = readSettings({ path: 'site.yaml', text }, undefined);
  expect(ownerStyles(site!, '/a/theme.css')).toMatch(
    /^@import "\/a\/theme.css";\n@layer headword \{ :root \{ --accent: [^}]+ --category-1: [^}]+ --font-text: Georgia; \} \[data-category="1"\] \{ --dot: var\(--category-1\); \} \}\n$/u,
  );
});
