/** Schemas of what an admin may send about a webhook. */
import * as z from 'zod';
import { isShortQuestion } from '../../../core/alerts/query-parameters.ts';
import { DIGEST_HOUR, Filter, Format } from '../../../core/model/index.ts';

const values = z.array(z.string().trim().min(1).max(100)).max(50).default([]);
/** Works as the filters of feeds and lists do: a key that is left out filters nothing. */
const FilterForm = z.strictObject({
  kind: Filter.shape.kind.default([]),
  source: values,
  type: Filter.shape.type.default([]),
  party: values,
  speaker: values,
  position: values,
  severity: Filter.shape.severity.default(null),
  q: z
    .string()
    .trim()
    .regex(/[^\s,]/u, 'must contain a word')
    .max(200)
    .refine(isShortQuestion, 'has too many words')
    .nullable()
    .default(null),
});

/** The header is sent as it stands: one scheme, one space, one word without line breaks. */
const AUTHORIZATION = /^(?:Bearer|Basic) [\u0021-\u007E]{1,1000}$/u;

const parts = {
  url: z.string(),
  authorization: z
    .string()
    .regex(AUTHORIZATION, 'must be "Bearer" or "Basic", a space and the token')
    .nullable(),
  filter: FilterForm,
  format: Format,
  paused: z.boolean(),
  digest: z.literal('day').nullable(),
  digestHour: z.number().int().min(0).max(23),
};

export const WebhookForm = z.strictObject({
  url: parts.url,
  filter: parts.filter.prefault({}),
  /** Left out, it is that of the chat whose host the address names, else `standard`. */
  format: parts.format.exactOptional(),
  authorization: parts.authorization.default(null),
  paused: parts.paused.default(false),
  digest: parts.digest.default(null),
  digestHour: parts.digestHour.default(DIGEST_HOUR),
});

/** Keys that are left out keep their values; a filter is replaced as a whole. */
export const WebhookPatchForm = z
  .strictObject({
    url: parts.url.exactOptional(),
    filter: parts.filter.exactOptional(),
    format: parts.format.exactOptional(),
    authorization: parts.authorization.exactOptional(),
    paused: parts.paused.exactOptional(),
    digest: parts.digest.exactOptional(),
    digestHour: parts.digestHour.exactOptional(),
  })
  .refine((form) => Object.keys(form).length > 0, 'must change something');

/** Asks either for one alert, or for every alert since a time that the filter wants. */
export const WebhookReplayForm = z.union([
  z.strictObject({ alert: z.string().regex(/^[0-9a-f]{1,64}$/u, 'must be the id of an alert') }),
  z.strictObject({
    since: z.iso.datetime({ offset: true }),
    /** Leaves out the alerts that were delivered. */
    missed: z.boolean().default(false),
  }),
]);

/** Parameters of the delivery log. */
export const DeliveriesQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(100),
  cursor: z
    .string()
    .regex(/^[\w+/=.~-]{1,1000}$/u, 'must be the cursor of an earlier answer')
    .nullable()
    .default(null),
});
