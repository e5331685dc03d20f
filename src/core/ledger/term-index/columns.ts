/**
 * Columns of numbers in one run of bytes, which a reader looks into without making anything of them first: a format, the number of
 * columns, the length of each in bytes, then the columns, each at a multiple of four bytes, in the byte order of all engines we run on.
 */

type Column = Uint8Array | Uint16Array | Uint32Array;

const WORD = 4;
const padded = (bytes: number): number => Math.ceil(bytes / WORD) * WORD;

export function encodeColumns(format: number, columns: readonly Column[]): Uint8Array<ArrayBuffer> {
  const head = [format, columns.length, ...columns.map(({ byteLength }) => byteLength)];
  const size = columns.reduce((sum, { byteLength }) => sum + padded(byteLength), head.length * WORD);
  const bytes = new Uint8Array(size);
  new Uint32Array(bytes.buffer).set(head);
  let at = head.length * WORD;
  for (const { buffer, byteOffset, byteLength } of columns) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += padded(byteLength);
  }
  return bytes;
}

/** Hands out the columns one after another, as what they were written as. A column of another width comes out cut. */
type ColumnReader = {
  bytes(): Uint8Array;
  halves(): Uint16Array;
  words(): Uint32Array;
};

/** @returns null for bytes of another format, or that are cut */
export function openColumns(buffer: ArrayBuffer, format: number, count: number): ColumnReader | null {
  const head = (2 + count) * WORD;
  if (buffer.byteLength < head) return null;
  const [written, columns, ...lengths] = new Uint32Array(buffer, 0, 2 + count);
  if (written !== format || columns !== count) return null;
  if (lengths.reduce((sum, length) => sum + padded(length), head) !== buffer.byteLength) return null;
  let [nth, at] = [0, head];
  const next = (): { at: number; length: number } => {
    const column = { at, length: lengths[nth] ?? 0 };
    nth += 1;
    at += padded(column.length);
    return column;
  };
  const open =
    <T>(width: number, make: (at: number, length: number) => T) =>
    (): T => {
      const column = next();
      return make(column.at, Math.floor(column.length / width));
    };
  return {
    bytes: open(1, (from, length) => new Uint8Array(buffer, from, length)),
    halves: open(2, (from, length) => new Uint16Array(buffer, from, length)),
    words: open(WORD, (from, length) => new Uint32Array(buffer, from, length)),
  };
}
