/** Makes the meetings of the past that the watchlist's history tells of. */
import { hash } from '../model/ids.ts';
import type { LedgerRow, Meeting, MeetingMention, StatementRecord } from '../model/index.ts';
import { namesOfParties } from '../ledger/frame/party-names.ts';
import { historyRows } from '../ledger/rows.ts';
import type { Watchlist } from '../watchlist/schema.ts';
import { meetingsIn } from './meetings.ts';

type PastMeeting = NonNullable<Watchlist['history'][number]['meeting']>;
type PastSaying = { readonly row: LedgerRow; readonly meeting: PastMeeting; readonly account: string };

/** The watchlist in force is one object, so its history is read once. */
const histories = new WeakMap<Watchlist, readonly Meeting[]>();

/** Returns the meetings at which statements of the history were made, by day. They have no articles. */
export function historyMeetings(watchlist: Watchlist): readonly Meeting[] {
  const known =
    histories.get(watchlist) ??
    withoutArticles(meetingsIn(recordsOf(watchlist), { names: namesOfParties(watchlist) }));
  histories.set(watchlist, known);
  return known;
}

const withoutArticles = (meetings: readonly Meeting[]): Meeting[] =>
  meetings.map((meeting) => ({
    ...meeting,
    accounts: meeting.accounts.map((account) => ({ ...account, article: null })),
    points: meeting.points.map((point) => ({
      ...point,
      sayings: point.sayings.map((saying) => ({ ...saying, article: null })),
    })),
  }));

/** Makes one record of each page for each meeting: what a reader of articles would have kept of it. */
function recordsOf(watchlist: Watchlist): StatementRecord[] {
  const rows = historyRows(watchlist);
  const sayings = watchlist.history.flatMap(({ meeting }, at): PastSaying[] => {
    const row = rows[at];
    if (row === undefined || meeting === undefined) return [];
    const { sides, speakers, readout } = meeting;
    const account = hash(
      row.url,
      row.saidOn ?? '',
      readout ?? '',
      ...sides.toSorted(),
      '',
      ...speakers.toSorted(),
    );
    return [{ row, meeting, account }];
  });
  return [...Map.groupBy(sayings, ({ account }) => account)].flatMap(([account, said]) => {
    const [first] = said;
    return first === undefined ? [] : [recordOf(account, first, said, watchlist)];
  });
}

function recordOf(
  account: string,
  { row, meeting }: PastSaying,
  said: readonly PastSaying[],
  watchlist: Watchlist,
): StatementRecord {
  const at = `${row.saidOn}T00:00:00Z`;
  return {
    article: account,
    url: row.url,
    source: row.source,
    title: '',
    at,
    publishedAt: at,
    version: '',
    story: account,
    statements: said.map(({ row: one }, place) => ({
      speaker: one.speaker,
      party: one.party,
      to: null,
      text: one.text,
      cue: '',
      wording: one.wording,
      issuer: one.issuer,
      saidOn: one.saidOn,
      verdict: 'thin',
      utterance: one.utterance,
      span: [place, place],
      via: null,
      rule: 'history',
      precedents: [],
    })),
    evidence: [],
    meetings: {
      publisher: meeting.readout,
      mentions: [mentionOf(row.saidOn, meeting, watchlist)],
      sayings: said.map(({ row: one }, place) => ({
        meeting: 0,
        side: one.party,
        speaker: one.speaker,
        issuer: meeting.readout ?? one.issuer?.party ?? null,
        text: one.text,
        span: [place, place],
        wording: one.wording,
        substance: 'claim',
      })),
    },
  };
}

const mentionOf = (
  on: string | null,
  { sides, speakers, place, form }: PastMeeting,
  watchlist: Watchlist,
): MeetingMention => ({
  at: 0,
  sides: [...new Set(sides)].toSorted(),
  speakers: speakers.flatMap((id) => {
    const speaker = watchlist.speakers.find((one) => one.id === id);
    const role = speaker?.roles.find(
      ({ party, from, until }) =>
        sides.includes(party) && (from ?? '') <= (on ?? '') && (on ?? '') <= (until ?? '9'),
    );
    return speaker === undefined || role === undefined
      ? []
      : [{ id, name: speaker.name, role: role.title, party: role.party }];
  }),
  on,
  isDated: true,
  place,
  form,
});
