import { Buffer } from 'node:buffer';

/** Numbers of a sketch are 24 bits wide: three bytes, four characters of base64. */
const BYTES = 3;

/** @returns 96 numbers in 384 characters, so that a row of KV metadata (1,024 bytes) holds them beside its title */
export function packSketch(sketch: readonly number[]): string {
  const bytes = Buffer.alloc(sketch.length * BYTES);
  for (const [index, number] of sketch.entries()) bytes.writeUIntBE(number, index * BYTES, BYTES);
  return bytes.toString('base64url');
}

export function unpackSketch(packed: string): number[] {
  const bytes = Buffer.from(packed, 'base64url');
  return Array.from({ length: Math.floor(bytes.length / BYTES) }, (_, index) =>
    bytes.readUIntBE(index * BYTES, BYTES),
  );
}
