import type { DeliveryMessage } from '../../core/model/index.ts';
import { unreachable } from '../../core/model/result.ts';
import { attemptDelivery } from './attempt.ts';
import { catchUp } from './catch-up.ts';
import { fanOut, fanOutDigest } from './fan-out.ts';
import type { DeliveryOutcome } from './outcome.ts';
import type { Dependencies } from '../dependencies.ts';

/** Works off one message of the queue `deliveries`. */
export function deliver(dependencies: Dependencies, message: DeliveryMessage): Promise<DeliveryOutcome> {
  switch (message.kind) {
    case 'fan-out':
      return fanOut(dependencies, message);
    case 'delivery':
      return attemptDelivery(dependencies, message);
    case 'catch-up':
      return catchUp(dependencies, message);
    case 'digest':
      return fanOutDigest(dependencies, message);
    default:
      return unreachable(message);
  }
}
