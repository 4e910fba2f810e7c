import type { Page } from 'playwright/test';

/** What went wrong on a page since it was watched; both lists are empty on a good one. */
export interface Watched {
  /** Console messages of type error or warning, uncaught errors, breaches of the content security policy. */
  complaints: string[];
  /** Requests that failed or were answered with an error, without those of the page itself. */
  failures: string[];
}

/** Watches a page from before its first navigation on. */
export async function watchPage(page: Page): Promise<Watched> {
  const complaints: string[] = [];
  const failures: string[] = [];
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    // Chromium reports the status 404 of a page that is asked for as if the page lacked something.
    if (message.location().url === page.url() && message.text().includes('status of 404')) return;
    // The driver of a machine without a graphics card says that it is slow.
    if (message.text().includes('GL Driver Message')) return;
    complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  page.on('requestfailed', (request) => failures.push(`${request.url()}: ${request.failure()?.errorText ?? 'failed'}`));
  page.on('response', (response) => {
    if (response.status() >= 400 && !response.request().isNavigationRequest())
      failures.push(`${response.url()}: status ${response.status()}`);
  });
  await page.exposeFunction('reportBreach', (breach: string) => complaints.push(`policy: ${breach}`));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      void (window as unknown as { reportBreach(breach: string): void }).reportBreach(
        `${violatedDirective} ${blockedURI} ${sample}`,
      );
    });
  });
  return { complaints, failures };
}
