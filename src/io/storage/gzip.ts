import { gunzipSync, gzipSync } from 'node:zlib';

/** Compresses a text as UTF-8, whatever encoding its page was sent in. */
export const gzip = (text: string): Uint8Array => new Uint8Array(gzipSync(text));

/**
 * @param compressed what `gzip` made: our own snapshots, so that its size is known to be bounded
 * @returns null where it is damaged
 */
export function gunzip(compressed: ArrayBuffer): string | null {
  try {
    return gunzipSync(compressed).toString('utf8');
  } catch {
    return null;
  }
}
