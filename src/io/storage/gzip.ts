/** Compresses a text as UTF-8, whatever encoding its page was sent in. The platform's compression is asynchronous, so it is no part of core. */
export async function gzip(text: string): Promise<Uint8Array> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** @param compressed what `gzip` made: our own snapshots, so that its size is known to be bounded */
export async function gunzip(compressed: ArrayBuffer): Promise<string> {
  const stream = new Blob([compressed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).text();
}
