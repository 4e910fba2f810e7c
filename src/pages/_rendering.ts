import { createApp } from 'astro/app/entrypoint';

/** What makes pages, as Astro bundles it with all that it needs: from here on, Astro itself is no longer needed. */
export const app: ReturnType<typeof createApp> = createApp({ streaming: false });
