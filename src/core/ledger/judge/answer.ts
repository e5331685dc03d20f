/** Reads what a model answered, and refuses what cannot be meant. */
import * as z from 'zod';
import { JudgeAnswer, type JudgeQuestion } from '../../model/judge.ts';
import { MAX_REASON_LENGTH } from '../../model/statement.ts';
import { err, ok, type Result } from '../../model/result.ts';
import { line } from '../../language/text.ts';

/** A longer answer is no answer. In UTF-16 units. */
const MAX_ANSWER_LENGTH = 8_000;
const FENCED = /^```(?:json)?\s([\s\S]*)```$/iu;

/** Models write an absent candidate in several ways, also as 0, which no candidate has, and a number as a string. */
const Answer = JudgeAnswer.extend({
  candidate: z
    .union([z.number(), z.string().regex(/^\d{1,3}$/u), z.null()])
    .optional()
    .transform((candidate) => Number(candidate ?? 0) || null),
});

/**
 * Reads an answer. What stands around the JSON is refused, but for one code fence.
 * @param content the model's text, or the object that a service made of it
 * @param withoutSecret takes out of the whole reason what nobody may see, before it is cut
 * @returns the answer, or in plain words what is wrong with it, without a word of it
 */
export function readAnswer(
  content: unknown,
  { candidates }: Pick<JudgeQuestion, 'candidates'>,
  withoutSecret = (text: string): string => text,
): Result<JudgeAnswer, string> {
  const json = typeof content === 'string' ? parsed(content) : content;
  const read = Answer.safeParse(json);
  if (!read.success) return err(json === undefined ? 'not JSON' : 'JSON of another form');
  const { relation, candidate, reason } = read.data;
  if (relation === 'different' && candidate !== null) return err('different from all, and names a candidate');
  if (relation !== 'different' && !candidates.some(({ n }) => n === candidate))
    return err(`${relation}, and names no candidate`);
  return ok({ ...read.data, reason: shortened(withoutSecret(line(reason))) });
}

function parsed(content: string): unknown {
  if (content.length > MAX_ANSWER_LENGTH) return undefined;
  const text = content.trim();
  try {
    const json: unknown = JSON.parse(FENCED.exec(text)?.[1] ?? text);
    return json;
  } catch {
    return undefined;
  }
}

const shortened = (reason: string): string =>
  reason.length <= MAX_REASON_LENGTH ? reason : `${line(reason.slice(0, MAX_REASON_LENGTH - 1))}…`;
