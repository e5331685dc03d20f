import { gunzipSync, gzipSync } from 'node:zlib';

/** Compresses a text as UTF-8, whatever encoding its page was sent in. */
export const gzip = (text: string): Uint8Array => new Uint8Array(gzipSync(text));

/** @param compressed what `gzip` made: our own snapshots, so that its size is known to be bounded */
export const gunzip = (compressed: ArrayBuffer): string => gunzipSync(compressed).toString('utf8');
