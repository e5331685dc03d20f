/** `npm run dev`: runs the Worker on this machine with the real sources. */
import { readFlags } from './command-line.ts';
import { watchRealSources } from './real-sources.ts';

const USAGE = `npm run dev [-- --watchlist FILE]

  --watchlist FILE   put this watchlist (JSON) in force before anything is checked; it stays in force at the next start

Checks the watchlist in force now and every 15 minutes. Vars and secrets are read from .dev.vars, and over it from the
environment: ADMIN_TOKEN, READ_TOKEN, PUBLIC_URL, CONTACT_URL, PING_URL, ALLOW_HOSTS and others.`;

const flags = readFlags(USAGE, { watchlist: { type: 'string' } });
if (flags !== null) await watchRealSources(flags.watchlist ?? null);
