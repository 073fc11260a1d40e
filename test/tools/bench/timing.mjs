// @ts-check

/** @param {readonly number[]} times */
export const median = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN;

const ROUNDS = 15;
/** Until the compiler has settled: its time is the processor's too, and a sheet of tables asks as often. */
const WARMING_UP = 8000;

/**
 * Microseconds that the processor spends on some work: a clock on the wall would count other programs in.
 *
 * @param {() => void} work
 */
function processorTime(work) {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return user + system;
}

/** Answers go here, so that no compiler finds that nobody reads them. */
export const read = { last: /** @type {unknown} */ (null) };

/**
 * Median of the time one call takes, in microseconds, for several that are asked in turn, so that they share the
 * machine's moods. The number differs from call to call: nothing is answered from memory.
 *
 * @param {readonly ((n: number) => unknown)[]} asks
 * @param {number} calls
 * @returns {number[]}
 */
export function perCall(asks, calls) {
  const runs = asks.map((ask) => ({ ask, times: /** @type {number[]} */ ([]) }));
  for (const { ask } of runs) for (let n = 0; n < Math.max(calls, WARMING_UP); n++) read.last = ask(n);
  for (let round = 0; round < ROUNDS; round++)
    for (const { ask, times } of runs)
      times.push(
        processorTime(() => {
          for (let n = 0; n < calls; n++) read.last = ask(n + (round + 1) * calls);
        }) / calls,
      );
  return runs.map(({ times }) => median(times));
}

/**
 * Median of five runs each, in milliseconds, in turn.
 *
 * @param {readonly ((round: number) => unknown)[]} asks
 * @returns {number[]}
 */
export function whole(asks) {
  const runs = asks.map((ask) => ({ ask, times: /** @type {number[]} */ ([]) }));
  for (let round = 0; round < 5; round++)
    for (const { ask, times } of runs) times.push(processorTime(() => (read.last = ask(round))) / 1000);
  return runs.map(({ times }) => median(times));
}

/**
 * Median over questions that are asked once each, in microseconds: what a first look at a model costs.
 *
 * @param {readonly (() => unknown)[]} asks
 */
export const eachOnce = (asks) =>
  median(
    asks.map((ask) => {
      const start = performance.now(); // too short for the processor's own clock
      read.last = ask();
      return (performance.now() - start) * 1000;
    }),
  );
