import type { Child, FC } from 'hono/jsx';
import type { BriefChange as BriefChangeOf } from '../../core/alerts/wording/edit-words.ts';
import { webAddress } from '../../core/alerts/wording/paragraph.ts';
import { headlinePassage, type MarkedText } from '../../core/alerts/wording/passage.ts';
import type {
  Alert,
  Change,
  DiffPart,
  Disclosure,
  LogRow,
  Reason,
  SuppressedRow,
} from '../../core/model/index.ts';
import { cutAtWord } from '../../core/language/quote.ts';
import { clean, line } from '../../core/language/text.ts';
import { KindLabel } from './kinds.tsx';
import ruleLabels from './rule-labels.json' with { type: 'json' };
import { Time, type When } from './time.tsx';

/** Labels of rules whose names do not say enough by themselves. */
const labels: ReadonlyMap<string, string> = new Map(Object.entries(ruleLabels));

/** Gives a rule in plain words. A name without a label is made of words already, such as `number-changed`. */
export function ruleLabel(rule: string): string {
  const known = labels.get(rule);
  if (known !== undefined) return known;
  const plain = line(rule).replaceAll(/[-_]+/gu, ' ');
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** In graphemes: so much of what was and of what is now stands in one line. */
const MAX_BRIEF = 56;

/** Links to another site, by http and https alone; the other side learns nothing of us. */
export const OutsideLink: FC<{ href: string; children?: Child }> = ({ href, children }) => {
  const address = webAddress(href);
  return address === null ? (
    <span dir="auto">{children}</span>
  ) : (
    <a href={address} rel="noopener noreferrer nofollow" dir="auto">
      {children}
    </a>
  );
};

/**
 * Gives the address at which the Internet Archive shows a page as it was nearest to a time. Only the archive knows whether it has a
 * copy.
 * @param at ISO 8601
 * @returns null where the address is not of the web, or the time is none
 */
export function archivedCopy(url: string, at: string): string | null {
  const address = webAddress(url);
  const time = Date.parse(at);
  if (address === null || Number.isNaN(time)) return null;
  const stamp = new Date(time).toISOString().slice(0, 19).replaceAll(/\D/gu, '');
  // The address is not encoded: the archive reads all that follows the time, with its query.
  return `https://web.archive.org/web/${stamp}/${address.replace(/#.*/su, '')}`;
}

/** Links to the web archive's copy nearest to a time. Only the archive knows whether there is one. */
export const ArchivedLink: FC<{ url: string; at: string; children?: Child }> = ({ url, at, children }) => {
  const copy = archivedCopy(url, at);
  return copy === null ? null : <OutsideLink href={copy}>{children}</OutsideLink>;
};

/** Returns for example `1,024 statements`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** Shows changed words in their place. Screen readers say which they are, since colour and line are not heard. */
export const InlineDiff: FC<{ parts: readonly DiffPart[]; language: string | null }> = ({
  parts,
  language,
}) => (
  <span lang={language ?? undefined} dir="auto">
    {parts.map(({ op, text, moved }) => {
      const shown = clean(text);
      if (op === 'equal') return shown;
      if (op === 'omitted') return ' … ';
      return op === 'insert' ? (
        <ins class={moved === null ? undefined : 'moved'}>
          <span class="hidden">{moved === null ? ' [added: ' : ' [moved to here: '}</span>
          {shown}
          <span class="hidden">] </span>
        </ins>
      ) : (
        <del class={moved === null ? undefined : 'moved'}>
          <span class="hidden">{moved === null ? ' [removed: ' : ' [moved from here: '}</span>
          {shown}
          <span class="hidden">] </span>
        </del>
      );
    })}
  </span>
);

/** Shows one of two headlines. Its label says which, so its marks need no words for screen readers. */
export const HeadlineWords: FC<{ words: readonly MarkedText[]; language: string | null }> = ({
  words,
  language,
}) => (
  <dd lang={language ?? undefined} dir="auto">
    {words.map(({ text, mark }) => {
      if (mark === 'same') return text;
      return mark === 'deleted' ? <del>{text}</del> : <ins>{text}</ins>;
    })}
  </dd>
);

/** Shows a title of ours. Quotations are set apart, so that one in another direction keeps its place. */
export const Title: FC<{ text: string }> = ({ text }) => (
  <>
    {line(text)
      .split('"')
      .map((part, index, parts) => {
        const isQuoted = index % 2 === 1 && index < parts.length - 1;
        return (
          <>
            {index > 0 && '"'}
            {isQuoted ? <bdi>{part}</bdi> : part}
          </>
        );
      })}
  </>
);

const disclosures: Readonly<Record<Disclosure['state'], string>> = {
  note: 'The outlet added a note',
  'date-only': 'Only the date of modification was changed; no note found',
  'none-found': 'No note found',
};

const disclosureTags: Readonly<Record<Disclosure['state'], { look: string; text: string }>> = {
  note: { look: 'good', text: 'with a note' },
  'date-only': { look: 'warn', text: 'no note, new date' },
  'none-found': { look: 'bad', text: 'no note found' },
};

/** Tells in two words whether the outlet said that it changed its article. */
export const DisclosureTag: FC<{ disclosure: Disclosure }> = ({ disclosure: { state } }) => {
  const { look, text } = disclosureTags[state];
  return (
    <span class={`tag ${look}`} title={`${disclosures[state]}.`}>
      {text}
    </span>
  );
};

export const DisclosureNote: FC<{ disclosure: Disclosure }> = ({ disclosure }) => (
  <p class="note">
    {disclosures[disclosure.state]}
    {disclosure.note === null ? (
      '.'
    ) : (
      <>
        : <q dir="auto">{line(disclosure.note)}</q>
      </>
    )}
  </p>
);

const changeLabels = { headline: 'headline ', moved: 'moved ', words: '' } as const;

/** Shows what one change of an edit comes down to. Screen readers hear which words went and which came. */
export const BriefChange: FC<{ change: BriefChangeOf }> = ({ change: { what, was, now } }) => (
  <span class="brief" dir="auto">
    {changeLabels[what]}
    {was !== null && (
      <del>
        <span class="hidden">{now === null ? 'removed ' : 'was '}</span>
        {cutAtWord(was, MAX_BRIEF)}
      </del>
    )}
    {was !== null && now !== null && ' → '}
    {now !== null && (
      <ins>
        <span class="hidden">{was === null ? 'added ' : 'now '}</span>
        {cutAtWord(now, MAX_BRIEF)}
      </ins>
    )}
  </span>
);

/** Notes in place that an alert was withdrawn: readers who saw it must find out. */
export const WithdrawnNote: FC<{ withdrawn: Alert['withdrawn']; when: When }> = ({ withdrawn, when }) =>
  withdrawn === null ? null : (
    <p class="banner" role="note">
      Withdrawn <Time at={withdrawn.at} when={when} dated />: <bdi>{line(withdrawn.reason)}</bdi>
    </p>
  );

/**
 * Shows the changed passages of an article.
 * @param maxPassages the number of passages shown; the rest is counted
 * @param more the address of the rest
 * @param about tells more of a passage, after it
 */
export const ChangedWords: FC<{
  change: Change;
  language: string | null;
  maxPassages: number;
  more: string | null;
  about?: (parts: readonly DiffPart[]) => Child;
}> = ({ change, language, maxPassages, more, about }) => {
  const { headline, blocks } = change;
  const sides = headline === null ? null : headlinePassage(headline, language ?? 'en');
  const rest = blocks.length - maxPassages;
  return (
    <div class="change">
      {sides !== null && (
        <dl class="headline">
          <dt>Was</dt>
          <HeadlineWords words={sides.was} language={language} />
          <dt>Now</dt>
          <HeadlineWords words={sides.now} language={language} />
        </dl>
      )}
      {blocks.slice(0, maxPassages).map((parts) => (
        <>
          <p class="passage">
            <InlineDiff parts={parts} language={language} />
          </p>
          {about?.(parts)}
        </>
      ))}
      {rest > 0 && (
        <p class="note">
          {more === null ? null : <a href={more}>{counted(rest, 'more changed passage')}</a>}
        </p>
      )}
    </div>
  );
};

/** Matches an instant as rules write it. */
const INSTANT = /(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z)/u;

/** Shows the words that met a rule, with instants as times of day. */
const RuleText: FC<{ text: string; when: When }> = ({ text, when }) => (
  <span dir="auto">
    {line(text)
      .split(INSTANT)
      .map((part, index) => (index % 2 === 1 ? <Time at={part} when={when} dated /> : part))}
  </span>
);

export const Reasons: FC<{ why: readonly Reason[]; when: When }> = ({ why, when }) => (
  <ul class="reasons">
    {why.map(({ rule, text }) => (
      <li>
        <span class="rule">{ruleLabel(rule)}</span>
        {text !== '' && (
          <>
            {' '}
            <RuleText text={text} when={when} />
          </>
        )}
      </li>
    ))}
  </ul>
);

/** Two versions are compared in one text, or side by side. */
export type DiffView = 'inline' | 'side';

/** The paths of pages. Ids are hashes or of the watchlist; they are encoded all the same. */
export const pathTo = {
  alert: (id: string) => `/alerts/${encodeURIComponent(id)}`,
  article: (id: string) => `/articles/${encodeURIComponent(id)}`,
  party: (id: string) => `/parties/${encodeURIComponent(id)}`,
  meeting: (id: string) => `/meetings/${encodeURIComponent(id)}`,
  speaker: (id: string) => `/speakers/${encodeURIComponent(id)}`,
  story: (id: string) => `/stories/${encodeURIComponent(id)}`,
  diff: (id: string, from: string, to: string, view: DiffView = 'inline') =>
    `/articles/${encodeURIComponent(id)}/diff?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}${view === 'side' ? '&view=side' : ''}`,
} as const;

/** Lists one alert with its title, kind and time. */
export const ToldRow: FC<{ row: LogRow; withdrawn: Alert['withdrawn']; when: When }> = ({
  row,
  withdrawn,
  when,
}) => (
  <li>
    <a href={pathTo.alert(row.id)} dir="auto">
      {line(row.title)}
    </a>
    <span class="meta">
      <KindLabel kind={row.kind} severity={row.severity} /> <Time at={row.at} when={when} dated />
    </span>
    <WithdrawnNote withdrawn={withdrawn} when={when} />
  </li>
);

/** Tells by which rule an item was suppressed, and which alert told its story. */
export const SuppressedReason: FC<{ row: SuppressedRow; when: When }> = ({ row, when }) => (
  <span class="reason">
    <span class="rule">{ruleLabel(row.rule)}</span> <RuleText text={row.text} when={when} />
    {row.alert !== null && (
      <>
        {' '}
        <a href={pathTo.alert(row.alert)}>told here</a>
      </>
    )}
  </span>
);
