import { alertKinds } from '../../core/model/index.ts';

/** The lists of a filter that are typed: ids or types, with commas between them. */
export const listFields = ['source', 'type', 'party', 'speaker', 'position'] as const;

const listOf = (text: string | null): string[] =>
  (text ?? '')
    .split(',')
    .map((value) => value.trim())
    .filter((value) => value !== '');

/** What a form says of a webhook, as the API takes it; the API's own reading finds what is wrong with it. */
export function webhookOf(fields: URLSearchParams): Readonly<Record<string, unknown>> {
  const lists = listFields.map((name) => [name, listOf(fields.get(name))] as const);
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
