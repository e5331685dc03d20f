import type { FC } from 'hono/jsx';
import { describeFailure } from '../../../core/model/failure.ts';
import type { Entry } from '../../../core/model/index.ts';
import { line } from '../../../core/language/text.ts';
import { notOpenedWords, openingWords } from '../../../core/tracking/openings.ts';
import type { PreviewStep } from '../../../pipeline/check/preview-source.ts';
import { OutsideLink } from '../../ui/components.tsx';
import { Time, type When } from '../../ui/time.tsx';

/** This many entries show what a source is like. */
const MAX_ENTRIES = 10;

const askedFor = { robots: 'robots.txt', listing: 'the listing', article: 'an article' } as const;

/** Describes one step of a dry run. */
export const TryStepView: FC<{ step: PreviewStep; when: When }> = ({ step, when }) => {
  switch (step.step) {
    case 'asking':
      return (
        <p class="meta">
          Asking for {askedFor[step.what]}
          {step.waitMs > 1_000 && `, after ${Math.round(step.waitMs / 1_000)} s as robots.txt asks`}:{' '}
          <span class="address">{line(step.url)}</span>
        </p>
      );
    case 'failed':
      return <p class="banner">It failed: {line(describeFailure(step.failure))}.</p>;
    case 'listed':
      return <Listed step={step} when={when} />;
    case 'read':
      return <Read step={step} when={when} />;
    default:
      return null;
  }
};

const Listed: FC<{ step: Extract<PreviewStep, { step: 'listed' }>; when: When }> = ({ step, when }) => (
  <>
    <p>
      <b>{step.total}</b> listed, <b>{step.onSubject.length}</b> on the subject by title and summary,{' '}
      <b>{step.unsure.length}</b> unsure; the newest{' '}
      {step.newestAt === null ? 'has no date' : <Time at={step.newestAt} when={when} dated both />}.
      {step.movedTo !== null && ` It has moved permanently to ${line(step.movedTo)}.`}
    </p>
    <Entries label="On the subject" entries={step.onSubject} when={when} />
    <Entries label="Unsure: the page is opened once" entries={step.unsure} when={when} />
    {[...Map.groupBy(step.offSubject, ({ why }) => why)].map(([why, rows]) => (
      <Entries
        label={`Not on the subject, and not opened: ${notOpenedWords[why]}`}
        entries={rows.map(({ entry }) => entry)}
        when={when}
      />
    ))}
  </>
);

const Entries: FC<{ label: string; entries: readonly Entry[]; when: When }> = ({ label, entries, when }) =>
  entries.length === 0 ? null : (
    <>
      <h3>
        {label} <span class="meta">{entries.length}</span>
      </h3>
      <ul class="rows">
        {entries.slice(0, MAX_ENTRIES).map(({ url, title, publishedAt }) => (
          <li>
            <OutsideLink href={url}>{line(title === '' ? url : title)}</OutsideLink>
            <span class="meta">
              {publishedAt === null ? 'no date' : <Time at={publishedAt} when={when} dated />}
            </span>
          </li>
        ))}
      </ul>
    </>
  );

const readings = {
  full: 'the whole page',
  partial: 'only a part of it',
  listing: 'only its listing',
} as const;

function fateWords(fate: Extract<PreviewStep, { step: 'read' }>['fate']): string {
  if (fate === 'listed') return 'on the subject by its title and summary';
  if (fate === 'on') return 'opened, and on the subject';
  if (fate === 'off') return openingWords.off;
  return `no check would open it: ${notOpenedWords[fate]}`;
}

const Read: FC<{ step: Extract<PreviewStep, { step: 'read' }>; when: When }> = ({ step, when }) => {
  const { version, entry, fate } = step;
  const words = version.blocks.reduce((sum, { text }) => sum + text.split(/\s+/u).length, 0);
  const [first] = version.blocks;
  return (
    <>
      <h3>
        <OutsideLink href={entry.url}>
          {line(version.headline === '' ? entry.url : version.headline)}
        </OutsideLink>
      </h3>
      <p class="meta">
        Read: {readings[version.read]}, {words} words in {version.blocks.length}{' '}
        {version.blocks.length === 1 ? 'paragraph' : 'paragraphs'}
        {version.byline !== null && `, by ${line(version.byline)}`}
        {version.publishedAt === null ? (
          ', without a date'
        ) : (
          <>
            , published <Time at={version.publishedAt} when={when} dated both />
          </>
        )}
        ; {fateWords(fate)}.
      </p>
      {first !== undefined && (
        <blockquote lang={version.language ?? undefined} dir="auto">
          {line(first.text)}
        </blockquote>
      )}
    </>
  );
};
