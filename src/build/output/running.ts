/** Whether a process is at work, other than this one. */
export function isRunning(pid: number): boolean {
  // In a container, every build may have the same number: one that is dead had ours.
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
