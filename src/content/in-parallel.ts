/**
 * Runs at most `width` jobs at a time. After an error no further job starts, and the error is thrown when all started ones
 * have ended, so that the caller can delete files that no job is still writing.
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
