import { z } from 'zod';
import { dateText, optionalText, recordId, text } from '../../contract/primitives.ts';
import { ACTION_STATUSES } from './actions.contract.ts';

/** A task as a meeting's table has it (domain.md §6). */
export const actionFields = z.strictObject({
  id: recordId.optional(),
  text: text(1, 1000),
  responsibleUnit: optionalText(100),
  organizationId: recordId.nullish().transform((value) => value ?? null),
  responsibleNames: optionalText(200),
  /** The member of the office who answers for it. */
  ownerMemberId: recordId.nullish().transform((value) => value ?? null),
  /** 协办. */
  coOwnerNames: optionalText(200),
  /** 完成标准. */
  doneWhen: optionalText(500),
  dueOn: dateText,
  status: z.enum(ACTION_STATUSES).default('open'),
  /** The decision that it carries out: its position in the list sent with it (0-based), or null. */
  decisionIndex: z
    .number()
    .int()
    .min(0)
    .nullish()
    .transform((value) => value ?? null),
});
