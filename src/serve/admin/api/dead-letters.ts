import * as z from 'zod';
import type { Dependencies } from '../../../pipeline/dependencies.ts';
import { replayDeadLetter, type ReplayFailure } from '../../../pipeline/dead-letters.ts';
import { readForm } from './body.ts';
import { json, list, type Refusal, refuse } from './problem.ts';
import { notFound } from '../../http/http-problem.ts';

export const DeadReplayForm = z.strictObject({ key: z.string().max(512) });

const refusals: Readonly<Record<ReplayFailure, Refusal>> = {
  'not-found': notFound('No dead letter has this key.'),
  unreadable: {
    status: 409,
    title: 'This message cannot be sent again',
    detail: 'This version of Readout cannot read its body. It stays in the dead letters.',
  },
};

export async function listDeadLetters({ corpus }: Dependencies): Promise<Response> {
  const letters = await corpus.listDead();
  return list(letters.map(({ key, letter }) => ({ key, ...letter })));
}

export async function postDeadReplay(dependencies: Dependencies, request: Request): Promise<Response> {
  const form = await readForm(request, DeadReplayForm);
  if (!form.ok) return refuse(form.error);
  const replayed = await replayDeadLetter(dependencies, form.value.key);
  return replayed.ok ? json({ queued: replayed.value }, 202) : refuse(refusals[replayed.error]);
}
