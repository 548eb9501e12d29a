import { z } from 'zod';
import { optionalText, text } from '../../contract/primitives.ts';
import { AGENDA_OUTCOMES, BALLOTS } from './meetings.lists.ts';

const optionalPlace = z
  .number()
  .int()
  .min(0)
  .max(10_000)
  .nullish()
  .transform((value) => value ?? null);

/** Time of day `HH:MM`; one before the meeting's start is on the next day. */
const optionalClock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .nullish()
  .transform((value) => value ?? null);

/** What an agenda item carries besides its words: who brings it, how long it takes (minutes), whether something was decided. */
export const agendaConduct = {
  proposerUnit: optionalText(100),
  minutesPlanned: z
    .number()
    .int()
    .min(1)
    .max(600)
    .nullish()
    .transform((value) => value ?? null),
  outcome: z
    .enum(AGENDA_OUTCOMES)
    .nullish()
    .transform((value) => value ?? null),
};

/** 回避: the item (0-based, in the list sent with it) and why. */
export const recusal = z.strictObject({ agendaIndex: z.number().int().min(0), reason: text(0, 200) });
export type Recusal = z.output<typeof recusal>;

/** Coming, going, standing in and recusal of one attendance (features M3, M4); places are 0-based in the agenda sent with it. */
export const attendanceConduct = {
  /** 代××: the name of the one who could not come. */
  substituteFor: optionalText(50),
  /** Votes in the place of that person, by a written mandate. */
  substituteVotes: z.boolean().default(false),
  /** Place in the official order of the body as at the date; null: typed by hand. */
  officialPlace: optionalPlace,
  /** Present from this item on; null: from the beginning. */
  arrivedIndex: optionalPlace,
  arrivedAt: optionalClock,
  /** Gone before this item; null: stayed to the end. */
  leftIndex: optionalPlace,
  leftAt: optionalClock,
  recusals: z
    .array(recusal)
    .max(100)
    .nullish()
    .transform((list) => (list && list.length > 0 ? list : null)),
};

/** How a decision was taken (features M5); due and present are reckoned from the attendance. */
export const decisionConduct = {
  ballot: z
    .enum(BALLOTS)
    .nullish()
    .transform((value) => value ?? null),
  /** Why it was decided without the quorum; printed. */
  quorumReason: optionalText(300),
};
