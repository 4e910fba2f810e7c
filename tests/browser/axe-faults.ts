import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright/test';

const looks = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  'forced colours': { colorScheme: 'light', forcedColors: 'active' },
} as const;

/** The rules whose result depends on colors. Only these are run again in another look. */
const COLOR_RULES = ['color-contrast', 'link-in-text-block'];

/**
 * What axe finds on a page as it is, in every look, which changes under the reader's eyes.
 * @param part a selector: nothing else is looked at
 */
export async function axeFaults(page: Page, part = 'html'): Promise<{ look: string; id: string; where: string[] }[]> {
  const faults = [];
  for (const [look, media] of Object.entries(looks)) {
    await page.emulateMedia({ ...media, reducedMotion: 'reduce' });
    const axe = new AxeBuilder({ page }).include(part);
    const { violations } = await (look === 'light' ? axe : axe.withRules(COLOR_RULES)).analyze();
    faults.push(
      ...violations.map(({ id, nodes }) => ({
        look,
        id,
        where: nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`),
      })),
    );
  }
  return faults;
}
