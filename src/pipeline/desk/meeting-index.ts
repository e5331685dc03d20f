/** Keeps the day's index of meetings, and derives those anew that it names and that are not there any more. */
import { isNear } from '../../core/meetings/rows.ts';
import type { DeskMessage, MeetingPlace, StatementRecord } from '../../core/model/index.ts';
import { DAY_MS, iso } from '../../core/model/time.ts';
import type { DeskBatch } from './batch.ts';
import { messageTime } from './commit.ts';
import { keepMeetings } from './meetings.ts';
import { addRecords, latestFirst, placeOf, placesIn } from './open-meetings.ts';

/** So many are derived anew at once; the index goes on naming the others. */
const MAX_REBUILT = 40;
/** The latest are listed, and no others are found by an article. */
const MAX_INDEXED = 1_000;

/**
 * Lists the meetings for the day. One of the last index that is gone is derived anew from what all articles said, under its id. Costs a
 * read, a list and a write; where one is gone, or the index is, also a list for every 1,000 articles and a read for every 100.
 */
export async function keepMeetingIndex(batch: DeskBatch, message: Pick<DeskMessage, 'clock'>): Promise<void> {
  const { corpus } = batch.dependencies;
  const index = await corpus.getMeetingIndex();
  const listed = await listPlaces(batch);
  const lost =
    index === null
      ? await findUnlisted(batch, listed)
      : await findLost(
          batch,
          index.meetings.filter((place) => isLost(batch, place, listed)),
        );
  const [now, later] = [lost.places.slice(0, MAX_REBUILT), lost.places.slice(MAX_REBUILT)];
  if (now.length > 0) await rebuildMeetings(batch, message, { lost: now, found: lost.records });
  const places = now.length > 0 ? withWritten(batch, listed) : listed;
  const meetings = latestFirst([...places.values(), ...later]).slice(0, MAX_INDEXED);
  await corpus.putMeetingIndex({ through: iso(messageTime(batch, message)), meetings });
  batch.meetings.lost.clear();
  batch.meetings.places = null;
}

/** Meetings that are gone, and what articles say that may be accounts of them. */
type LostMeetings = {
  readonly places: readonly MeetingPlace[];
  readonly records: readonly StatementRecord[];
};

/** Reads what all articles said, once: an invocation may do no more. */
async function findLost(
  { dependencies: { corpus } }: DeskBatch,
  places: readonly MeetingPlace[],
): Promise<LostMeetings> {
  const found: StatementRecord[] = [];
  if (places.length === 0) return { places, records: found };
  for await (const records of corpus.allStatements())
    found.push(...records.filter((record) => tellsOf(record, places)));
  return { places, records: found };
}

/** Does the same for the meetings that articles name and no list has: where the index is lost, nothing else names them. */
async function findUnlisted(
  batch: DeskBatch,
  listed: ReadonlyMap<string, MeetingPlace>,
): Promise<LostMeetings> {
  const places = new Map<string, MeetingPlace>();
  const found: StatementRecord[] = [];
  for await (const records of batch.dependencies.corpus.allStatements()) {
    for (const record of records) {
      const unlisted = placesIn(record).filter((place) => isLost(batch, place, listed));
      if (unlisted.length > 0) found.push(record);
      for (const place of unlisted) places.set(place.id, place);
    }
  }
  return { places: latestFirst([...places.values()]).slice(0, MAX_INDEXED), records: found };
}

async function listPlaces(batch: DeskBatch): Promise<Map<string, MeetingPlace>> {
  const rows = await batch.dependencies.corpus.listMeetings();
  return withWritten(batch, new Map(rows.map((row) => [row.id, placeOf(row)])));
}

/** Adds what this desk wrote, which a list may not show yet. */
function withWritten(
  { memory }: DeskBatch,
  listed: ReadonlyMap<string, MeetingPlace>,
): Map<string, MeetingPlace> {
  const places = new Map(listed);
  for (const { id, meeting } of memory.meetings.toReversed()) {
    if (meeting === null) places.delete(id);
    else places.set(id, placeOf(meeting));
  }
  return places;
}

/** What is older than articles are kept has ended by itself. */
function isLost(
  { dependencies, meetings, memory }: DeskBatch,
  { id, on }: MeetingPlace,
  listed: ReadonlyMap<string, MeetingPlace>,
): boolean {
  const days = dependencies.settings.keep.articleDays;
  if (days !== null && Date.parse(on) < dependencies.wall() - (days - 1) * DAY_MS) return false;
  // One that an article was joined to since it was lost has the accounts alone that were at hand.
  if (meetings.lost.has(id)) return true;
  const isDropped = memory.meetings.find((one) => one.id === id)?.meeting === null;
  return !listed.has(id) && !isDropped;
}

/** Derives meetings anew, with what a judge answered about them as long as that is kept. */
async function rebuildMeetings(
  batch: DeskBatch,
  message: Pick<DeskMessage, 'clock'>,
  { lost, found }: { readonly lost: readonly MeetingPlace[]; readonly found: readonly StatementRecord[] },
): Promise<void> {
  const { dependencies, meetings } = batch;
  addRecords(batch, found);
  const { judged } = await dependencies.corpus.readJudged(lost.map(({ id }) => id));
  for (const { answers } of judged.values())
    for (const [key, reply] of Object.entries(answers)) meetings.answers.set(key, reply);
  const current = found.map((record) => meetings.records.get(record.article) ?? record);
  const ofEach = lost.flatMap((place) => accountOf(current, place) ?? []);
  await keepMeetings(
    batch,
    [...new Set(ofEach)].map((record) => ({ record, message })),
  );
  dependencies.log({ event: 'meetings-rebuilt', meetings: lost.length, articles: found.length });
}

const tellsOf = ({ meetings }: StatementRecord, places: readonly MeetingPlace[]): boolean =>
  meetings?.mentions.some((mention) => places.some((place) => isNear(place, mention))) === true;

/** Returns an account of a meeting: one that names it, or one of its day where none does. */
const accountOf = (records: readonly StatementRecord[], { id, sides, on }: MeetingPlace) =>
  records.find(({ meetings }) => meetings?.mentions.some(({ meeting }) => meeting?.id === id)) ??
  records.find(({ meetings }) =>
    meetings?.mentions.some((mention) => mention.on === on && mention.sides.join() === sides.join()),
  );
