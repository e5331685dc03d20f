import type { DeliveryMessage } from '../core/model.ts';
import { unreachable } from '../core/result.ts';
import { attemptDelivery } from './deliver/attempt.ts';
import { catchUp } from './deliver/catch-up.ts';
import { sendDigests } from './deliver/digests.ts';
import { fanOut } from './deliver/fan-out.ts';
import type { Handled } from './deliver/handled.ts';
import type { Dependencies } from './dependencies.ts';

/** Works one message of the queue `deliveries`. */
export function deliver(dependencies: Dependencies, message: DeliveryMessage): Promise<Handled> {
  switch (message.kind) {
    case 'fan-out':
      return fanOut(dependencies, message);
    case 'delivery':
      return attemptDelivery(dependencies, message);
    case 'catch-up':
      return catchUp(dependencies, message);
    case 'digest':
      return sendDigests(dependencies, message);
    default:
      return unreachable(message);
  }
}
