import type { FC } from 'hono/jsx';
import {
  alertKinds,
  DIGEST_HOUR,
  formats,
  severities,
  type Subscription,
} from '../../../core/model/index.ts';
import { listFields } from '../webhook-fields.ts';
import { kindLabels } from '../../ui/components.tsx';

export const formatLabels = { standard: 'Standard Webhooks', slack: 'Slack', discord: 'Discord' } as const;

const listLabels = {
  source: 'Sources, by id',
  type: 'Types of source',
  party: 'Parties, by id',
  speaker: 'Speakers, by id',
  position: 'Positions, by id',
} as const;

const severityLabels = { minor: 'Everything', notable: 'Notable and above', major: 'Major alone' } as const;

/** Where, as what, and which alerts. @param subscription null: a new one */
export const WebhookFields: FC<{ subscription: Subscription | null }> = ({ subscription }) => (
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
      <legend>Kinds; none ticked: all but the health of sources</legend>
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
    <details>
      <summary>Sources, parties, words, digest</summary>
      {listFields.map((name) => (
        <div>
          <label for={name}>{listLabels[name]}</label>
          <input
            id={name}
            name={name}
            type="text"
            placeholder="all; commas mean or"
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
        <input type="checkbox" name="digest" value="day" checked={subscription?.digest === 'day'} /> One
        message a day in place of one an alert
      </label>
      <div>
        <label for="digestHour">Hour of the digest, in the watchlist’s zone</label>
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
  </div>
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
