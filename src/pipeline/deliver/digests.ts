import type { DeliveryMessage } from '../../core/model/index.ts';
import { digestEvent } from '../../core/webhooks/event.ts';
import type { Dependencies } from '../dependencies.ts';
import { ACK, type Handled } from './outcome.ts';

type Digest = Extract<DeliveryMessage, { kind: 'digest' }>;

/** One message for each endpoint whose digest is due at this hour, and that has not got that of this day already. */
export async function sendDigests({ corpus, queues }: Dependencies, message: Digest): Promise<Handled> {
  const { clock, hour, period } = message;
  const wanting = (await corpus.listSubscriptions()).filter(
    ({ digest, digestHour, createdAt }) =>
      digest === 'day' && digestHour === hour && createdAt < period.until,
  );
  const endpoints = await corpus.getEndpoints(wanting.map(({ id }) => id));
  for (const { id, paused } of wanting) {
    if (paused || endpoints.get(id)?.state === 'disabled') continue;
    const event = digestEvent(clock, id, period);
    // The tick may be fired again; no state but this.
    const sent = (await corpus.listDeliveriesSince(id, period.until)).some(
      (one) => one.event === event.event,
    );
    if (!sent) await queues.deliveries([event]);
  }
  return ACK;
}
