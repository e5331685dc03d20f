import type { DeliveryMessage } from '../../core/model/index.ts';
import { unreachable } from '../../core/model/result.ts';
import { attemptDelivery } from './attempt.ts';
import { catchUp } from './catch-up.ts';
import { sendDigests } from './digests.ts';
import { fanOut } from './fan-out.ts';
import type { Handled } from './outcome.ts';
import type { Dependencies } from '../dependencies.ts';

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
