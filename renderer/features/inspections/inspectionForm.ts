import { z } from 'zod';
import { type Inspector, inspector } from '#shared/features/inspections/checklist.ts';
import { INSPECTION_TARGETS, PLAN_KINDS } from '#shared/features/inspections/inspections.lists.ts';
import type { TypedInspector } from './InspectorsField.tsx';

const nothing = z
  .string()
  .nullish()
  .transform((value) => value ?? null);
const words = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

const form = z.object({
  organizationId: nothing,
  planKind: z.enum(PLAN_KINDS).catch('routine'),
  target: z.enum(INSPECTION_TARGETS).catch('premises'),
  plannedOn: nothing,
  noticeOn: nothing,
  heldOn: nothing,
  place: words,
  matterText: words,
  inspectors: z
    .array(z.object({ memberId: nothing, name: words, post: words }))
    .catch([])
    .transform((list): readonly TypedInspector[] => list.map((one, index) => ({ key: String(index + 1), ...one }))),
  followUpMemberId: nothing,
  onsiteSignerName: words,
  onsiteSignerPost: words,
  note: words,
});
export type InspectionFormValues = z.output<typeof form>;

/** A stored inspection, or what is known of a new one, as its form shows it. */
export function inspectionFormOf(record: Readonly<Record<string, unknown>>): InspectionFormValues {
  return form.parse(record);
}

/** The inspectors of the form; lines without a name are left out. */
export function readInspectors(list: readonly TypedInspector[]): Inspector[] {
  return list
    .filter(({ name }) => name.trim() !== '')
    .map(({ memberId, name, post }) => inspector.parse({ memberId, name, post }));
}
