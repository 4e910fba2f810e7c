/**
 * What is named by more terms is larger on the map. Shared by the plan of the map and its drawing.
 * @param weights how many terms name each term
 */
export function mapSizes(weights: readonly number[]): number[] {
  const widest = weights.reduce((most, one) => Math.max(most, one), 1);
  return weights.map((weight) => 3 + 11 * Math.sqrt(weight / widest));
}
