/** A count of bytes. Made only by `bytes()`, so a GB or a bit count cannot slip in. */
export type Bytes = number & { readonly __unit: "byte" };

export const BITS_PER_BYTE = 8;
export const BYTES_PER_MIB = 1024 ** 2;
export const BYTES_PER_GIB = 1024 ** 3;
export const BYTES_PER_GB = 1000 ** 3;

/** Units a cell may ask for, in bytes. GB counts in thousands, GiB in 1024s: the two differ by 7.4 %. */
export const BYTES_PER_UNIT = {
  GB: BYTES_PER_GB,
  GiB: BYTES_PER_GIB,
  MB: 1000 ** 2,
  MiB: BYTES_PER_MIB,
  TB: 1000 ** 4,
  TiB: 1024 ** 4,
  bytes: 1,
} as const;

export type Unit = keyof typeof BYTES_PER_UNIT;

export const bytes = (count: number): Bytes => count as Bytes;
export const gib = (count: number): Bytes => bytes(count * BYTES_PER_GIB);
export const mib = (count: number): Bytes => bytes(count * BYTES_PER_MIB);
export const gb = (count: number): Bytes => bytes(count * BYTES_PER_GB);
export const toGib = (size: Bytes): number => size / BYTES_PER_GIB;
export const toUnit = (size: Bytes, unit: Unit): number => size / BYTES_PER_UNIT[unit];
export const sumBytes = (sizes: readonly Bytes[]): Bytes =>
  bytes(sizes.reduce<number>((sum, size) => sum + size, 0));
