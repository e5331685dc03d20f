import { Alert } from '../model/index.ts';
import type { DiffPart } from '../model/index.ts';
import { cutBytes, jsonBytes } from '../language/text.ts';

/** Standard Webhooks 1.0.0 asks for payloads under 20 KB. */
export const MAX_BODY_BYTES = 20_000;
/** The type, timestamp and braces around the alert need less than this. */
const ENVELOPE_BYTES = 200;
/** The sentence that says that something was left out needs less than this. */
const NOTE_BYTES = 500;
/** A longer part of a diff is cut, so that one rewritten paragraph does not push out every other change. */
const MAX_PART_BYTES = 2_000;
/**
 * Lists and texts are shortened to these one after the other, until an alert without its diff fits; the last always does. What is
 * nearest to a statement gives way before the statement itself.
 */
const BOUNDS = [
  { items: 40, nearest: 6, bytes: 2_000 },
  { items: 40, nearest: 3, bytes: 2_000 },
  { items: 40, nearest: 1, bytes: 600 },
  { items: 6, nearest: 1, bytes: 600 },
  { items: 3, nearest: 1, bytes: 300 },
  { items: 1, nearest: 1, bytes: 200 },
] as const;

const OMITTED: DiffPart = { op: 'omitted', text: '', moved: null };

/**
 * Writes the body of an event (Standard Webhooks 1.0.0, "Payload structure").
 * @param type `alert.<kind>`, `alert.withdrawn` or `endpoint.test`
 * @param timestamp when it happened, ISO 8601; the time of the attempt stands in the headers
 */
export const eventBody = (type: string, timestamp: string, data: unknown): string =>
  JSON.stringify({ type, timestamp, data });

/**
 * Writes an alert as the body of an event, under 20 KB, with the address of its page as the API gives it.
 * @param publicUrl where this deployment is reached, without a slash at the end
 */
export function alertEventBody(type: string, alert: Alert, publicUrl: string | null): string {
  const page = publicUrl === null ? {} : { url: `${publicUrl}/alerts/${alert.id}` };
  const fitting = fitAlert(alert, MAX_BODY_BYTES - ENVELOPE_BYTES - jsonBytes(page), publicUrl);
  return eventBody(type, alert.withdrawn?.at ?? alert.at, { ...fitting, ...page });
}

/** Leaves out the end of the diff first, then shortens the rest. A last reason says so, and where the whole alert is. */
function fitAlert(alert: Alert, limit: number, publicUrl: string | null): Alert {
  if (jsonBytes(alert) <= limit) return alert;
  const where = publicUrl === null ? '' : `; the whole alert is at ${publicUrl}/api/alerts/${alert.id}`;
  const note = { rule: 'payload-cut', text: cutBytes(`cut to stay under 20 KB${where}`, NOTE_BYTES - 100) };
  const bare = shortenAlert({ ...alert, change: alert.change && { ...alert.change, blocks: [] } }, limit);
  const blocks = leadingBlocks(alert.change?.blocks ?? [], limit - jsonBytes(bare) - NOTE_BYTES);
  return { ...bare, why: [...bare.why, note], change: bare.change && { ...bare.change, blocks } };
}

function shortenAlert(alert: Alert, limit: number): Alert {
  let shortened = alert;
  for (const bounds of BOUNDS) {
    if (jsonBytes(shortened) <= limit - NOTE_BYTES) break;
    shortened = Alert.parse(boundAlert(alert, bounds));
  }
  return shortened;
}

function boundAlert(alert: Alert, { items, nearest, bytes }: (typeof BOUNDS)[number]): unknown {
  return JSON.parse(JSON.stringify(alert), (key, value: unknown) => {
    if (Array.isArray(value)) return value.slice(0, key === 'precedents' ? nearest : items);
    if (typeof value !== 'string' || jsonBytes(value) <= bytes) return value;
    // A shortened address would lead somewhere else.
    return key === 'url' ? '' : cutBytes(value, bytes);
  });
}

/**
 * Keeps as much from the start as there is room for; the part `omitted` stands for the rest.
 * @param room in bytes of JSON
 */
function leadingBlocks(blocks: readonly DiffPart[][], room: number): DiffPart[][] {
  const kept: DiffPart[][] = [];
  let left = room - jsonBytes([[OMITTED]]);
  for (const block of blocks) {
    const parts: DiffPart[] = [];
    left -= 3; // the brackets and the comma of the block
    for (const part of block) {
      const fitting = { ...part, text: cutBytes(part.text, MAX_PART_BYTES) };
      left -= jsonBytes(fitting) + 1;
      if (left < 0) return [...kept, [...parts, OMITTED]];
      parts.push(fitting);
    }
    kept.push(parts);
  }
  return kept;
}
