import { expect, it } from 'vitest';
import { composeDigest } from '../../../src/core/alerts/digest.ts';
import { MAX_BODY_BYTES } from '../../../src/core/webhooks/alert-body.ts';
import { digestEventBody } from '../../../src/core/webhooks/digest-body.ts';
import { newAlert } from '../../fakes/post-office.ts';
import { edited, PUBLIC_URL, stated } from './chat-alerts.ts';

const period = { day: '2026-01-06', from: '2026-01-05T07:00:00.000Z', until: '2026-01-06T07:00:00.000Z' };

it('holds what a reader needs of each alert, and the address of the whole', () => {
  expect(JSON.parse(digestEventBody(composeDigest(period, 'Ferries', [edited], 2), PUBLIC_URL))).toEqual({
    type: 'digest.day',
    timestamp: period.until,
    data: {
      schema: 1,
      title: 'Ferries, 6 January 2026: 1 edit, 2 more',
      ...period,
      omitted: 2,
      groups: [
        {
          id: 'edited',
          title: 'Edited afterwards',
          alerts: [
            {
              id: 'e1',
              kind: 'edit',
              at: edited.at,
              title: edited.title,
              summary: edited.summary,
              severity: 'major',
              source: edited.source,
              article: {
                id: '0b6a3c1f',
                url: 'https://harbour.example/boats?a=1&b=2',
                title: 'Boats leave the bay',
              },
              withdrawn: null,
              url: 'https://readout.example/alerts/e1',
            },
          ],
        },
      ],
      notFound: [],
      notFoundOmitted: 0,
    },
  });
});

it('names the statements that are not sure to be new, each with its nearest, cut so that alerts have room', () => {
  const [said] = stated.statements;
  const marked = { ...said!, told: 'marked' as const, sure: false, text: '塔'.repeat(500) };
  const unsure = { ...stated, statements: [said!, ...Array.from({ length: 7 }, () => marked)] };
  const alerts = Array.from({ length: 5 }, (_, index) => ({
    ...unsure,
    id: `s${index}`,
    title: 'x'.repeat(250),
  }));
  const body = digestEventBody(composeDigest(period, 'Ferries', alerts), PUBLIC_URL);
  expect(new TextEncoder().encode(body).length).toBeLessThanOrEqual(MAX_BODY_BYTES);
  const { data } = JSON.parse(body);
  const listed = [data.groups[0].alerts.length, data.notFound.length];
  expect([data.omitted, ...listed, data.notFoundOmitted]).toEqual([0, 5, 10, 25]);
  expect(data.notFound[0]).toEqual({
    alert: 's0',
    speaker: 'Ada Quay',
    party: 'harbour',
    text: expect.stringMatching(/^塔{90,}…$/u),
    saidOn: '2026-01-05',
    verdict: 'new',
    searched: { statements: 214, since: '2021-08-17' },
    nearest: { text: 'the ferry is perhaps for sale', saidOn: '2024-03-02', speaker: 'Ada Quay' },
  });
});

it.each([0, 1, 30, 90])('stays under 20 KB with %i alerts, and counts what it leaves out', (count) => {
  const alerts = Array.from({ length: count }, (_, index) =>
    newAlert(`a${index}`, '2026-01-05T08:00:00.000Z', {
      summary: '塔利班外长'.repeat(56),
      title: '"\\'.repeat(99),
    }),
  );
  const body = digestEventBody(composeDigest(period, 'Ferries', alerts, 4), PUBLIC_URL);
  expect(new TextEncoder().encode(body).length).toBeLessThanOrEqual(MAX_BODY_BYTES);
  const { data }: { data: { omitted: number; groups: { alerts: unknown[] }[] } } = JSON.parse(body);
  const listed = data.groups.reduce((sum, group) => sum + group.alerts.length, 0);
  expect(listed + data.omitted).toBe(count + 4);
  expect(listed).toBeGreaterThanOrEqual(Math.min(count, 8));
});
