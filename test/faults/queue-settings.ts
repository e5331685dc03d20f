import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const count = z.coerce.number().int();
const Consumer = z.object({
  queue: z.string(),
  max_batch_size: count.default(10),
  max_batch_timeout: count.default(5),
  max_retries: count.default(3),
  max_concurrency: count.default(3),
  retry_delay: count.default(0),
  dead_letter_queue: z.string().nullable().default(null),
});
const Producer = z.object({ binding: z.string(), queue: z.string() });

export type QueueSettings = z.infer<typeof Consumer>;

/** Reads the tables of one name; wrangler.toml holds nothing but numbers and plain strings in these. */
function tablesOf(toml: string, name: string): Record<string, string>[] {
  return toml
    .split(/^(?=\[)/mu)
    .filter((table) => table.startsWith(`[[${name}]]`))
    .map((table) =>
      Object.fromEntries(
        [...table.matchAll(/^(\w+)\s*=\s*"?([^"\n#]+?)"?\s*(?:#.*)?$/gmu)].map(([, key, value]) => [
          key,
          value,
        ]),
      ),
    );
}

/** The queues as wrangler.toml declares them: their consumers, and the bindings under which messages are sent. */
export function readQueueSettings(): {
  readonly consumers: readonly QueueSettings[];
  readonly producers: ReadonlyMap<string, string>;
} {
  const toml = readFileSync(join(import.meta.dirname, '../../wrangler.toml'), 'utf8');
  const producers = tablesOf(toml, 'queues.producers').map((table) => Producer.parse(table));
  return {
    consumers: tablesOf(toml, 'queues.consumers').map((table) => Consumer.parse(table)),
    producers: new Map(producers.map(({ binding, queue }) => [binding, queue])),
  };
}
