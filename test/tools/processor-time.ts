/** Milliseconds of the processor that `paces` takes on the machine that the tests' limits were measured on. */
const USUAL_MS = 4;

function paces(): number {
  const seen = new Map<string, number>();
  for (let i = 0; i < 20_000; i++) seen.set(`n${String(i % 5_000)}`, (seen.get(`n${String(i % 4_999)}`) ?? 0) + i);
  return seen.size;
} // prettier-ignore

function quickest(work: () => void, runs: number): number {
  const times = Array.from({ length: runs }, () => {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

/** How many times slower than usual this machine is now: a busy neighbour costs a core half of its pace. */
const slowness = (): number => Math.max(1, quickest(paces, 8) / USUAL_MS);

/**
 * Milliseconds that the processor spent on the quickest of so many runs, at the pace of the machine that the limits
 * were measured on. The clock on the wall would count other programs in, and a first run its compilation.
 */
export function processorTime(work: () => void, runs = 5): number {
  const spent = quickest(work, runs);
  return spent / slowness();
}

/** The same for work that happens once or that has to be waited for: call what this gives when the work is done. */
export function processorClock(): () => number {
  const start = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000 / slowness();
  };
}
