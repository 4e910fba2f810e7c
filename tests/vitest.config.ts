import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/**/*.test.ts'],
    environment: 'node',
    // By default Vitest leaves a core unused, which is half of a machine with two.
    maxWorkers: '100%',
    // Files share a worker, and what it has loaded: a third of all time would go by with loading it again for each. A test
    // that sets a variable of the environment takes it back.
    isolate: false,
    // A test that builds a site takes a minute on a slow machine, and it shares the machine with another one.
    testTimeout: 120_000,
    hookTimeout: 300_000,
    env: { ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
  },
});
