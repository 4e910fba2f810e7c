/**
 * Does so many jobs at a time. All that was begun is ended before the first error is thrown: whoever tidies up afterwards
 * finds nobody writing.
 */
export async function inParallel(jobs: readonly (() => Promise<void>)[], width: number): Promise<void> {
  let next = 0;
  const errors: unknown[] = [];
  const lane = async (): Promise<void> => {
    while (next < jobs.length && errors.length === 0)
      await jobs[next++]!().catch((error: unknown) => errors.push(error));
  };
  await Promise.all(Array.from({ length: Math.min(width, jobs.length) }, lane));
  if (errors.length > 0) throw errors[0];
}
