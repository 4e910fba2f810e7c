import { progress, type ProgressResult } from '@clack/prompts';
import type { Display } from '../engine/stopwatch.ts';

/** A bar on a terminal; in CI, a line for each stage; nothing with `--quiet` or when the output goes elsewhere. */
export function displayFor(isQuiet: boolean | undefined): Display | undefined {
  if (isQuiet) return undefined;
  if (process.env.CI) return lines();
  return process.stdout.isTTY ? bar() : undefined;
}

function lines(): Display {
  return {
    begin: (stage, total) => console.log(total > 0 ? `${stage}: ${total.toLocaleString('en')}` : stage),
    advance: () => undefined,
    end: () => undefined,
  };
}

/** The time left is shown only after this many milliseconds: an earlier estimate would be too rough. */
const ESTIMATE_AFTER_MS = 3000;

/** Steps of the bar. */
const STEPS = 100;

function bar(): Display {
  let shown: ProgressResult | undefined;
  let stage = '';
  let since = 0;
  let step = 0;
  return {
    begin: (name, total) => {
      [stage, since, step] = [name, performance.now(), 0];
      shown = progress({ max: STEPS, size: 30, withGuide: false });
      shown.start(total > 0 ? `${name}: ${total.toLocaleString('en')}` : name);
    },
    advance: (done, total) => {
      const now = Math.floor((STEPS * done) / Math.max(1, total));
      if (now === step) return;
      const spent = performance.now() - since;
      const left = spent > ESTIMATE_AFTER_MS ? `, ${Math.ceil((spent * (total - done)) / done / 1000)} s left` : '';
      shown?.advance(now - step, `${stage}: ${done.toLocaleString('en')} of ${total.toLocaleString('en')}${left}`);
      step = now;
    },
    end: () => {
      shown?.clear();
      shown = undefined;
    },
  };
}
