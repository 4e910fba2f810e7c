import { fileURLToPath } from 'node:url';
import { defineConfig, devices, type ReporterDescription } from 'playwright/test';
import { findChromium } from './browser/find-chromium.ts';

const json = process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'];
const reporter: ReporterDescription[] = [['list']];
if (json) reporter.push(['json', { outputFile: json }]);

export default defineConfig({
  testDir: './browser',
  testMatch: '*.spec.ts',
  outputDir: fileURLToPath(new URL('../test-results/', import.meta.url)),
  globalSetup: './browser/build-and-serve.ts',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  reporter,
  projects: [
    {
      name: 'chromium',
      use: {
        ...devices['Desktop Chrome'],
        locale: 'en-GB',
        trace: 'off',
        launchOptions: await findChromium(),
      },
    },
  ],
});
