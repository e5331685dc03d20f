import type { Meeting, MeetingPoint } from '../model/index.ts';

/** An article that is erased: its id and every address that it had. */
export type ErasedArticle = { readonly article: string; readonly urls: readonly string[] };

/**
 * Takes an article out of a meeting.
 * @returns null where it was the only account, and the same meeting where nothing in it is the article's
 */
export function meetingWithout(meeting: Meeting, erased: ErasedArticle): Meeting | null {
  const gone = new Set(erased.urls);
  const stays = ({ article, url }: { readonly article?: string | null; readonly url: string }): boolean =>
    article !== erased.article && !gone.has(url);
  const cited = [...meeting.accounts, ...meeting.points.flatMap(({ sayings }) => sayings)];
  if ([...cited, ...meeting.missing.flatMap(({ said }) => said)].every(stays)) return meeting;
  const accounts = meeting.accounts.filter(stays);
  if (accounts.length === 0) return null;
  const points = meeting.points.flatMap((point) => pointWithout(point, gone, stays) ?? []);
  const known = new Set(points.map(({ id }) => id));
  return {
    ...meeting,
    accounts,
    points: points.map((point) => ({ ...point, mayBe: point.mayBe.filter((id) => known.has(id)) })),
    missing: meeting.missing.flatMap((gap) => {
      const said = gap.said.filter(stays);
      const [latest] = said;
      return latest === undefined ? [] : [{ ...gap, said, text: latest.text }];
    }),
  };
}

function pointWithout(
  point: MeetingPoint,
  gone: ReadonlySet<string>,
  stays: (saying: MeetingPoint['sayings'][number]) => boolean,
): MeetingPoint | null {
  const sayings = point.sayings.filter(stays);
  if (sayings.length === point.sayings.length) return point;
  const own = sayings.find(({ issuer }) => issuer === point.side);
  const best = own ?? sayings.find(({ issuer }) => issuer !== null) ?? sayings[0];
  if (best === undefined) return null;
  const issuers = new Set(sayings.map(({ issuer }) => issuer));
  return {
    ...point,
    text: best.text,
    speaker: best.speaker,
    sayings,
    readouts: point.readouts.filter((side) => issuers.has(side)),
    press: point.press.filter((url) => !gone.has(url)),
  };
}
