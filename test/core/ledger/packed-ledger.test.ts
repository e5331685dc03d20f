import { describe, expect, it } from 'vitest';
import { namesOfParties } from '../../../src/core/ledger/frame/party-names.ts';
import { judgeStatement } from '../../../src/core/ledger/judge-statement.ts';
import { openLedger } from '../../../src/core/ledger/ledger.ts';
import { packLedger, readPackedLedger } from '../../../src/core/ledger/packed-ledger.ts';
import { parties, rowOf, speakers, unrelated } from './ledger-rows.ts';

const names = namesOfParties({ parties, speakers });

describe('a packed ledger', () => {
  const rows = [
    ...unrelated,
    rowOf('Norland will open the crossing', '2023-05', {
      article: null,
      to: 'sundria',
      issuer: null,
      wording: 'translated',
      verdict: 'partial',
      substance: 'commitment',
      unsure: true,
      sure: false,
      judge: { by: 'model', model: 'judge-1', reason: 'Nothing earlier says it.' },
      newForSpeaker: true,
      precedents: [unrelated[0]?.utterance ?? '', 'gone'],
    }),
    rowOf('Norland had promised a bridge', '', { saidOn: null, reportedOn: '2024-01-05' }),
  ];
  const packed: unknown = JSON.parse(JSON.stringify(packLedger(rows)));

  it('comes back as it was', () => {
    expect(readPackedLedger(packed)).toEqual(rows);
  });

  it('of an older version, which knew neither substance nor grades nor days of reports, is read', () => {
    const { substance: _substance, reportedOn: _reportedOn, ...older } = Object(packed);
    const dated = rows.filter(({ saidOn }) => saidOn !== null);
    const unknown = ['substance', 'reportedOn', 'unsure', 'sure', 'newForSpeaker', 'judges', 'judge'].map(
      (column) => [column, undefined],
    );
    const packedBefore = { ...Object(packLedger(dated)), ...Object.fromEntries(unknown) };
    const none = { substance: undefined, unsure: undefined, sure: undefined, judge: undefined };
    expect(readPackedLedger(packedBefore)).toEqual(
      dated.map((row) => ({ ...row, ...none, newForSpeaker: undefined })),
    );
    // A row that has neither day is damaged.
    expect(readPackedLedger(older)).toBeNull();
  });

  it('is judged as one that was never packed', () => {
    const statement = rowOf('Norland may open the crossing and the library', '2024-03-01');
    const [one, other] = [rows, readPackedLedger(packed) ?? []].map((each) =>
      judgeStatement(openLedger(each, names), statement),
    );
    expect(one).toEqual(other);
  });

  it.each([
    null,
    1,
    [],
    {},
    { ...Object(packed), text: [999] },
    { ...Object(packed), stems: ['1'] },
    { ...Object(packed), speaker: [] },
  ])('is none where it was damaged (%#)', (value) => {
    expect(readPackedLedger(value)).toBeNull();
  });
});
