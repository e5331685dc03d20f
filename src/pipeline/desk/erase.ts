import { citedUrls, withoutArticle } from '../../core/alerts/without-article.ts';
import type { Alert, EraseMessage } from '../../core/model/index.ts';
import { unreachable } from '../../core/model/result.ts';
import { articleId } from '../../core/model/url.ts';
import type { Corpus } from '../../io/storage/corpus.ts';
import { type KnownLedger, partiesOf, readStoredLedgers } from '../read-ledgers.ts';
import type { DeskBatch, DeskOutcome } from './batch.ts';
import { compact } from './compact.ts';
import { eraseFromMeetings } from './meetings.ts';
import { dropStale, eraseFromLedger, type LedgerWriting } from './store-ledger.ts';

/** Alerts are looked through by pages of 500, so many for one message; the next message goes on. */
const PAGES_A_MESSAGE = 20;
/** KV is up to 60 s behind: what is derived anew sooner could still read what was deleted. */
const DERIVE_DELAY_S = 120;

/**
 * Erases an article with all that cites it. The desk does it, because it alone writes alerts, ledgers and positions: first the
 * article's own records and its rows in the ledgers, then what other alerts quote of it, at last the positions, which are
 * derived anew. Every step may be repeated.
 */
export async function eraseArticle(batch: DeskBatch, message: EraseMessage): Promise<DeskOutcome> {
  const { corpus, queues, log } = batch.dependencies;
  forget(batch, message.article);
  switch (message.step) {
    case 'records': {
      const erased = await corpus.eraseRecords(message.article);
      await eraseFromLedgers(batch, message.article);
      await eraseFromMeetings(batch, message);
      log({ event: 'erased', article: message.article, records: erased });
      await queues.desk([{ ...message, step: 'alerts', cursor: null }]);
      return 'done';
    }
    case 'alerts': {
      const cursor = await eraseFromAlerts(corpus, message);
      const next = cursor === null ? ({ step: 'positions', cursor: null } as const) : { cursor };
      await queues.desk([{ ...message, ...next }], cursor === null ? DERIVE_DELAY_S : 0);
      return 'done';
    }
    case 'positions': {
      await corpus.deletePositionStates();
      // A compaction does it for the parties that are watched.
      const watched = new Set(partiesOf(batch.watchlist));
      await forEachLedger(batch, async (writing, ledger) => {
        if (!watched.has(writing.party)) await dropStale(writing, ledger);
      });
      return compact(batch, message);
    }
    default:
      return unreachable(message.step);
  }
}

/**
 * Takes out of an alert what a message still quotes of articles that were erased since it was sent.
 * @param known the alert as it is stored, from which they were taken out; null where there is none
 */
export async function withoutErased(corpus: Corpus, made: Alert, known: Alert | null): Promise<Alert> {
  const before = new Set(known === null ? [] : citedUrls(known));
  const added = [...new Set(citedUrls(made))].filter((url) => !before.has(url));
  if (added.length === 0) return made;
  const erased = await corpus.findErased(added.map(articleId));
  return added
    .filter((url) => erased.has(articleId(url)))
    .reduce((alert, url) => withoutArticle(alert, { article: articleId(url), urls: [url] }) ?? alert, made);
}

/** The desk remembers what storage may not show yet. */
function forget({ memory, recent }: DeskBatch, article: string): void {
  memory.records = memory.records.filter((record) => record.article !== article);
  memory.recent = memory.recent.filter((row) => row.article !== article);
  memory.edits = memory.edits.filter(({ row }) => row.article !== article);
  memory.alerts = memory.alerts.filter((alert) => alert.article?.id !== article);
  const at = recent.findIndex((row) => row.article === article);
  if (at !== -1) recent.splice(at, 1);
}

async function eraseFromAlerts(corpus: Corpus, message: EraseMessage): Promise<string | null> {
  let { cursor } = message;
  for (let page = 0; page < PAGES_A_MESSAGE; page += 1) {
    const read = await corpus.alertsPage(cursor);
    for (const alert of read.alerts) {
      const left = withoutArticle(alert, message);
      if (left === null) await corpus.deleteAlert(alert.id);
      else if (left !== alert) await corpus.putAlert(left);
    }
    cursor = read.cursor;
    if (cursor === null) return null;
  }
  return cursor;
}

async function eraseFromLedgers(batch: DeskBatch, article: string): Promise<void> {
  await forEachLedger(batch, async (writing, ledger) => {
    const wasThere = await eraseFromLedger(writing, ledger, article);
    if (wasThere) batch.ledgers.byParty.delete(writing.party);
  });
}

/** Also those of parties that the watchlist names no more. */
async function forEachLedger(
  { dependencies: { corpus, wall } }: DeskBatch,
  work: (writing: LedgerWriting, ledger: KnownLedger) => Promise<void>,
): Promise<void> {
  for (const party of await corpus.listLedgers()) {
    const ledger = (await readStoredLedgers(corpus, [party])).get(party);
    if (ledger === undefined || ledger.through === null) continue;
    await work({ corpus, party, now: wall() }, ledger);
  }
}
