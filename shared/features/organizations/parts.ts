import { z } from 'zod';
import { dateText, expectedRevision, optionalText, recordId, text, timeStamp } from '../../contract/primitives.ts';
import { defineCommand, defineQuery } from '../../contract/procedure.ts';

/** A date that may be missing: `YYYY-MM-DD` or null. */
export const optionalDateText = dateText.nullish().transform((value) => value ?? null);
/** The id of another record, or null. */
export const optionalId = recordId.nullish().transform((value) => value ?? null);
/** One of the values, or null. */
export function optionalChoice<const Values extends readonly [string, ...string[]]>(values: Values) {
  return z
    .enum(values)
    .nullish()
    .transform((value) => value ?? null);
}

/** What a part is called in the English reference of procedures. */
export type PartWords = { readonly one: string; readonly many: string };

/** What one field of a part may hold. */
export type PartValue = string | number | boolean | null;
export type PartFields = Readonly<Record<string, PartValue>>;

/** A row as every part answers it; `Fields` are the part's own. */
export type PartRow<Fields = PartFields> = {
  readonly id: string;
  readonly revision: number;
  readonly organizationId: string;
  readonly voided: boolean;
  readonly voidReason: string | null;
  readonly updatedAt: string;
  readonly fields: Fields;
  /** Words for the ids of other records that its fields hold: by id. */
  readonly names: Readonly<Record<string, string>>;
};

/**
 * The three procedures of records that belong to one organization (articles, certificates, terms, …): `<name>.list`, `.save`, `.void`.
 * The service side is `listParts`, `savePart`, `voidPart`; the screen's is `PartsSection`.
 *
 * @example
 * export const branchFields = z.strictObject({ name: text(2, 100), establishedOn: dateText, endedOn: optionalDateText });
 * export const branchesContract = [...partProcedures('branches', { one: 'a branch', many: 'branches' }, branchFields)] as const;
 * @param name name of the feature
 * @param fields the part's own fields as a form sends and a row shows them
 */
export function partProcedures<const Name extends string, Shape extends z.ZodRawShape>(
  name: Name,
  words: PartWords,
  fields: z.ZodObject<Shape>,
) {
  const row = z.strictObject({
    id: recordId,
    revision: z.number().int(),
    organizationId: recordId,
    voided: z.boolean(),
    voidReason: z.string().nullable(),
    updatedAt: timeStamp,
    fields,
    names: z.record(z.string(), z.string()),
  });
  const saved = z.strictObject({ id: recordId, revision: z.number().int() });
  return [
    defineQuery({
      name: `${name}.list` as const,
      permission: 'registry.read',
      summary: `Lists ${words.many} of one organization; voided ones only when asked for.`,
      input: z.strictObject({ organizationId: recordId, includeVoided: z.boolean().default(false) }),
      output: z.strictObject({ rows: z.array(row), voidedCount: z.number().int() }),
    }),
    defineCommand({
      name: `${name}.save` as const,
      permission: 'registry.write',
      summary: `Adds ${words.one} to an organization or changes the one that was shown.`,
      input: z.strictObject({
        id: recordId.optional(),
        expectedRevision: expectedRevision.optional(),
        organizationId: recordId,
        fields,
        /** Why a stored one is changed; kept in its history. */
        reason: optionalText(500),
      }),
      output: saved,
    }),
    defineCommand({
      name: `${name}.void` as const,
      permission: 'registry.void',
      summary: `Voids ${words.one} with a reason; it stays readable and counts no longer.`,
      input: z.strictObject({ id: recordId, expectedRevision, reason: text(1, 500) }),
      output: saved,
    }),
  ] as const;
}
