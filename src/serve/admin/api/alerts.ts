import * as z from 'zod';
import { clockSince, iso } from '../../../core/model/time.ts';
import { line } from '../../../core/language/text.ts';
import type { Dependencies } from '../../../pipeline/dependencies.ts';
import { servedAlert } from '../../http/respond.ts';
import { readForm } from './body.ts';
import { json, refuse } from './problem.ts';
import { notFound } from '../../http/http-problem.ts';

export const WithdrawForm = z.strictObject({
  reason: z.string().transform(line).pipe(z.string().min(1).max(280)),
});

/** Marks an alert as withdrawn, with the reason that readers see, and tells the endpoints that received it. */
export async function postWithdraw(
  { corpus, queues, settings, wall }: Dependencies,
  request: Request,
  { id }: { readonly id: string },
): Promise<Response> {
  const form = await readForm(request, WithdrawForm);
  if (!form.ok) return refuse(form.error);
  const alert = await corpus.getAlert(id);
  if (alert === null) return refuse(notFound('No alert has this id.'));
  const clock = clockSince((await corpus.readTick()).heartbeat, wall);
  // A second withdrawal keeps the time and reason of the first: the content of the event must not change.
  const withdrawn = {
    ...alert,
    withdrawn: alert.withdrawn ?? { at: iso(clock.tick), reason: form.value.reason },
  };
  await corpus.putAlert(withdrawn);
  await queues.deliveries([{ kind: 'fan-out', clock, alert: id }]);
  return json(servedAlert(withdrawn, settings.publicUrl ?? new URL(request.url).origin));
}
