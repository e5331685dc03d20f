import type { Alert } from '../../core/model/index.ts';

/** The address of an alert is made when served: it moves with us. @param base without a slash at the end */
export const servedAlert = (alert: Alert, base: string): Alert & { url: string } => ({
  ...alert,
  url: `${base}/alerts/${alert.id}`,
});
