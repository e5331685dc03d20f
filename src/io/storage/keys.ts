/** Every key string of the corpus; `docs/storage.md` has a row for each. Ids are hex or watchlist ids, never outside text. */

/** Larger than any time in milliseconds that will ever be stored, so that the difference to it sorts newest first. */
const END_OF_TIME_MS = 9_000_000_000_000_000;

/** @param ms an instant in milliseconds @returns 16 digits that sort the newest first in KV's byte order */
export const descendingTime = (ms: number): string =>
  String(END_OF_TIME_MS - Math.trunc(ms)).padStart(16, '0');

export const keys = {
  watchlist: 'watchlist',
  heartbeat: 'heartbeat',
  size: 'size',
  hosts: 'host/',
  host: (host: string) => `host/${host}`,
  asked: 'asked/',
  askedOf: (host: string) => `asked/${host}`,
  article: (id: string) => `article/${id}`,
  version: (article: string, hash: string) => `version/${article}/${hash}`,
  versions: (article: string) => `version/${article}/`,
  snapshots: (article: string) => `snapshot/${article}/`,
  snapshot: (article: string, hash: string) => `snapshot/${article}/${hash}`,
  changes: (article: string) => `change/${article}/`,
  change: (article: string, at: number, from: string, to: string) =>
    `change/${article}/${descendingTime(at)}/${from}-${to}`,
  allEdits: 'edit/',
  edits: (signature: string) => `edit/${signature}/`,
  edit: (signature: string, article: string) => `edit/${signature}/${article}`,
  alerts: 'alert/',
  alert: (id: string) => `alert/${id}`,
  logs: 'log/',
  log: (at: number, id: string) => `log/${descendingTime(at)}/${id}`,
  suppressedRows: 'suppressed/',
  /** An earlier version wrote the same rows under this prefix. */
  earlierSuppressedRows: 'untold/',
  suppressed: (at: number, id: string) => `suppressed/${descendingTime(at)}/${id}`,
  recents: 'recent/',
  recent: (at: number, article: string) => `recent/${descendingTime(at)}/${article}`,
  statementRecords: 'statement/',
  statements: (article: string) => `statement/${article}`,
  meetings: 'meeting/',
  meeting: (day: number, id: string) => `meeting/${descendingTime(day)}/${id}`,
  meetingIndex: 'meetings',
  judged: (article: string) => `judge/${article}`,
  judgeDay: 'judge-day',
  faultDay: 'fault-day',
  ledgers: 'ledger/',
  ledger: (party: string) => `ledger/${party}`,
  ledgerIndex: (party: string, id: string) => `ledger-index/${party}/${id}`,
  ledgerPage: (party: string, id: string) => `ledger-page/${party}/${id}`,
  speakers: 'speakers',
  positions: 'positions',
  subscriptions: 'subscription/',
  subscription: (id: string) => `subscription/${id}`,
  endpoints: 'endpoint/',
  endpoint: (id: string) => `endpoint/${id}`,
  deliveriesOf: (subscription: string) => `delivery/${subscription}/`,
  delivery: (subscription: string, at: number, event: string, attempt: number) =>
    `delivery/${subscription}/${descendingTime(at)}/${event}/${attempt}`,
  deads: 'dead/',
  deadsOf: (queue: string) => `dead/${queue}/`,
  damages: 'damaged/',
  /** Keys have at most 512 bytes; ours stay far below. */
  damage: (key: string) => `damaged/${key}`,
  dead: (queue: string, at: number, id: string) => `dead/${queue}/${descendingTime(at)}/${id}`,
} as const;
