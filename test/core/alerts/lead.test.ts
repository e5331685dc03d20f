import { describe, expect, test } from 'vitest';
import { leadingAlerts } from '../../../src/core/alerts/lead.ts';
import type { Alert } from '../../../src/core/model/index.ts';
import { MINUTE_MS } from '../../../src/core/model/time.ts';
import { alerts, headlineChange, NOW } from '../../serve/seed.ts';
import { statementAlert } from '../../serve/statements-seed.ts';

const [edit] = alerts;
const removed = alerts.find(({ kind }) => kind === 'removed');
const article = (id: string) => ({ ...edit!.article!, id });
const at = (minutes: number): string => new Date(NOW - minutes * MINUTE_MS).toISOString();
const edited = (id: string, minutes: number, change: Partial<NonNullable<Alert['change']>> = {}): Alert => ({
  ...edit!,
  id,
  at: at(minutes),
  article: article(id),
  change: { ...headlineChange, ...change },
});
const said: Alert = { ...statementAlert, id: 'said', at: at(700), article: article('said') };
const gone: Alert = { ...removed!, id: 'gone', at: at(30), article: article('gone') };
const led = (given: readonly Alert[]) => leadingAlerts(given, NOW).map(({ id }) => id);

describe('what leads the day', () => {
  test('is the best of each kind, the weightiest kind first, however new the others are', () => {
    expect(led([edited('a', 1), edited('b', 2), edited('c', 3), gone, said])).toEqual(['said', 'a', 'gone']);
  });

  test('is several of one kind where there is no other: turned meanings that no note tells of, then one of both', () => {
    const note = { state: 'note', note: 'Corrected.' } as const;
    const given = [
      edited('noted', 1, { disclosure: note }),
      edited('number-noted', 2, { types: ['number'], disclosure: note }),
      edited('headline', 3),
      edited('negation', 4, { types: ['negation'] }),
    ];
    expect(led(given)).toEqual(['negation', 'headline', 'number-noted']);
  });

  test('has an article once', () => {
    expect(led([edited('a', 1), { ...edited('b', 2), article: article('a') }])).toEqual(['a']);
  });

  test('is nothing that was withdrawn, is older than a day, is minor, or is only new', () => {
    const given = [
      { ...edited('withdrawn', 1), withdrawn: { at: at(0), reason: 'An error.' } },
      edited('old', 24 * 60),
      { ...edited('minor', 2), severity: 'notable' as const },
      ...alerts.filter(({ kind }) => kind === 'new' || kind === 'health'),
      { ...said, statements: said.statements.map((one) => ({ ...one, told: 'listed' as const })) },
    ];
    expect(led(given)).toEqual([]);
  });
});
