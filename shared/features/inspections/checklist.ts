import { z } from 'zod';
import { optionalText, recordId, text } from '../../contract/primitives.ts';
import { CHECK_RESULTS, MOST_CHECKS } from './inspections.lists.ts';

/** One line of a checklist: what is looked at and the clause it rests on. `code` names it within its list and never changes. */
export const checkItem = z.strictObject({
  code: z.string().min(1).max(80),
  text: text(2, 300),
  basisText: optionalText(300),
});
export type CheckItem = z.output<typeof checkItem>;

/** A line of an inspection: a copy of the line of the template, what was seen, and the finding it asks for again in a follow-up. */
export const checkRow = checkItem.extend({
  result: z.enum(CHECK_RESULTS).nullable(),
  remark: optionalText(500),
  findingId: recordId.nullable(),
});
export type CheckRow = z.output<typeof checkRow>;

export const checkRows = z.array(checkRow).max(MOST_CHECKS);

/** Who inspects: a member of the office, or somebody of another unit by name and post. */
export const inspector = z.strictObject({
  memberId: recordId.nullable(),
  name: text(1, 50),
  post: optionalText(100),
});
export type Inspector = z.output<typeof inspector>;
export const inspectors = z.array(inspector).max(12);
