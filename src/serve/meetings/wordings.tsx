import type { FC } from 'hono/jsx';
import { dateWords } from '../../core/alerts/wording/statement-words.ts';
import { clean, line } from '../../core/language/text.ts';
import type { DiffPart, Meeting } from '../../core/model/index.ts';
import { counted, OutsideLink, pathTo } from '../ui/components.tsx';
import type { MarkedWording, ReadoutRow, ReadoutTableProps } from './readout-rows.ts';

const MAX_PERHAPS = 3;

/** Says that a readout has nothing of a point, or which of its points may be the same: nobody could tell. */
export const Lacking: FC<{ row: ReadoutRow; readout: string; meeting: Meeting }> = ({
  row,
  readout,
  meeting,
}) => {
  const named = new Set(row.points.flatMap(({ mayBe }) => mayBe));
  const perhaps = meeting.points
    .filter(({ id, readouts }) => named.has(id) && readouts.includes(readout))
    .slice(0, MAX_PERHAPS);
  return perhaps.length === 0 ? (
    <span class="none">Not in it</span>
  ) : (
    <span class="none">
      {perhaps.map(({ id }, at) => (
        <>
          {at > 0 && ', or '}
          <a href={`#${id}`}>{at === 0 ? 'Perhaps this, in other words' : 'this'}</a>
        </>
      ))}
    </span>
  );
};

/** Shows the first wording, and the others of the same readout where the reader opens them. */
export const Wordings: FC<Pick<ReadoutTableProps, 'meeting'> & { wordings: readonly MarkedWording[] }> = ({
  wordings: [first, ...more],
  meeting,
}) =>
  first === undefined ? null : (
    <>
      <Wording wording={first} meeting={meeting} />
      {more.length > 0 && (
        <details>
          <summary>{counted(more.length, 'more wording')}</summary>
          {more.map((wording) => (
            <Wording wording={wording} meeting={meeting} />
          ))}
        </details>
      )}
    </>
  );

/** Shows a wording with all that a quotation needs: whose page it stands on, of which day, and whether it is verbatim. */
const Wording: FC<{ wording: MarkedWording; meeting: Meeting }> = ({
  wording: { saying, parts },
  meeting,
}) => {
  const { url, article, wording } = saying;
  const account = meeting.accounts.find((one) => one.url === url && one.article === article);
  const name = line(account?.source.name ?? '');
  return (
    <div class="wording">
      <q dir="auto">
        <MarkedParts parts={parts} />
      </q>{' '}
      <span class="where">
        <cite>
          <OutsideLink href={url}>{name === '' ? 'source' : name}</OutsideLink>
          {typeof account?.publishedAt === 'string' && `, ${dateWords(account.publishedAt.slice(0, 10))}`}
        </cite>
        {wordingNotes[wording]}
        {article !== null && (
          <>
            {' · '}
            <a href={pathTo.article(article)}>timeline</a>
          </>
        )}
      </span>
    </div>
  );
};

const wordingNotes = { verbatim: ', verbatim', translated: ', translated', paraphrase: '' } as const;

/** Marks the words that this wording alone has. Screen readers hear which; what is selected and copied has the words alone. */
const MarkedParts: FC<{ parts: readonly DiffPart[] }> = ({ parts }) => (
  <>
    {parts.map(({ op, text }) =>
      op === 'equal' || text.trim() === '' ? (
        clean(text)
      ) : (
        <>
          {text.slice(0, text.length - text.trimStart().length)}
          <mark>
            <span class="hidden"> [only here: </span>
            {clean(text.trim())}
            <span class="hidden">] </span>
          </mark>
          {text.slice(text.trimEnd().length)}
        </>
      ),
    )}
  </>
);
