import { z } from 'zod';
import type { PartFields, PartValue } from '#shared/features/organizations/parts.ts';
import type { PartField } from './partTypes.ts';

/** The present record as a refused save answers it. */
export type StoredPart = { readonly revision: number; readonly voided: boolean; readonly fields: PartFields };

/** A field that both sides changed, each to something else. */
export type PartClash = { readonly field: PartField; readonly mine: PartValue; readonly theirs: PartValue };

const answer = z.looseObject({ revision: z.number(), recordState: z.string() });
const valueSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** Reads the record that came with a conflict; null when it is none. */
export function storedPart(record: unknown, fields: readonly PartField[]): StoredPart | null {
  const read = answer.safeParse(record);
  if (!read.success) return null;
  const values = fields.map(({ field }) => {
    const value = valueSchema.safeParse(read.data[field]);
    return [field, value.success ? value.data : null] as const;
  });
  return {
    revision: read.data.revision,
    voided: read.data.recordState === 'voided',
    fields: Object.fromEntries(values),
  };
}

const at = (values: PartFields, field: string): PartValue => values[field] ?? null;

/** Three states of a part side by side; what only one side changed needs no question. */
export function clashesOf(
  fields: readonly PartField[],
  base: PartFields,
  mine: PartFields,
  stored: PartFields,
): readonly PartClash[] {
  return fields.flatMap((field) => {
    const values = [base, mine, stored].map((values) => at(values, field.field));
    const [was = null, own = null, theirs = null] = values;
    return own !== was && theirs !== was && own !== theirs ? [{ field, mine: own, theirs }] : [];
  });
}

/** What the form shows after a conflict: what was typed, over what somebody else stored; `taken` fields as they are stored. */
export function mergedPart(
  fields: readonly PartField[],
  base: PartFields,
  mine: PartFields,
  stored: PartFields,
  taken: ReadonlySet<string>,
): PartFields {
  return Object.fromEntries(
    fields.map(({ field }) => {
      const typed = at(mine, field) !== at(base, field) && !taken.has(field);
      return [field, at(typed ? mine : stored, field)];
    }),
  );
}
