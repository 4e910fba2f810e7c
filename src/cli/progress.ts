import { progress, type ProgressResult } from '@clack/prompts';
import type { Display } from '../engine/stopwatch.ts';

/** A bar on a terminal; in CI, a line for each stage; nothing where somebody only wants the result. */
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

/** So long takes a stage before it is told how long it will take: an estimate needs something to go by. */
const SOON = 3000;

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
      const left = spent > SOON ? `, ${Math.ceil((spent * (total - done)) / done / 1000)} s left` : '';
      shown?.advance(now - step, `${stage}: ${done.toLocaleString('en')} of ${total.toLocaleString('en')}${left}`);
      step = now;
    },
    end: () => {
      shown?.clear();
      shown = undefined;
    },
  };
}
