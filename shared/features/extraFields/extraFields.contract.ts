import { z } from 'zod';
import { dateText, expectedRevision, optionalText, recordId, text } from '../../contract/primitives.ts';
import { defineCommand, defineQuery } from '../../contract/procedure.ts';
import { EXTRA_FIELD_OWNERS, EXTRA_FIELD_TYPES, MOST_CHOICES } from './extraFields.rules.ts';

/** One choice of a choice field; what was chosen keeps its words, so that a used choice is only retired. */
const choice = z.strictObject({ name: text(1, 60), retired: z.boolean().default(false) });

/** A field that the office added by itself (features R17). */
export const extraField = z.strictObject({
  id: recordId,
  revision: z.number().int(),
  /** Kind of record that carries the field. */
  ownerType: z.enum(EXTRA_FIELD_OWNERS),
  label: z.string(),
  /** Never changes; a field of another type is another field. */
  fieldType: z.enum(EXTRA_FIELD_TYPES),
  help: z.string().nullable(),
  choices: z.array(z.strictObject({ name: z.string(), retired: z.boolean() })),
  position: z.number().int(),
  /** Kept where it is filled in, offered nowhere else. */
  retired: z.boolean(),
});

/**
 * Values by id of the field. Written: a field that is named is set, null empties it, one that is not named stays as it is.
 * Numbers may be written as text, dates are `YYYY-MM-DD`, a choice is its words.
 */
export const extraValues = z.record(recordId, z.union([z.string().max(8_000), z.number(), z.null()]));
export type ExtraValues = z.output<typeof extraValues>;

/** Name of an added field among the fields of a record: `extra.<id>`. */
export const extraFieldName = z.templateLiteral(['extra.', recordId]);
export type ExtraFieldName = z.output<typeof extraFieldName>;

const bound = z.union([z.number(), dateText]);
/** What a list asks of the added fields, by id: words that a text holds, one choice, or first and last number or date. */
export const extraFilter = z.record(
  recordId,
  z.strictObject({
    holds: z.string().max(200).optional(),
    is: z.string().max(60).optional(),
    from: bound.optional(),
    to: bound.optional(),
  }),
);
export type ExtraFilter = z.output<typeof extraFilter>;

const saved = z.strictObject({ id: recordId, revision: z.number().int() });
const ownerType = z.enum(EXTRA_FIELD_OWNERS).default('organization');

export const extraFieldsContract = [
  defineQuery({
    name: 'extraFields.list',
    permission: 'settings.read',
    summary: 'The fields that the office added, retired ones too, in their order.',
    input: z.strictObject({ ownerType }),
    output: z.strictObject({ fields: z.array(extraField) }),
  }),
  defineCommand({
    name: 'extraFields.save',
    permission: 'settings.write',
    summary: 'Adds a field, or changes its label, help and choices; its type stays as it was made.',
    input: z.strictObject({
      id: recordId.optional(),
      expectedRevision: expectedRevision.optional(),
      ownerType,
      label: text(0, 200),
      fieldType: z.enum(EXTRA_FIELD_TYPES),
      help: optionalText(200),
      choices: z.array(choice).max(MOST_CHOICES).default([]),
    }),
    output: saved,
  }),
  defineCommand({
    name: 'extraFields.retire',
    permission: 'settings.write',
    summary: 'Retires a field, or brings it back; what was entered stays in any case.',
    input: z.strictObject({ id: recordId, expectedRevision, retired: z.boolean() }),
    output: saved,
  }),
  defineCommand({
    name: 'extraFields.move',
    permission: 'settings.write',
    summary: 'Moves a field one place up or down among those in use.',
    input: z.strictObject({ id: recordId, expectedRevision, by: z.enum(['up', 'down']) }),
    output: saved,
  }),
] as const;
