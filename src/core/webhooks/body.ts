import { Alert } from '../model/index.ts';
import type { DiffPart } from '../model/index.ts';
import { cutBytes } from '../language/text.ts';

/** Standard Webhooks 1.0.0 asks for payloads under 20 KB. */
export const PAYLOAD_BYTES = 20_000;
/** What stands around the alert: type, timestamp, braces. */
const ENVELOPE_BYTES = 200;
/** The sentence that says that something was left out. */
const NOTE_BYTES = 500;
/** A longer part of a diff is cut, so that one rewritten paragraph does not push out every other change. */
const PART_BYTES = 2_000;
/** How far lists and texts are shortened while an alert without its diff is still too long; the last ones always do. */
const BOUNDS = [
  { items: 40, bytes: 2_000 },
  { items: 6, bytes: 600 },
  { items: 3, bytes: 300 },
  { items: 1, bytes: 200 },
] as const;

const OMITTED: DiffPart = { op: 'omitted', text: '', moved: null };
const encoder = new TextEncoder();
const bytesOf = (value: unknown): number => encoder.encode(JSON.stringify(value)).length;

/**
 * The body of an event (Standard Webhooks 1.0.0, "Payload structure").
 * @param type `alert.<kind>`, `alert.withdrawn` or `endpoint.test`
 * @param timestamp when it happened, ISO 8601; the time of the attempt stands in the headers
 */
export const payload = (type: string, timestamp: string, data: unknown): string =>
  JSON.stringify({ type, timestamp, data });

/**
 * An alert as an event's body, under 20 KB, with the address of its page as the API gives it.
 * @param publicUrl where this deployment is reached, without a slash at the end
 */
export function alertPayload(type: string, alert: Alert, publicUrl: string | null): string {
  const page = publicUrl === null ? {} : { url: `${publicUrl}/alerts/${alert.id}` };
  const fitting = fitAlert(alert, PAYLOAD_BYTES - ENVELOPE_BYTES - bytesOf(page), publicUrl);
  return payload(type, alert.withdrawn?.at ?? alert.at, { ...fitting, ...page });
}

/** Leaves out the end of the diff first, then shortens the rest; a last reason says so, and where the whole stands. */
function fitAlert(alert: Alert, limit: number, publicUrl: string | null): Alert {
  if (bytesOf(alert) <= limit) return alert;
  const where = publicUrl === null ? '' : `; the whole alert is at ${publicUrl}/api/alerts/${alert.id}`;
  const note = { rule: 'payload-cut', text: cutBytes(`cut to stay under 20 KB${where}`, NOTE_BYTES - 100) };
  const bare = shorten({ ...alert, change: alert.change && { ...alert.change, blocks: [] } }, limit);
  const blocks = leadingBlocks(alert.change?.blocks ?? [], limit - bytesOf(bare) - NOTE_BYTES);
  return { ...bare, why: [...bare.why, note], change: bare.change && { ...bare.change, blocks } };
}

function shorten(alert: Alert, limit: number): Alert {
  let shortened = alert;
  for (const bounds of BOUNDS) {
    if (bytesOf(shortened) <= limit - NOTE_BYTES) break;
    shortened = Alert.parse(bounded(alert, bounds));
  }
  return shortened;
}

function bounded(alert: Alert, { items, bytes }: (typeof BOUNDS)[number]): unknown {
  return JSON.parse(JSON.stringify(alert), (key, value: unknown) => {
    if (Array.isArray(value)) return value.slice(0, items);
    if (typeof value !== 'string' || bytesOf(value) <= bytes) return value;
    // An address that is cut leads somewhere else.
    return key === 'url' ? '' : cutBytes(value, bytes);
  });
}

/**
 * As much from the start as there is room for; the part `omitted` stands for the rest.
 * @param room in bytes of JSON
 */
function leadingBlocks(blocks: readonly DiffPart[][], room: number): DiffPart[][] {
  const kept: DiffPart[][] = [];
  let left = room - bytesOf([[OMITTED]]);
  for (const block of blocks) {
    const parts: DiffPart[] = [];
    left -= 3; // the brackets and the comma of the block
    for (const part of block) {
      const fitting = { ...part, text: cutBytes(part.text, PART_BYTES) };
      left -= bytesOf(fitting) + 1;
      if (left < 0) return [...kept, [...parts, OMITTED]];
      parts.push(fitting);
    }
    kept.push(parts);
  }
  return kept;
}

// --- headers and secrets -----------------------------------------------------------------------------

const SECRET_PREFIX = 'whsec_';

/** @param key 24 to 64 random bytes, as the standard has it */
export const formatSecret = (key: Uint8Array): string => SECRET_PREFIX + Buffer.from(key).toString('base64');

/** The bytes that sign; the prefix is no part of them. */
export const readSecret = (secret: string): Uint8Array =>
  new Uint8Array(
    Buffer.from(secret.slice(secret.startsWith(SECRET_PREFIX) ? SECRET_PREFIX.length : 0), 'base64'),
  );

/** What is signed. The id holds no full stop, so that no two events share a content. */
export const signedContent = (id: string, timestampSeconds: number, body: string): string =>
  `${id}.${timestampSeconds}.${body}`;

/** Of what a chat takes: its address is its only key, and nothing is signed. */
export const plainHeaders: Readonly<Record<string, string>> = {
  'content-type': 'application/json; charset=utf-8',
};

/**
 * @param id the same on every attempt: receivers drop what they know by it
 * @param timestampSeconds wall time of this attempt: receivers refuse what is more than five minutes off
 * @param signatures one for each valid secret, `v1,…`
 */
export const webhookHeaders = (
  id: string,
  timestampSeconds: number,
  signatures: readonly string[],
): Record<string, string> => ({
  ...plainHeaders,
  'webhook-id': id,
  'webhook-timestamp': String(timestampSeconds),
  'webhook-signature': signatures.join(' '),
});
