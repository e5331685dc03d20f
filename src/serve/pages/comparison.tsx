import type { FC } from 'hono/jsx';
import type { StoredStatement, Version } from '../../core/model/index.ts';
import { headlinePassage } from '../../core/alerts/wording/passage.ts';
import { statementsInPassage } from '../ledger/statement-components.tsx';
import { Skeleton } from '../pictures/skeleton.tsx';
import { counted, DisclosureNote, HeadlineWords, InlineDiff, pathTo } from '../ui/components.tsx';
import { type OutlineEntry, outlineOf } from './outline.ts';
import type { ShownDifference, VersionPair } from './version-difference.ts';
import type { SeenVersion } from './versions.tsx';

type ComparisonProps = {
  readonly article: string;
  readonly pair: VersionPair;
  readonly difference: ShownDifference;
  readonly versions: readonly SeenVersion[];
  readonly language: string;
  readonly statements: readonly StoredStatement[];
};

/** Shows two versions in one: what changed in its words, in its place between the paragraphs that did not. */
export const Comparison: FC<ComparisonProps> = (props) => {
  const { article, pair, difference, versions, language } = props;
  const { change } = difference;
  const numberOf = ({ hash }: Version) => versions.find((version) => version.hash === hash)?.number ?? '?';
  return (
    <section aria-labelledby="text">
      <h2 id="text">
        Version {numberOf(pair.before)} <span aria-hidden="true">→</span>
        <span class="hidden">to</span> {numberOf(pair.after)}
      </h2>
      {change === null ? (
        <p class="empty">A reader would see no difference between these versions.</p>
      ) : (
        <>
          <p class="meta">
            {counted(change.insertedWords, 'word')} added, {change.deletedWords} removed
            {change.types.length > 0 && `; ${change.types.join(', ')}`}.{' '}
            <a href={pathTo.diff(article, pair.before.hash, pair.after.hash, 'side')}>Side by side</a>
          </p>
          <DisclosureNote disclosure={change.disclosure} />
          {change.headline !== null && (
            <dl class="headline change">
              <dt>Was</dt>
              <HeadlineWords words={headlinePassage(change.headline, language).was} language={language} />
              <dt>Now</dt>
              <HeadlineWords words={headlinePassage(change.headline, language).now} language={language} />
            </dl>
          )}
          <ol class="outline">
            {outlineOf(change, pair).map((entry) => (
              <Entry entry={entry} total={pair.after.blocks.length} {...props} />
            ))}
          </ol>
        </>
      )}
    </section>
  );
};

type EntryOf<Kind extends OutlineEntry['kind']> = {
  readonly entry: Extract<OutlineEntry, { kind: Kind }>;
};

const Entry: FC<ComparisonProps & { entry: OutlineEntry; total: number }> = ({ entry, ...props }) => {
  switch (entry.kind) {
    case 'same':
      return (
        <li class="same">
          <span class="place">{sameWords(entry)}</span>
          <Skeleton words={entry.words} />
        </li>
      );
    case 'changed':
      return <ChangedEntry entry={entry} {...props} />;
    case 'gone':
      return <GoneEntry entry={entry} {...props} />;
    default:
      return null;
  }
};

const ChangedEntry: FC<
  EntryOf<'changed'> & Pick<ComparisonProps, 'language' | 'statements'> & { total: number }
> = ({ entry, total, language, statements }) => (
  <li class="changed">
    <span class="place">
      Paragraph {entry.number} of {total}
    </span>
    <div class="change">
      {entry.passages.map((parts) => (
        <>
          <p>
            <InlineDiff parts={parts} language={language} />
          </p>
          {statementsInPassage(statements)(parts)}
        </>
      ))}
    </div>
  </li>
);

const GoneEntry: FC<EntryOf<'gone'> & Pick<ComparisonProps, 'pair' | 'language'>> = ({
  entry,
  pair,
  language,
}) => (
  <li class="changed">
    <span class="place">
      {entry.number === null
        ? 'Place not known'
        : `Was paragraph ${entry.number} of ${pair.before.blocks.length}`}
    </span>
    <div class="change">
      <p>
        <InlineDiff parts={entry.parts} language={language} />
      </p>
    </div>
  </li>
);

/** Returns for example `Paragraphs 3 to 7 as before, 412 words`. */
function sameWords({ first, words }: Extract<OutlineEntry, { kind: 'same' }>): string {
  const last = first + words.length - 1;
  const which = first === last ? `Paragraph ${first}` : `Paragraphs ${first} to ${last}`;
  return `${which} as before, ${counted(
    words.reduce((sum, count) => sum + count, 0),
    'word',
  )}`;
}
