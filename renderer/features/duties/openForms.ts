import type { Finding, Item, Overview, Side } from './dutyTypes.ts';

/** The form that a draft belongs to, from what follows `duty` in its key; undefined: its record is gone. */
export function formOfDraft(overview: Overview, key: string): Side | undefined {
  const [kind = '', id = 'new'] = key.replace(/-next$/, '').split(':');
  const isNew = id === 'new';
  if (kind === 'Unit') return { kind: 'unit' };
  if (kind === 'Group') {
    const group = overview.groups.find((one) => one.id === id) ?? null;
    return isNew || group !== null ? { kind: 'group', group } : undefined;
  }
  if (kind === 'Member') {
    const member = overview.members.find((one) => one.id === id) ?? null;
    return isNew || member !== null ? { kind: 'member', member } : undefined;
  }
  if (kind === 'Item') {
    const item = overview.dutyItems.find((one) => one.id === id) ?? null;
    return isNew || item !== null ? { kind: 'item', item, groupId: overview.groups[0]?.id ?? null } : undefined;
  }
  const assignment = overview.assignments.find((one) => one.id === id) ?? null;
  if (!isNew && assignment === null) return undefined;
  return { kind: 'assignment', assignment, groupId: overview.groups[0]?.id ?? null };
}

/** What mends a finding: a form at the side, or the question who owns a duty item. */
export function mendOf(
  overview: Overview,
  finding: Finding,
): { readonly side: Side } | { readonly item: Item } | undefined {
  const { kind, groupId, assignmentId, dutyId, role } = finding;
  if (kind === 'duty_without_owner') {
    const item = overview.dutyItems.find(({ id }) => id === dutyId);
    return item && { item };
  }
  if (assignmentId === null) {
    return { side: { kind: 'assignment', assignment: null, groupId, ...(role === null ? {} : { role }) } };
  }
  const assignment = overview.assignments.find(({ id }) => id === assignmentId);
  return assignment && { side: { kind: 'assignment', assignment, groupId } };
}
