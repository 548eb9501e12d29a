import type { CallInput, CallOutput } from '#shared/contract/list.ts';
import { ACTIVITY_CATEGORIES, type ActivityCategory } from '#shared/features/community/community.lists.ts';
import { activityIssues } from '#shared/features/community/community.rules.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';

/** An activity as it is typed. */
export type ActivityForm = {
  readonly stationId: string | null;
  readonly heldOn: string | null;
  readonly category: ActivityCategory | null;
  readonly title: string;
  readonly organizationIds: readonly string[];
  readonly volunteerTimes: number | null;
  readonly servedTimes: number | null;
  readonly hours: number | null;
  readonly onsiteLeadName: string;
  readonly onsiteLeadPost: string;
  readonly note: string;
};
export type NamedStation = CallOutput<'serviceStations.names'>['stations'][number];
type Fields = CallInput<'stationActivities.save'>['fields'];

/** Reads a stored activity, or what a conflict answers, as the form shows it. */
export function activityFormOf(record: Readonly<Record<string, unknown>>): ActivityForm {
  const text = (name: string) => (typeof record[name] === 'string' ? record[name] : '');
  const number = (name: string) => (typeof record[name] === 'number' ? record[name] : null);
  const ids: readonly unknown[] = Array.isArray(record.organizationIds) ? record.organizationIds : [];
  return {
    stationId: text('stationId') || null,
    heldOn: text('heldOn') || null,
    category: ACTIVITY_CATEGORIES.find((category) => category === record.category) ?? null,
    title: text('title'),
    organizationIds: ids.filter((id) => typeof id === 'string'),
    volunteerTimes: number('volunteerTimes'),
    servedTimes: number('servedTimes'),
    hours: number('hours'),
    onsiteLeadName: text('onsiteLeadName'),
    onsiteLeadPost: text('onsiteLeadPost'),
    note: text('note'),
  };
}

/** What is sent; undefined while something that is needed is not there. */
export function activityFieldsOf(form: ActivityForm): Fields | undefined {
  const { stationId, heldOn, category, volunteerTimes, servedTimes, hours } = form;
  if (stationId === null || heldOn === null || category === null) return undefined;
  if (volunteerTimes === null || servedTimes === null || hours === null) return undefined;
  const organizationIds = [...form.organizationIds];
  return { ...form, stationId, heldOn, category, volunteerTimes, servedTimes, hours, organizationIds };
}

/** What the rules say of a filled-in form, before it is sent. */
export function activityFormIssues(form: ActivityForm, station: NamedStation | undefined, today: string): FieldIssue[] {
  const fields = activityFieldsOf(form);
  if (fields === undefined || station === undefined) return [];
  return activityIssues({ ...fields, organizationIds: [...form.organizationIds] }, station, today);
}

/** A number that was typed; null for an empty field. */
export const typedNumber = (value: string | number): number | null => (typeof value === 'number' ? value : null);
