/**
 * The formulas of a speed table. Names that end in `Size` are bytes (`rateSize`: a second's), in `Time` seconds; rates
 * of operations are 10^12 a second. Shares of a peak that are reached are called `reach`.
 */
const TERA = 1e12;

export const SPEED_RULES = {
  /** Weights that one device reads in a step: everything but the experts that no token of the step visits. */
  "speed-weights": (t: {
    denseSize: number;
    shared: number;
    expertsSize: number;
    experts: number;
    active: number;
    tokens: number;
    ranks: number;
  }) =>
    t.denseSize / t.shared +
    (t.expertsSize === 0 ? 0 : (t.expertsSize * (1 - (1 - t.active / t.experts) ** t.tokens)) / t.ranks),
  "speed-past": (t: { requests: number; eachSize: number; context: number }) => t.requests * t.eachSize,
  "speed-memory": (t: { weightsSize: number; pastSize: number; rateSize: number; reach: number }) =>
    (t.weightsSize + t.pastSize) / (t.rateSize * t.reach),
  "speed-compute": (t: {
    active: number;
    tokens: number;
    ranks: number;
    tera: number;
    reach: number;
    latent: number;
    wide: number;
    requests: number;
  }) =>
    (2 * t.active * t.tokens) / t.ranks / (t.tera * TERA * t.reach) +
    (t.latent === 0 ? 0 : (t.requests * t.latent) / (t.wide * TERA * t.reach)),
  "speed-activations": (t: {
    passes: number;
    tokens: number;
    layers: number;
    hidden: number;
    visits: number;
    rateSize: number;
    reach: number;
  }) => (2 * t.passes * t.tokens * t.layers * t.hidden * (2 + t.visits)) / (t.rateSize * t.reach),
  "speed-reduce": (t: {
    layers: number;
    hidden: number;
    tokens: number;
    ranks: number;
    sharedTokens: number;
    shared: number;
    linkSize: number;
    reach: number;
  }) =>
    (2 * t.layers * t.hidden * 2 * ((t.tokens * (t.ranks - 1)) / t.ranks + (t.sharedTokens * (t.shared - 1)) / t.shared)) /
    (t.linkSize * t.reach), // prettier-ignore
  "speed-alone": () => 0,
  "speed-fixed": (t: { layers: number; layerTime: number; onceTime: number }) =>
    t.layers * t.layerTime + t.onceTime,
  "speed-step": (t: {
    memoryTime: number;
    computeTime: number;
    activationsTime: number;
    reduceTime: number;
    fixedTime: number;
  }) => Math.cbrt(t.memoryTime ** 3 + t.computeTime ** 3) + t.activationsTime + t.reduceTime + t.fixedTime,
  "speed-prompt": (t: {
    active: number;
    prompt: number;
    ranks: number;
    tera: number;
    reach: number;
    scores: number;
    shared: number;
    wide: number;
    activationsTime: number;
    reduceTime: number;
  }) =>
    (2 * t.active * t.prompt) / t.ranks / (t.tera * TERA * t.reach) +
    t.scores / t.shared / (t.wide * TERA * t.reach) +
    t.activationsTime +
    t.reduceTime,
  "speed-first": (t: {
    startTime: number;
    workTime: number;
    queue: number;
    requests: number;
    promptTime: number;
  }) => t.startTime + t.workTime + t.queue * (t.requests - 1) * t.promptTime,
  /** While others' prompts pass, answers stand still: the slower of a step and what a whole cycle leaves. */
  "speed-user-step": (t: { stepTime: number }) => 1 / t.stepTime,
  "speed-user-cycle": (t: {
    answer: number;
    stepTime: number;
    requests: number;
    promptTime: number;
    firstTime: number;
  }) => (t.answer - 1) / (t.answer * t.stepTime + t.requests * t.promptTime - t.firstTime),
  "speed-all": (t: {
    requests: number;
    answer: number;
    stepTime: number;
    turns: number;
    promptTime: number;
    /** 1: more wait than are in flight. */
    queued: number;
    saturated: number;
  }) =>
    ((t.requests * t.answer) / (t.answer * t.stepTime + t.turns * t.promptTime)) *
    (t.queued > 0 ? t.saturated : 1),
  "speed-minute": (t: { all: number; answer: number }) => (60 * t.all) / t.answer,
  "speed-held": (t: { requests: number; context: number }) => t.requests,
  "speed-served": (t: { requests: number; each: number }) => t.requests,
  "speed-power": (t: { cards: number; watts: number }) => t.cards * t.watts,
};
