import type { CompactMessage } from '../../core/model.ts';
import type { Outcome, Sitting } from './sitting.ts';

export const compact = async (_sitting: Sitting, _message: CompactMessage): Promise<Outcome> => 'done';
