import type { CheckFailure } from '../../core/model/failure.ts';
import { err, ok, type Result } from '../../core/model/result.ts';

export type BodyLimits = {
  /** Counts bytes as they leave the stream, which is after decoding. */
  readonly limitBytes: number;
  /** A longer body is refused whole or cut at the limit. */
  readonly beyond: 'refuse' | 'cut';
  /** Says that the bytes were compressed on the way, so that damage to them explains a failure. */
  readonly compressed: boolean;
  readonly signal: AbortSignal;
  /** The failure names it when the signal ends the reading. */
  readonly timeoutSeconds: number;
};

/**
 * Reads a stream to its end or its limit. It counts what comes out of the stream, so that a small compressed body cannot become
 * a large one in memory. Half a body is never returned: a stream that breaks off is a failure.
 */
export async function readBody(
  stream: ReadableStream<Uint8Array> | null,
  limits: BodyLimits,
): Promise<Result<Uint8Array, CheckFailure>> {
  if (stream === null) return ok(new Uint8Array());
  const reader = stream.getReader();
  // Cancelling ends the pending read of a stream that does not know the signal.
  const stop = () => void reader.cancel().catch(() => undefined);
  limits.signal.addEventListener('abort', stop);
  try {
    return await readAll(reader, limits);
  } catch {
    if (limits.signal.aborted) return err({ code: 'timeout', seconds: limits.timeoutSeconds });
    return err(
      limits.compressed
        ? { code: 'undecodable', text: 'the compressed body is damaged or cut' }
        : { code: 'network', text: 'the body broke off' },
    );
  } finally {
    limits.signal.removeEventListener('abort', stop);
  }
}

async function readAll(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  limits: BodyLimits,
): Promise<Result<Uint8Array, CheckFailure>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (limits.signal.aborted) return err({ code: 'timeout', seconds: limits.timeoutSeconds });
    if (done) return ok(joinChunks(chunks, length));
    chunks.push(value);
    length += value.byteLength;
    if (length <= limits.limitBytes) continue;
    await reader.cancel().catch(() => undefined);
    if (limits.beyond === 'refuse') return err({ code: 'too-large', limitBytes: limits.limitBytes });
    return ok(joinChunks(chunks, length).subarray(0, limits.limitBytes));
  }
}

function joinChunks(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole;
}

/** The pieces are small, because the runtime expands each of them whole, a thousandfold at worst. */
const PIECE_BYTES = 4_096;

/** Recognises gzip that no header announced, as `sitemap.xml.gz` is served. */
export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** Unpacks bytes once, under the same limits. */
export function unpackGzip(bytes: Uint8Array, limits: BodyLimits): Promise<Result<Uint8Array, CheckFailure>> {
  let offset = 0;
  const pieces = new ReadableStream<BufferSource>({
    pull(controller) {
      if (offset >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(offset, offset + PIECE_BYTES));
      offset += PIECE_BYTES;
    },
  });
  return readBody(pieces.pipeThrough(new DecompressionStream('gzip')), { ...limits, compressed: true });
}
