/** Shows how far a command is. */
export interface Display {
  /** @param total how many things there are to do; 0 where that can't be told */
  begin(stage: string, total: number): void;
  advance(done: number, total: number): void;
  end(): void;
}

/** Where the time of a command goes, stage by stage. */
export class Stopwatch {
  readonly #display: Display | undefined;
  readonly #start = performance.now();
  readonly #stages = new Map<string, number>();
  #current: { name: string; since: number; total: number; done: number } | undefined;

  constructor(display?: Display) {
    this.#display = display;
  }

  /** Ends the stage before. */
  stage(name: string, total = 0): void {
    this.end();
    this.#current = { name, since: performance.now(), total, done: 0 };
    this.#display?.begin(name, total);
  }

  /** One thing of the stage is done. */
  tick(): void {
    if (this.#current) this.#display?.advance((this.#current.done += 1), this.#current.total);
  }

  end(): void {
    if (!this.#current) return;
    const { name, since } = this.#current;
    this.#stages.set(name, (this.#stages.get(name) ?? 0) + performance.now() - since);
    this.#current = undefined;
    this.#display?.end();
  }

  total(): string {
    return seconds(performance.now() - this.#start);
  }

  report(): string {
    return [...this.#stages].map(([name, milliseconds]) => `${name} ${seconds(milliseconds)}`).join(', ');
  }
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
