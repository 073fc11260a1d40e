/**
 * Milliseconds that the processor spent on the quickest of so many runs. The clock on the wall would count other
 * programs in, and a first run its compilation.
 */
export function processorTime(work: () => void, runs = 5): number {
  const times = Array.from({ length: runs }, () => {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}
