import { z } from 'zod';
import type { AddressOptions } from './core/model/address.ts';
import { err, ok, type Result } from './core/model/result.ts';

/** The vars and secrets after they were checked. An empty one counts as absent. */
export type Settings = {
  /** Opens the admin routes; without it they answer 503 and say how to set it. */
  readonly adminToken: string | null;
  /** Needed for pages, feeds and reads when it is set. */
  readonly readToken: string | null;
  /** The address at which readers reach this Worker, without a slash at the end; webhooks and canonical URLs need it. */
  readonly publicUrl: string | null;
  readonly contactUrl: string | null;
  /** Requested with GET after each successful tick, so that a watch from outside notices when the ticks end. */
  readonly pingUrl: string | null;
  /** `host:port` pairs that may be private or on another port; for local work only. */
  readonly allowHosts: readonly string[];
};

export type SettingProblem = { readonly name: string; readonly text: string };

const text = z
  .string()
  .optional()
  .transform((value) => (value === undefined || value.trim() === '' ? null : value.trim()));
const address = text.refine(
  (value) => value === null || (URL.canParse(value) && /^https?:/iu.test(value)),
  'is not an absolute http or https URL',
);
/** Returns the address as the URL parser writes it: headers and feeds take no other letters and no line break. */
const href = address.transform((value) =>
  value !== null && URL.canParse(value) ? new URL(value).href : value,
);
/** Tokens travel in a header and are read up to 512 characters, so no request can carry any other. */
const token = text.refine(
  (value) => value === null || /^[\u0021-\u007E]{16,512}$/u.test(value),
  'is not 16 to 512 letters, digits or signs without a space: make one with `openssl rand -hex 24`',
);

const Vars = z.object({
  ADMIN_TOKEN: token,
  READ_TOKEN: token,
  PUBLIC_URL: href
    .refine((value) => value === null || !/[?#@]/u.test(value), 'has a query, a fragment or credentials')
    .transform((value) => value?.replace(/\/+$/u, '') ?? null),
  CONTACT_URL: href,
  PING_URL: href,
  ALLOW_HOSTS: text
    .transform((value) => value?.split(/[\s,]+/u).filter((host) => host !== '') ?? [])
    .refine((hosts) => hosts.every((host) => /^[^\s:/]+:\d{1,5}$/u.test(host)), 'is not a list of host:port'),
});

/** @returns the settings, or the name of every bad one; values are never echoed, because some are secrets */
export function readSettings(env: unknown): Result<Settings, readonly SettingProblem[]> {
  const parsed = Vars.safeParse(env);
  if (!parsed.success) {
    return err(parsed.error.issues.map((issue) => ({ name: issue.path.join('.'), text: issue.message })));
  }
  const { data } = parsed;
  return ok({
    adminToken: data.ADMIN_TOKEN,
    readToken: data.READ_TOKEN,
    publicUrl: data.PUBLIC_URL,
    contactUrl: data.CONTACT_URL,
    pingUrl: data.PING_URL,
    allowHosts: data.ALLOW_HOSTS,
  });
}

/** Returns the part of the settings that the one gate for addresses needs. */
export const addressPolicy = ({ allowHosts, publicUrl }: Settings): AddressOptions => ({
  allowHosts,
  ownHost: publicUrl === null ? null : new URL(publicUrl).host,
});
