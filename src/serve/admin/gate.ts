import type { AddressOptions } from '../../core/address.ts';
import type { Settings } from '../../env.ts';

/** What the one gate for addresses needs to know of this deployment. */
export const gateOf = ({ allowHosts, publicUrl }: Settings): AddressOptions => ({
  allowHosts,
  ownHost: publicUrl === null ? null : new URL(publicUrl).host,
});
