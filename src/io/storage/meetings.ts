import { boundedMeeting, meetingRow } from '../../core/meetings/rows.ts';
import { Meeting, MeetingIndex, MeetingRow } from '../../core/model/index.ts';
import { keys } from './keys.ts';
import { firstOfEach, type Store } from './store.ts';

type MeetingName = Pick<MeetingRow, 'id' | 'on'>;

/** A day that cannot be read sorts first, and does no harm there. */
const keyOf = ({ id, on }: MeetingName): string => keys.meeting(Date.parse(on) || 0, id);

/** Opens the meetings, all of which are derived from what articles say. */
export const openMeetings = (store: Store) => ({
  /** @returns the meeting as it is stored */
  async putMeeting(whole: Meeting): Promise<Meeting> {
    const meeting = boundedMeeting(whole);
    await store.put(keyOf(meeting), meeting, {
      metadata: meetingRow(meeting),
      ttlSeconds: store.keep.article,
    });
    return meeting;
  },
  deleteMeeting: (name: MeetingName) => store.kv.delete(keyOf(name)),
  getMeetingIndex: () => store.get(MeetingIndex, keys.meetingIndex),
  putMeetingIndex: (index: MeetingIndex) => store.put(keys.meetingIndex, index),
  getMeeting: (name: MeetingName) => store.get(Meeting, keyOf(name)),
  /** One operation for every 100. @returns the meetings found, by id */
  async getMeetings(names: readonly MeetingName[]): Promise<Map<string, Meeting>> {
    const found = await store.getMany(Meeting, names.map(keyOf));
    return new Map([...found.values()].map((meeting) => [meeting.id, meeting]));
  },
  /** One list. @returns the latest 1,000 meetings, the latest first, each once */
  listMeetings: async (): Promise<MeetingRow[]> =>
    firstOfEach(await store.rows(MeetingRow, keys.meetings), ({ id }) => id),
});
