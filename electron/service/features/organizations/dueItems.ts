import type { Kysely } from 'kysely';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import type { DueItem } from '#shared/features/organizations/dueItems.contract.ts';
import { type DueGroup, dueGroup, dueTone } from '#shared/features/organizations/dueItems.rules.ts';
import { nameKey } from '#shared/lib/nameKey.ts';
import { addDays, daysBetween } from '#shared/lib/workingDays.ts';
import type { Schema } from '../../db/schema.ts';
import { organizationsInEffect } from './dueItems.repository.ts';
import { DUE_SOURCES, type DueLook } from './dueSources.ts';

/** The local date and the working days of the office. */
type Around = Pick<DueLook, 'today' | 'calendar'>;
type Filter = Omit<HandlerInput<'organizations.dueItems'>, 'offset' | 'limit'>;

/** Farthest day that is looked at. */
const FARTHEST_DAYS = 180;

/** A page of what falls due, sorted by day, with the numbers of each group. */
export async function dueItemsPage(
  db: Kysely<Schema>,
  { offset, limit, ...filter }: HandlerInput<'organizations.dueItems'>,
  around: Around,
): Promise<CallOutput<'organizations.dueItems'>> {
  const all = await allDue(db, filter, around);
  const townships = [...new Set(all.flatMap(({ townshipName }) => townshipName ?? []))].sort(byChinese);
  const fitting = all.filter((item) => fits(item, filter));
  const groups: Record<DueGroup, number> = { overdue: 0, days30: 0, days90: 0, days180: 0 };
  for (const { group } of fitting) groups[group] += 1;
  const rows = fitting.filter((item) => inRange(item, filter));
  return { total: rows.length, rows: rows.slice(offset, offset + limit), groups, townships };
}

/** Everything that falls due and fits the filter, sorted by day. */
export async function dueItems(db: Kysely<Schema>, filter: Filter, around: Around): Promise<DueItem[]> {
  const all = await allDue(db, filter, around);
  return all.filter((item) => fits(item, filter) && inRange(item, filter));
}

/** Everything of some kinds that is overdue or falls due within so many days, sorted by day. @param days 180 at most */
export async function allDue(
  db: Kysely<Schema>,
  { organizationId, kinds }: Pick<Filter, 'organizationId' | 'kinds'>,
  { today, calendar }: Around,
  days: number = FARTHEST_DAYS,
): Promise<DueItem[]> {
  const look: DueLook = { today, until: addDays(today, days), organizationId, calendar };
  const drafts = [];
  for (const { kind, due } of DUE_SOURCES) {
    if (kinds !== undefined && !kinds.includes(kind)) continue;
    for (const draft of await due(db, look)) {
      if (draft.dueOn > look.until || (organizationId !== undefined && draft.organizationId !== organizationId))
        continue;
      drafts.push({ kind, ...draft });
    }
  }
  const organizations = await organizationsInEffect(db, [...new Set(drafts.map((draft) => draft.organizationId))]);
  const items = drafts.flatMap(({ kind, tab, parameters = {}, counted = null, ...draft }): DueItem[] => {
    const organization = organizations.get(draft.organizationId);
    const group = dueGroup(draft.dueOn, today);
    if (!organization || !group) return [];
    const daysLeft = daysBetween(today, draft.dueOn);
    return [
      {
        ...draft,
        id: `${kind} ${draft.recordId} ${draft.dueOn}`,
        kind,
        parameters: { ...parameters },
        counted,
        daysLeft,
        group,
        tone: dueTone(daysLeft),
        organizationName: organization.name,
        townshipName: organization.townshipName,
        place: `/organizations/${draft.organizationId}?tab=${tab}`,
      },
    ];
  });
  return items.sort((left, right) => compare(left.dueOn, right.dueOn) || compare(left.id, right.id));
}

/** Of the township and name that were asked for. */
function fits(item: DueItem, { township, text }: Filter): boolean {
  if (township !== undefined && item.townshipName !== township) return false;
  return text === undefined || nameKey(item.organizationName).includes(nameKey(text));
}

function inRange({ daysLeft }: DueItem, { within, overdue }: Filter): boolean {
  return daysLeft < 0 ? overdue : within > 0 && daysLeft <= within;
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The order of names in a list for people. */
export function byChinese(left: string, right: string): number {
  return left.localeCompare(right, 'zh-CN');
}
