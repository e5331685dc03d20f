import type { FC } from 'hono/jsx';
import { dateWords } from '../../core/alerts/wording/statement-words.ts';
import { DAY_MS, iso } from '../../core/model/time.ts';
import { counted } from '../ui/components.tsx';
import { ClauseQuote, SpeakerLink } from './statement-components.tsx';
import { shadeOf } from './strip.ts';
import type { LedgerList } from './ledger-list.ts';

const DAYS = 30;
const MAX_SHOWN = 3;

/** Says first what nobody of a side said before, as far as searched: that is what a reader comes back for. @param now ISO 8601 */
export const FreshStatements: FC<Pick<LedgerList, 'outlined' | 'page'> & { now: string }> = ({
  outlined,
  page,
  now,
}) => {
  const since = iso(Date.parse(now) - DAYS * DAY_MS).slice(0, 10);
  const isRecent = ({ saidOn, reportedOn }: { saidOn: string | null; reportedOn?: string | undefined }) =>
    (saidOn ?? reportedOn ?? '') >= since;
  const recent = outlined.filter(isRecent);
  const fresh = recent.filter((one) => shadeOf(one) === 'new');
  const shown = page.items.filter((one) => isRecent(one) && shadeOf(one) === 'new' && one.unsure !== true);
  return (
    <section aria-labelledby="fresh" class="fresh">
      <h2 id="fresh">New in the last {DAYS} days</h2>
      {fresh.length === 0 ? (
        <p class="meta">
          {recent.length === 0
            ? 'Nothing was read of these days.'
            : `Nothing without a match, in ${counted(recent.length, 'statement')}.`}
        </p>
      ) : (
        shown.slice(0, MAX_SHOWN).map((utterance) => (
          <div class="statement">
            <ClauseQuote text={utterance.text} />
            <p class="meta">
              <SpeakerLink speaker={utterance.speaker} />,{' '}
              <a href={`#${utterance.utterance}`}>
                {dateWords(utterance.saidOn ?? utterance.reportedOn ?? '')}
              </a>
            </p>
          </div>
        ))
      )}
      {fresh.length > MAX_SHOWN && (
        <p class="note">
          <a href={`?since=${since}&verdict=new#statements`}>All {fresh.length} without a match</a>, of{' '}
          {counted(recent.length, 'statement')}
        </p>
      )}
    </section>
  );
};
