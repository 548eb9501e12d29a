import type { CallInput, CallOutput } from '#shared/contract/list.ts';
import { addOrganization } from '#tests/features/units/unitsOffice.ts';
import type { TestService } from '#tests/support/makeService.ts';

type Fields = CallInput<'contactAssignments.save'>['fields'];
export type Row = CallOutput<'contactAssignments.organizations'>['rows'][number];
type Chosen = CallInput<'contactAssignments.previewMove'>['chosen'];

export async function addMember(office: TestService, name: string, part: { post?: string; active?: boolean } = {}) {
  const fields = { name, post: part.post ?? '副局长', active: part.active ?? true, workPhone: '0571-88001234' };
  return (await office.call('duties.saveMember', { fields })).id;
}

/** An organization founded in 2010, in a township or in none. */
export async function addIn(office: TestService, number: number, townshipName: string | null): Promise<string> {
  return addOrganization(office, number, townshipName === null ? {} : { townshipName });
}

export async function assign(office: TestService, fields: Fields): Promise<{ id: string; revision: number }> {
  return office.call('contactAssignments.save', { fields });
}

/** Moves as the dialog does: looks at the preview, then sends what it shows as moving. */
export async function move(
  office: TestService,
  on: string,
  to: string | null,
  chosen: Chosen,
): Promise<CallOutput<'contactAssignments.previewMove'>> {
  const preview = await office.call('contactAssignments.previewMove', { on, to, chosen });
  const subjects = movingOf(preview);
  if (subjects.length > 0) await office.call('contactAssignments.move', { on, to, subjects });
  return preview;
}

/** What the dialog sends of a preview. */
export function movingOf({ rows }: CallOutput<'contactAssignments.previewMove'>) {
  return rows.filter(({ change }) => change === 'moves').map(({ id, kind, seen }) => ({ id, kind, seen }));
}

export function organizations(...ids: readonly string[]): Chosen {
  return { by: 'subjects', subjects: ids.map((id) => ({ kind: 'organization', id })) };
}

export function townships(...ids: readonly string[]): Chosen {
  return { by: 'subjects', subjects: ids.map((id) => ({ kind: 'township', id })) };
}

/** The organizations in effect on a day with the name of their contact, by name of organization. */
export async function contactsOn(office: TestService, at: string): Promise<Record<string, string | null>> {
  const { rows } = await office.call('contactAssignments.organizations', { at, limit: 500 });
  return Object.fromEntries(rows.map((row) => [row.name, row.memberName]));
}
