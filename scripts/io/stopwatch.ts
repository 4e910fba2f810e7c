/** Where the time of a command goes. */
export class Stopwatch {
  readonly #start = performance.now();
  readonly #laps: { name: string; milliseconds: number }[] = [];
  #last = this.#start;

  lap(name: string): void {
    const now = performance.now();
    this.#laps.push({ name, milliseconds: now - this.#last });
    this.#last = now;
  }

  total(): string {
    return seconds(performance.now() - this.#start);
  }

  report(): string {
    return this.#laps.map(({ name, milliseconds }) => `${name} ${seconds(milliseconds)}`).join(', ');
  }
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
