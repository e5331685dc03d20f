import * as z from 'zod';
import type { Clock } from '../../core/model/time.ts';
import type { AskJson, Resolve, Resolved } from './fetch.ts';

const SERVICE = 'https://cloudflare-dns.com/dns-query';
/** Record types of addresses and their numbers in answers (RFC 1035, RFC 3596). */
const RECORDS = { A: 1, AAAA: 28 } as const;
/**
 * NOERROR and NXDOMAIN are answers, if perhaps empty ones. Any other status is that of a name whose own servers fail or refuse: who
 * runs them decides it, and could have a name connected to that nobody checked.
 */
const ANSWERED = new Set([0, 3]);
/** Long enough for the requests of one check, and short because a name may be pointed elsewhere. */
const REMEMBERED_MS = 300_000;
/** An isolate remembers so many hosts. */
const MAX_REMEMBERED = 500;

const Answer = z.object({
  Status: z.number(),
  Answer: z.array(z.object({ type: z.number(), data: z.string() })).optional(),
});

/**
 * Resolves names by DNS over HTTPS, with a small memory in the isolate. A Worker cannot see which address its own fetch connects
 * to, so it asks separately; one private address among public ones is enough for the caller to refuse the host.
 * @returns null when the resolver cannot be asked; callers go on, because the edge refuses private addresses by itself. `unresolvable`
 *   when a question got an answer that is no address: callers refuse, because the edge could not resolve the name either
 */
export function openResolve(askJson: AskJson, wall: Clock): Resolve {
  const memory = new Map<string, { addresses: Resolved; until: number }>();

  async function ask(host: string, record: keyof typeof RECORDS): Promise<Resolved> {
    const parsed = Answer.safeParse(
      await askJson(`${SERVICE}?name=${encodeURIComponent(host)}&type=${record}`),
    );
    if (!parsed.success) return null;
    if (!ANSWERED.has(parsed.data.Status)) return 'unresolvable';
    const rows = parsed.data.Answer ?? [];
    return rows.filter(({ type }) => type === RECORDS[record]).map(({ data }) => data);
  }

  return async (host, onRequest) => {
    const known = memory.get(host);
    if (known !== undefined && wall() < known.until) return known.addresses;
    for (const _ of Object.keys(RECORDS)) onRequest?.();
    const [v4, v6] = await Promise.all([ask(host, 'A'), ask(host, 'AAAA')]);
    const addresses = bothFamilies(v4, v6);
    if (memory.size >= MAX_REMEMBERED) memory.clear();
    memory.set(host, { addresses, until: wall() + REMEMBERED_MS });
    return addresses;
  };
}

function bothFamilies(v4: Resolved, v6: Resolved): Resolved {
  if (v4 === 'unresolvable' || v6 === 'unresolvable') return 'unresolvable';
  const found = [...(v4 ?? []), ...(v6 ?? [])];
  // An empty answer to one question says nothing while the other got none: that one may have the addresses.
  return found.length === 0 && (v4 === null || v6 === null) ? null : found;
}
