/** The fields of a webhook's form, and how they are read when it is sent. */
import type { FC } from 'hono/jsx';
import {
  alertKinds,
  DIGEST_HOUR,
  formats,
  severities,
  type Subscription,
} from '../../../core/model/index.ts';
import { kindLabels } from '../../ui/kinds.tsx';

/** The lists of a filter that are typed: ids or types, with commas between them. */
const listLabels = [
  ['source', 'Sources, by id'],
  ['type', 'Types of source'],
  ['party', 'Parties, by id'],
  ['speaker', 'Speakers, by id'],
  ['position', 'Positions, by id'],
] as const;

const splitList = (text: string | null): string[] =>
  (text ?? '')
    .split(',')
    .map((value) => value.trim())
    .filter((value) => value !== '');

/** Returns the form's fields as the API takes them. The API's own check finds what is wrong with them. */
export function webhookFromFields(fields: URLSearchParams): Readonly<Record<string, unknown>> {
  const lists = listLabels.map(([name]) => [name, splitList(fields.get(name))] as const);
  return {
    url: fields.get('url')?.trim() ?? '',
    format: fields.get('format') ?? 'standard',
    digest: fields.get('digest') === 'day' ? 'day' : null,
    digestHour: Number(fields.get('digestHour') ?? ''),
    filter: {
      ...Object.fromEntries(lists),
      kind: alertKinds.filter((kind) => fields.getAll('kind').includes(kind)),
      severity: fields.get('severity') || null,
      q: fields.get('q')?.trim() || null,
    },
  };
}

export const formatLabels = { standard: 'Standard Webhooks', slack: 'Slack', discord: 'Discord' } as const;

const severityLabels = { minor: 'Everything', notable: 'Notable and above', major: 'Major only' } as const;

type FieldsProps = { subscription: Subscription | null };

/** @param subscription null for a new webhook */
export const WebhookFields: FC<FieldsProps> = ({ subscription }) => (
  <div class="fields">
    <div>
      <label for="url">Address</label>
      <input
        id="url"
        name="url"
        type="url"
        required
        maxlength={2000}
        placeholder="https://"
        value={subscription?.url ?? ''}
        autocomplete="off"
      />
    </div>
    <Choice
      name="format"
      label="Format"
      choices={formats.map((value) => ({ value, label: formatLabels[value] }))}
      chosen={subscription?.format ?? 'standard'}
    />
    <Choice
      name="severity"
      label="At least"
      choices={severities.map((value) => ({ value, label: severityLabels[value] }))}
      chosen={subscription?.filter.severity ?? 'notable'}
    />
    <fieldset>
      <legend>Kinds (tick none for all but the health of sources)</legend>
      {alertKinds.map((kind) => (
        <label class="tick">
          <input
            type="checkbox"
            name="kind"
            value={kind}
            checked={subscription?.filter.kind.includes(kind) ?? false}
          />{' '}
          {kindLabels[kind]}
        </label>
      ))}
    </fieldset>
    <RareFields subscription={subscription} />
  </div>
);

const RareFields: FC<FieldsProps> = ({ subscription }) => (
  <details>
    <summary>Sources, parties, words, digest</summary>
    {listLabels.map(([name, label]) => (
      <div>
        <label for={name}>{label}</label>
        <input
          id={name}
          name={name}
          type="text"
          placeholder="all; separate with commas"
          value={subscription?.filter[name].join(', ') ?? ''}
          autocomplete="off"
        />
      </div>
    ))}
    <div>
      <label for="q">Words of the title</label>
      <input id="q" name="q" type="text" maxlength={200} value={subscription?.filter.q ?? ''} />
    </div>
    <label class="tick">
      <input type="checkbox" name="digest" value="day" checked={subscription?.digest === 'day'} /> One message
      a day instead of one for each alert
    </label>
    <div>
      <label for="digestHour">Hour of the digest, in the watchlist’s time zone</label>
      <input
        id="digestHour"
        name="digestHour"
        type="number"
        min={0}
        max={23}
        required
        value={String(subscription?.digestHour ?? DIGEST_HOUR)}
      />
    </div>
  </details>
);

type ChoiceProps = {
  name: string;
  label: string;
  choices: readonly { readonly value: string; readonly label: string }[];
  chosen: string;
};

const Choice: FC<ChoiceProps> = ({ name, label, choices, chosen }) => (
  <div>
    <label for={name}>{label}</label>
    <select id={name} name={name}>
      {choices.map(({ value, label: text }) => (
        <option value={value} selected={value === chosen}>
          {text}
        </option>
      ))}
    </select>
  </div>
);
