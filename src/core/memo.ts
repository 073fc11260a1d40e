/**
 * What is worked out once for an object, and kept as long as the object is.
 *
 * @example const depth = perObject((model: Model) => countLayers(model.layers)); depth(model)
 */
export function perObject<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, Value>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) known.set(key, (value = compute(key)));
    return value;
  };
}

/**
 * The same for a question about an object: what else the answer depends on must be told by `word`.
 *
 * @example perQuestion(weigh, ({ model }) => model, ({ precision }) => precision)
 */
export function perQuestion<Asked extends readonly unknown[], Value>(
  compute: (...asked: Asked) => Value,
  about: (...asked: Asked) => object,
  word: (...asked: Asked) => string | number,
): (...asked: Asked) => Value {
  const answers = perObject<object, Map<string | number, Value>>(() => new Map());
  return (...asked) => {
    const known = answers(about(...asked));
    const told = word(...asked);
    let value = known.get(told);
    if (value === undefined) known.set(told, (value = compute(...asked)));
    return value;
  };
}
