export async function benchCases(_words: readonly string[]): Promise<void> {}
