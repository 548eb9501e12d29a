import { z } from 'zod';
import type { CallInput } from '#shared/contract/list.ts';
import { ACTIVITY_KINDS } from '#shared/features/activityFilings/activityFilings.lists.ts';
import { addDays, daysBetween } from '#shared/lib/workingDays.ts';

/** A filing as its form holds it: texts, so that nothing typed is lost while it is not a number yet. */
const filingForm = z.object({
  organizationId: z.string().nullable(),
  title: z.string(),
  activityKind: z.enum(ACTIVITY_KINDS),
  startDay: z.string(),
  startTime: z.string(),
  endDay: z.string(),
  endTime: z.string(),
  place: z.string(),
  expectedParticipants: z.string(),
  venueCapacity: z.string(),
  budgetWan: z.string(),
  fundSource: z.string(),
  onsiteLeadName: z.string(),
  onsiteLeadPost: z.string(),
  onsiteLeadPhone: z.string(),
  receivedOn: z.string().nullable(),
  organizerDecidedOn: z.string().nullable(),
  supervisingUnit: z.string(),
  publicSecurityPermitNo: z.string(),
  note: z.string(),
  /** Why a decided filing is corrected; kept with the draft, never part of the record. */
  reason: z.string(),
});
export type FilingForm = z.output<typeof filingForm>;
type Fields = CallInput<'activityFilings.register'>['fields'];

export function emptyForm(today: string, organizationId: string | null): FilingForm {
  return {
    ...{
      organizationId,
      title: '',
      activityKind: 'seminar',
      startDay: '',
      startTime: '09:00',
      endDay: '',
      endTime: '12:00',
    },
    ...{ place: '', expectedParticipants: '', venueCapacity: '', budgetWan: '', fundSource: '' },
    ...{ onsiteLeadName: '', onsiteLeadPost: '', onsiteLeadPhone: '', receivedOn: today, organizerDecidedOn: null },
    ...{ supervisingUnit: '', publicSecurityPermitNo: '', note: '', reason: '' },
  };
}

const words = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const date = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** A stored filing as its form shows it; undefined for a voided one. */
export function formOf(record: Readonly<Record<string, unknown>>): FilingForm | undefined {
  if (record.recordState === 'voided') return undefined;
  const [startDay = '', startTime = ''] = words(record.startAt).split('T');
  const [endDay = '', endTime = ''] = words(record.endAt).split('T');
  const read = filingForm.safeParse({
    ...{ organizationId: date(record.organizationId), title: words(record.title), activityKind: record.activityKind },
    ...{ startDay, startTime, endDay, endTime, place: words(record.place) },
    ...{ expectedParticipants: words(record.expectedParticipants), venueCapacity: words(record.venueCapacity) },
    ...{ budgetWan: words(record.budgetWan), fundSource: words(record.fundSource) },
    ...{ onsiteLeadName: words(record.onsiteLeadName), onsiteLeadPost: words(record.onsiteLeadPost) },
    ...{ onsiteLeadPhone: words(record.onsiteLeadPhone), receivedOn: date(record.receivedOn) },
    ...{ organizerDecidedOn: date(record.organizerDecidedOn), supervisingUnit: words(record.supervisingUnit) },
    ...{ publicSecurityPermitNo: words(record.publicSecurityPermitNo), note: words(record.note) },
    reason: '',
  });
  return read.success ? read.data : undefined;
}

const count = (typed: string): number | null => (/^\d{1,7}$/.test(typed.trim()) ? Number(typed) : null);
export const isCount = (typed: string): boolean => typed.trim() === '' || count(typed) !== null;
export const isWan = (typed: string): boolean => /^$|^\d{1,9}(\.\d{1,4})?$/.test(typed.trim());
/** A time as typed, 24 hours: 9:00, 09：00, 1430; undefined for anything else. */
function timeOf(typed: string): string | undefined {
  const [, hour = '', minute = ''] = /^(\d{1,2})[:：.]?(\d{2})$/u.exec(typed.trim()) ?? [];
  const time = `${hour.padStart(2, '0')}:${minute}`;
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? time : undefined;
}

/** The moment that was typed, or undefined while day or time is missing. */
export function momentOf(day: string, time: string): string | undefined {
  const read = timeOf(time);
  return day !== '' && read !== undefined ? `${day}T${read}` : undefined;
}

/** Whether the end stands before the start, as far as both are typed. */
export function isBackwards(form: Pick<FilingForm, 'startDay' | 'startTime' | 'endDay' | 'endTime'>): boolean {
  const startAt = momentOf(form.startDay, form.startTime);
  const endAt = momentOf(form.endDay, form.endTime);
  return startAt !== undefined && endAt !== undefined && endAt < startAt;
}

/** The last day after the first was moved: an activity keeps its length. */
export function movedAlong(endDay: string, startBefore: string, startDay: string): string {
  if (endDay === '') return startDay;
  return startBefore === '' || startDay === '' || endDay < startBefore
    ? endDay
    : addDays(startDay, daysBetween(startBefore, endDay));
}

/** What is sent; undefined while something that every filing has is missing or is no number. */
export function fieldsOf(form: FilingForm): Fields | undefined {
  const { organizationId, title, activityKind, receivedOn, organizerDecidedOn, note } = form;
  const startAt = momentOf(form.startDay, form.startTime);
  const endAt = momentOf(form.endDay, form.endTime);
  if (organizationId === null || startAt === undefined || endAt === undefined || receivedOn === null) return undefined;
  if ([...title.trim()].length < 2 || isBackwards(form)) return undefined;
  if (!isCount(form.expectedParticipants) || !isCount(form.venueCapacity) || !isWan(form.budgetWan)) return undefined;
  return {
    ...{ organizationId, title, activityKind, startAt, endAt, receivedOn, organizerDecidedOn, note },
    ...{ place: form.place, expectedParticipants: count(form.expectedParticipants) },
    ...{ venueCapacity: count(form.venueCapacity), budgetWan: form.budgetWan.trim(), fundSource: form.fundSource },
    ...{ onsiteLeadName: form.onsiteLeadName, onsiteLeadPost: form.onsiteLeadPost },
    ...{ onsiteLeadPhone: form.onsiteLeadPhone, supervisingUnit: form.supervisingUnit },
    publicSecurityPermitNo: form.publicSecurityPermitNo,
  };
}

/** What the verdict is previewed by; undefined until both moments are typed. */
export function previewOf(form: FilingForm): CallInput<'activityFilings.preview'> | undefined {
  const startAt = momentOf(form.startDay, form.startTime);
  const endAt = momentOf(form.endDay, form.endTime);
  if (startAt === undefined || endAt === undefined) return undefined;
  const { activityKind, organizerDecidedOn } = form;
  const budgetWan = isWan(form.budgetWan) && form.budgetWan.trim() !== '' ? form.budgetWan.trim() : null;
  return {
    activityKind,
    startAt,
    endAt,
    organizerDecidedOn,
    budgetWan,
    expectedParticipants: count(form.expectedParticipants),
  };
}
