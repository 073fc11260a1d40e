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

/** The same for an object and a word beside it: a model and a precision, a card and an engine's line. */
export function perObjectAnd<Key extends object, Word extends string | number, Value>(
  compute: (key: Key, word: Word) => Value,
): (key: Key, word: Word) => Value {
  const known = perObject<Key, Map<Word, Value>>(() => new Map());
  return (key, word) => {
    const values = known(key);
    let value = values.get(word);
    if (value === undefined) values.set(word, (value = compute(key, word)));
    return value;
  };
}
