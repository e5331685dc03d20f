import { env } from 'cloudflare:workers';
import { z } from 'zod';
import stored010 from '../../fixtures/stored/0.1.0.json' with { type: 'json' };
import stored030 from '../../fixtures/stored/0.3.0.json' with { type: 'json' };
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
export const storedRecords: readonly StoredRecord[] = StoredRecord.array().parse(stored010);

/** What each version left, by its number. */
export const storedByVersion: readonly (readonly [string, readonly StoredRecord[]])[] = [
  ['0.1.0', storedRecords],
  ['0.3.0', StoredRecord.array().parse(stored030)],
];

/** Puts every record into this test's storage, as that version put it into its own. */
export async function loadStoredRecords(records = storedRecords): Promise<void> {
  for (const { key, value, base64, metadata, days } of records) {
    const text = value === undefined ? '' : JSON.stringify(value);
    const content = base64 === undefined ? text : Buffer.from(base64, 'base64');
    await env.CORPUS.put(key, content, {
      ...(metadata === undefined ? {} : { metadata }),
      ...(days === undefined ? {} : { expirationTtl: (days * DAY_MS) / 1_000 }),
    });
  }
}
