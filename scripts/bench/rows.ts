export function row(name: string, value: string): void {
  console.log(`${name.padEnd(44)}${value}`);
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
