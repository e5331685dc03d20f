/** Sorts the statements of an alert by how readers are told of them, so that what is not sure to be new stands apart from what is. */
import type { Statement, ToldAs } from '../../model/index.ts';
import { NOT_SURE_WORDS } from './statement-words.ts';

export type StatementGroup = {
  readonly told: ToldAs;
  readonly title: string;
  readonly statements: readonly Statement[];
};

export const NOT_FOUND_TITLE = `Not found among earlier statements, ${NOT_SURE_WORDS}`;

const titles: Readonly<Record<ToldAs, string>> = {
  'by-itself': 'Statements',
  marked: NOT_FOUND_TITLE,
  listed: 'Other statements',
};

/** Returns how an alert tells a statement; an older alert, which does not say it, told what its side had not said. */
export function toldAs({ told, verdict, sure }: Pick<Statement, 'told' | 'verdict' | 'sure'>): ToldAs {
  if (told !== undefined) return told;
  if (verdict !== 'new') return 'listed';
  return sure === false ? 'marked' : 'by-itself';
}

/** Returns the groups that have statements: told ones first, then what was not found, then the rest. */
export function statementGroups(statements: readonly Statement[]): StatementGroup[] {
  const order: readonly ToldAs[] = ['by-itself', 'marked', 'listed'];
  const groups = order
    .map((told) => ({
      told,
      title: titles[told],
      statements: statements.filter((one) => toldAs(one) === told),
    }))
    .filter((group) => group.statements.length > 0);
  const [only] = groups;
  return groups.length === 1 && only?.told === 'listed' ? [{ ...only, title: titles['by-itself'] }] : groups;
}
