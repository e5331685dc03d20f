/** Makes every alert: its id, title (by the examples of the design), summary and severity. Alerts are made here and nowhere else. */
import { hash, ids } from '../model/ids.ts';
import type {
  Alert,
  AlertArticle,
  AlertMeeting,
  Change,
  Coverage,
  Endpoint,
  HealthMessage,
  Meeting,
  Reason,
  Severity,
  SourceName,
} from '../model/index.ts';
import { quote } from '../language/quote.ts';
import { line } from '../language/text.ts';
import { pointsByPlace, sidesWithReadout } from '../meetings/readouts.ts';
import type { WatchlistLabels } from '../watchlist/labels.ts';
import { comparedMeeting, MAX_MISSING_TOLD } from './compared-meeting.ts';
import { editSummary, editTitle } from './wording/edit-words.ts';
import { fitSummary, fitTitle, QUOTE_LIMIT } from './wording/fit-text.ts';
import { meetingSummary, meetingTitle } from './wording/meeting-words.ts';

/** Every key of an alert is always present: these stand for the parts that do not apply. */
const emptyParts = (): Pick<
  Alert,
  | 'schema'
  | 'article'
  | 'coverage'
  | 'change'
  | 'statements'
  | 'positions'
  | 'meeting'
  | 'health'
  | 'withdrawn'
> => ({
  schema: 1,
  article: null,
  coverage: null,
  change: null,
  statements: [],
  positions: [],
  meeting: null,
  health: null,
  withdrawn: null,
});

/** Returns when an alert said something else last: withdrawn, or judged anew; or else when it was told. In ISO 8601. */
export const lastChange = ({ at, judgedAt, withdrawn }: Alert): string => withdrawn?.at ?? judgedAt ?? at;

/** Names two outlets and counts the rest: `Dawn, IBTimes and 2 more`. */
export function listOutlets(sources: readonly SourceName[]): string {
  const names = [...new Set(sources.map(({ name }) => name))];
  if (names.length <= 2) return names.join(' and ');
  const [first = '', second = '', third = ''] = names;
  return names.length === 3
    ? `${first}, ${second} and ${third}`
    : `${first}, ${second} and ${names.length - 2} more`;
}

type ArticleFacts = {
  readonly source: SourceName;
  readonly article: AlertArticle;
  readonly at: string;
  /** The meeting of which the article is an account, where it is one. */
  readonly meeting?: AlertMeeting | null;
};

export type NewArticle = ArticleFacts & {
  readonly coverage: Coverage;
  readonly summary: string;
  readonly severity: Severity;
  readonly why: readonly Reason[];
};

/** Makes the alert of a first sight. Its title is `New: AFP copy in Dawn, IBTimes and 2 more: "…"`, or `New in Dawn: "…"` where no agency is named. */
export function newAlert(found: NewArticle): Alert {
  const { source, article, coverage } = found;
  const outlets = listOutlets([source, ...coverage.alsoIn.map((carrier) => carrier.source)]);
  const lead = coverage.agency === null ? `New in ${outlets}` : `New: ${coverage.agency} copy in ${outlets}`;
  return {
    ...emptyParts(),
    id: ids.firstSight(article.id),
    kind: 'new',
    at: found.at,
    title: fitTitle(`${lead}: ${quote(article.title, QUOTE_LIMIT)}`),
    summary: fitSummary(found.summary),
    severity: found.severity,
    source,
    article,
    why: [...found.why],
    coverage,
    meeting: found.meeting ?? null,
  };
}

/** Makes one alert for many first sights of one source in one check. */
export function burstAlert(found: NewArticle, burst: { id: string; count: number }): Alert {
  const { source, article } = found;
  return {
    ...newAlert(found),
    id: ids.burst(burst.id),
    title: fitTitle(
      `${source.name} lists ${burst.count} new articles at once, among them ${quote(article.title, QUOTE_LIMIT)}`,
    ),
    why: [{ rule: 'many-at-once', text: `${burst.count} in one check` }],
  };
}

type EditedArticle = ArticleFacts & {
  readonly change: Change;
  readonly severity: Severity;
  readonly why: readonly Reason[];
};

/** Makes the alert of an edit. Its title is like `Dawn, "Port to reopen": "will open" → "will not open" (no note found)`. */
export function editAlert({ source, article, change, severity, why, at, meeting }: EditedArticle): Alert {
  return {
    ...emptyParts(),
    id: ids.edit(article.id, change.from.version, change.to?.version ?? 'gone'),
    kind: 'edit',
    at,
    title: fitTitle(editTitle({ outlet: source.name, headline: article.title }, change, why)),
    summary: editSummary(article.title, change, why),
    severity,
    source,
    article,
    why: [...why],
    change,
    meeting: meeting ?? null,
  };
}

type ComparedMeeting = ArticleFacts & { readonly meeting: Meeting };

/**
 * Makes the alert of a meeting's second readout. Its title is like `Two readouts of Wang Yi–Muttaqi, 21 May: 4 points only in
 * China's, 2 only in the Taliban one`.
 * @param compared the article that is the second readout
 */
export function meetingAlert(
  { source, article, at, meeting }: ComparedMeeting,
  labels: WatchlistLabels,
): Alert {
  const { alone } = pointsByPlace(meeting);
  const isDifferent = [...alone.values()].some((points) => points.length > 0);
  const sides = sidesWithReadout(meeting).map((side) => line(labels.party(side)));
  return {
    ...emptyParts(),
    id: ids.meeting(meeting.id),
    kind: 'meeting',
    at,
    title: fitTitle(meetingTitle(meeting, labels, at)),
    summary: fitSummary(meetingSummary(meeting, labels)),
    severity: isDifferent ? 'major' : 'notable',
    source,
    article,
    why: [
      { rule: 'second-readout', text: sides.join(' and ') },
      ...meeting.missing
        .slice(0, MAX_MISSING_TOLD)
        .map(({ inLast, of }) => ({ rule: 'not-in-this-readout', text: `in ${inLast} of the last ${of}` })),
    ],
    meeting: comparedMeeting(meeting),
  };
}

type RemovedArticle = ArticleFacts & {
  readonly change: Change;
  /** The reason why the page counts as gone, such as `HTTP 404`. */
  readonly text: string;
  /** Counts the removals of the article, since a page may come back and go again. */
  readonly nth: number;
};

/** Makes the alert of a removed page. Its title is like `Dawn page gone, seen twice (404): "…"`. */
export function removedAlert({ source, article, change, text, nth, at }: RemovedArticle): Alert {
  const title = quote(article.title, QUOTE_LIMIT);
  return {
    ...emptyParts(),
    id: ids.removed(article.id, change.from.version, nth),
    kind: 'removed',
    at,
    title: fitTitle(`${source.name} page gone, seen twice (${text.replace(/^HTTP /u, '')}): ${title}`),
    summary: fitSummary(`Last seen with ${title} at ${change.from.seenAt}.`),
    severity: 'major',
    source,
    article,
    why: [{ rule: 'gone-twice', text }],
    change,
  };
}

/** Makes the alert about a source in trouble. Its title is like `SCMP unreadable since 09:00 UTC: bot challenge`. */
export function healthAlert(source: SourceName, news: HealthMessage, at: string): Alert {
  const { state, since, error } = news;
  const day = since.slice(0, 10) === at.slice(0, 10) ? '' : `${since.slice(0, 10)} `;
  const time = `since ${day}${since.slice(11, 16)} UTC`;
  const cause = error === null ? '' : `: ${error.text}`;
  const texts: Readonly<Record<HealthMessage['state'], string>> = {
    failing: `failing ${time}${cause}`,
    blocked: `blocked ${time}${cause}`,
    unreadable: `unreadable ${time}${cause}`,
    quiet: `quiet: nothing new ${time}`,
    gone: `gone ${time}${cause}`,
    recovered: `back ${time}`,
  };
  const title = fitTitle(`${source.name} ${texts[state]}`);
  return {
    ...emptyParts(),
    id: ids.health(source.id, state, since),
    kind: 'health',
    at,
    title,
    summary: title,
    severity: state === 'gone' ? 'major' : state === 'recovered' ? 'minor' : 'notable',
    source,
    why: [{ rule: `source-${state}`, text: error?.text ?? '' }],
    health: { state, since, error },
  };
}

/** An alert about an endpoint names Readout itself where the other alerts name a source. */
const READOUT: SourceName = { id: 'readout', name: 'Readout', type: 'press' };

/**
 * The title is `Webhook 5f0c7d0d disabled: only failures since …`. It shows neither the endpoint's address nor its whole id:
 * both are private.
 */
export function disabledAlert({ id, since, failingSince, reason }: Endpoint): Alert {
  const text = line(reason ?? '');
  const title = fitTitle(`Webhook ${id.slice(0, 8)} disabled: ${text}`);
  return {
    ...emptyParts(),
    id: hash('endpoint-disabled', id, since),
    kind: 'health',
    at: since,
    title,
    summary: title,
    severity: 'major',
    source: READOUT,
    why: [{ rule: 'webhook-disabled', text }],
    health: { state: 'gone', since: failingSince ?? since, error: { code: 'webhook-disabled', text } },
  };
}
