/** One file inside an archive, as the list at the archive's end tells it. */
export interface ZipEntry {
  readonly name: string;
  /** 0: as it is; 8: deflated. Nothing else stands in an .xlsx. */
  readonly method: number;
  readonly packedBytes: number;
  /** What the archive claims, which need not be true. */
  readonly bytes: number;
  readonly headerAt: number;
}

/** An archive that cannot be read: which rule it breaks. */
export class ZipFault extends Error {
  override readonly name = "ZipFault";
}

const SIGNATURES = { end: 0x06054b50, entry: 0x02014b50, local: 0x04034b50 };
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const IN_EXTRA_FIELD = 0xffffffff;

/** The files of an archive, from the list at its end. */
export function zipEntries(archive: Uint8Array): ZipEntry[] {
  const view = viewOf(archive);
  const end = endOf(view);
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== SIGNATURES.entry)
      throw new ZipFault("its list of files is damaged");
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((place) =>
      view.getUint16(at + place, true),
    );
    const nameEnds = at + 46 + (nameBytes ?? 0);
    const name = new TextDecoder().decode(archive.subarray(at + 46, nameEnds));
    const stated = { bytes: 24, packedBytes: 20, headerAt: 42 };
    const sizes = sizesOf(view, at, stated, nameEnds, extraBytes ?? 0);
    entries.push({ name, method: view.getUint16(at + 10, true), ...sizes });
    at = nameEnds + (extraBytes ?? 0) + (commentBytes ?? 0);
  }
  return entries;
}

type Sizes = Record<"bytes" | "packedBytes" | "headerAt", number>;

/** Sizes that do not fit 32 bits stand in an extra field, in the order of `stated`, and only those that do not fit. */
function sizesOf(view: DataView, at: number, stated: Sizes, extraAt: number, extraBytes: number): Sizes {
  let wide = extraAt;
  while (wide + 4 <= extraAt + extraBytes && view.getUint16(wide, true) !== 1)
    wide += 4 + view.getUint16(wide + 2, true);
  wide += 4;
  const read = (place: number): number => {
    const short = view.getUint32(at + place, true);
    if (short !== IN_EXTRA_FIELD) return short;
    if (wide + 8 > extraAt + extraBytes) throw new ZipFault("a size is missing");
    const long = Number(view.getBigUint64(wide, true));
    wide += 8;
    return long;
  };
  const bytes = read(stated.bytes);
  const packedBytes = read(stated.packedBytes);
  return { bytes, packedBytes, headerAt: read(stated.headerAt) };
}

function endOf(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_BYTES - LONGEST_COMMENT);
  for (let at = view.byteLength - END_BYTES; at >= first; at -= 1)
    if (view.getUint32(at, true) === SIGNATURES.end) return at;
  throw new ZipFault("it is no archive");
}

/** A file's bytes piece by piece, unpacked: whoever reads may stop before there are too many. */
export function unpacked(archive: Uint8Array, entry: ZipEntry): ReadableStream<Uint8Array> {
  const packed = packedOf(archive, entry);
  const stream = new Blob([packed as BlobPart]).stream();
  if (entry.method === 0) return stream;
  if (entry.method !== 8)
    throw new ZipFault(`it is packed in a way that .xlsx files are not (${entry.method})`);
  return stream.pipeThrough(new DecompressionStream("deflate-raw"));
}

function packedOf(archive: Uint8Array, { headerAt, packedBytes }: ZipEntry): Uint8Array {
  const view = viewOf(archive);
  if (headerAt + 30 > view.byteLength || view.getUint32(headerAt, true) !== SIGNATURES.local)
    throw new ZipFault("a file's place is wrong");
  const begins = headerAt + 30 + view.getUint16(headerAt + 26, true) + view.getUint16(headerAt + 28, true);
  if (begins + packedBytes > view.byteLength) throw new ZipFault("it ends too early");
  return archive.subarray(begins, begins + packedBytes);
}

/** The text of one file of an archive; null where there is none of that name. */
export async function zippedText(archive: Uint8Array, name: string): Promise<string | null> {
  const entry = zipEntries(archive).find((candidate) => candidate.name === name);
  return entry ? new Response(unpacked(archive, entry)).text() : null;
}

/** The same archive with texts of some files changed; every other file keeps its bytes. */
export async function rezipped(
  archive: Uint8Array,
  change: (name: string, text: () => Promise<string>) => Promise<string> | null,
): Promise<Uint8Array> {
  const files = await Promise.all(
    zipEntries(archive).map(async (entry) => {
      const changed = change(entry.name, () => new Response(unpacked(archive, entry)).text());
      if (changed === null) return { entry, packed: packedOf(archive, entry), sum: checksum(archive, entry) };
      const plain = new TextEncoder().encode(await changed);
      const packed = await deflated(plain);
      return {
        entry: { ...entry, method: 8, bytes: plain.length, packedBytes: packed.length },
        packed,
        sum: crc32(plain),
      };
    }),
  );
  return joined(files);
}

interface Packed {
  readonly entry: ZipEntry;
  readonly packed: Uint8Array;
  readonly sum: number;
}

function joined(files: readonly Packed[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const list: Uint8Array[] = [];
  let at = 0;
  for (const { entry, packed, sum } of files) {
    const name = new TextEncoder().encode(entry.name);
    const common = { method: entry.method, sum, packedBytes: packed.length, bytes: entry.bytes, name };
    const header = record(SIGNATURES.local, 30, common);
    const listed = record(SIGNATURES.entry, 46, common);
    viewOf(listed).setUint32(42, at, true);
    parts.push(header, packed);
    list.push(listed);
    at += header.length + packed.length;
  }
  const listBytes = list.reduce((sum, { length }) => sum + length, 0);
  const end = new Uint8Array(END_BYTES);
  const view = viewOf(end);
  view.setUint32(0, SIGNATURES.end, true);
  view.setUint16(8, files.length, true);
  view.setUint16(10, files.length, true);
  view.setUint32(12, listBytes, true);
  view.setUint32(16, at, true);
  return concatenated([...parts, ...list, end]);
}

interface Common {
  readonly method: number;
  readonly sum: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly name: Uint8Array;
}

/** A file's header, or its line in the list, which has two bytes more in front of the fields that both have. */
function record(
  signature: number,
  bytes: 30 | 46,
  { method, sum, packedBytes, bytes: plain, name }: Common,
): Uint8Array {
  const all = new Uint8Array(bytes + name.length);
  const view = viewOf(all);
  const shift = bytes === 46 ? 2 : 0;
  view.setUint32(0, signature, true);
  view.setUint16(4, 20, true);
  if (shift > 0) view.setUint16(6, 20, true);
  view.setUint16(6 + shift, 0x0800, true); // names are UTF-8
  view.setUint16(8 + shift, method, true);
  view.setUint16(12 + shift, 0x21, true); // 1980-01-01, the first day that there is
  view.setUint32(14 + shift, sum, true);
  view.setUint32(18 + shift, packedBytes, true);
  view.setUint32(22 + shift, plain, true);
  view.setUint16(26 + shift, name.length, true);
  all.set(name, bytes);
  return all;
}

function concatenated(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

async function deflated(plain: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([plain as BlobPart]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** As the header states it; hucre writes it there. */
const checksum = (archive: Uint8Array, { headerAt }: ZipEntry): number =>
  viewOf(archive).getUint32(headerAt + 14, true);

const TABLE = Uint32Array.from({ length: 256 }, (_, value) => {
  let rest = value;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1;
  return rest;
});

/** PKZIP APPNOTE 4.4.7: CRC-32, polynomial 0xEDB88320, first and last inverted. */
export function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (TABLE[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
