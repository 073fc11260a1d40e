/** A webpack loader: see `pack-loader.cjs`. */
declare function packLoader(
  this: { context: string; addDependency(file: string): void },
  source: string,
): string;
declare namespace packLoader {
  function pack(rows: readonly object[]): unknown;
}
export = packLoader;
