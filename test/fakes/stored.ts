import { env } from 'cloudflare:workers';
import { z } from 'zod';
import stored from '../../fixtures/stored/0.1.0.json' with { type: 'json' };
import { DAY_MS } from '../../src/core/model/time.ts';

/** One record of Workers KV; `fixtures/stored/README.md` explains the keys. */
const StoredRecord = z.strictObject({
  key: z.string(),
  value: z.unknown().optional(),
  base64: z.string().optional(),
  metadata: z.unknown().optional(),
  days: z.number().optional(),
});
export type StoredRecord = z.infer<typeof StoredRecord>;

/** The data that version 0.1.0 left in storage after the demo. */
export const storedRecords: readonly StoredRecord[] = StoredRecord.array().parse(stored);

/** Puts every record into this test's storage, as version 0.1.0 put it into its own. */
export async function loadStoredRecords(): Promise<void> {
  for (const { key, value, base64, metadata, days } of storedRecords) {
    const text = value === undefined ? '' : JSON.stringify(value);
    const content = base64 === undefined ? text : Buffer.from(base64, 'base64');
    await env.CORPUS.put(key, content, {
      ...(metadata === undefined ? {} : { metadata }),
      ...(days === undefined ? {} : { expirationTtl: (days * DAY_MS) / 1_000 }),
    });
  }
}
