import { defineConfig } from 'astro/config';
import { everySite } from './src/build/renderer/astro-options.ts';

/** For `astro check` and editors. The commands hand Astro these settings with those of their site. */
export default defineConfig(everySite);
