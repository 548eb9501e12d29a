import type { Kysely } from 'kysely';
import { AppError } from '#shared/contract/errors.ts';
import type { HandlerInput } from '#shared/contract/list.ts';
import type { ExtraValues } from '#shared/features/extraFields/extraFields.contract.ts';
import {
  checkDefinition,
  checkExtraValues,
  type ExtraCheck,
  extraKey,
  extraOf,
  MOST_FIELDS,
} from '#shared/features/extraFields/extraFields.rules.ts';
import { cleanText } from '#shared/lib/cleanText.ts';
import type { Fields } from '../../db/collections.ts';
import { findRecord, updateRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { saveRecord } from '../../db/saveRecord.ts';
import type { Schema } from '../../db/schema.ts';
import type { Write } from '../../db/write.ts';
import { countValue, type ExtraFieldRow, listExtraFields } from './extraFields.repository.ts';

type SaveInput = HandlerInput<'extraFields.save'>;
type Saved = { readonly id: string; readonly revision: number };

/**
 * Adds a field or changes its label, help and choices.
 * @throws AppError `not_found`; `conflict`; `rule_broken`: another type than it was made with, a word for personal data, a label that
 *   is taken, a choice taken away that a record holds
 */
export async function saveExtraField(write: Write, input: SaveInput): Promise<Saved> {
  const all = await listExtraFields(write.trx, input.ownerType);
  const present = all.find(({ id }) => id === input.id);
  if (input.id !== undefined && present === undefined) throw new AppError('not_found');
  if (present === undefined && all.length >= MOST_FIELDS) {
    refuseIssues([{ field: 'label', code: 'extra_too_many', params: { most: MOST_FIELDS } }]);
  }
  if (present !== undefined && present.fieldType !== input.fieldType) {
    refuseIssues([{ field: 'fieldType', code: 'extra_type_fixed', params: { label: present.label } }]);
  }
  const label = cleanText(input.label);
  const choices = input.fieldType === 'choice' ? input.choices : [];
  const others = all.filter(({ id }) => id !== input.id).map((one) => one.label);
  refuseIssues(checkDefinition({ ...input, label, choices }, others));
  if (present !== undefined) await refuseLostChoices(write, present, choices);
  const words = { label, help: input.help, choices };
  const { id, expectedRevision } = input;
  if (present !== undefined) return saveRecord(write, 'extra_field', { id, expectedRevision }, words);
  const position = Math.max(0, ...all.map((one) => one.position)) + 1;
  const { ownerType, fieldType } = input;
  return saveRecord(write, 'extra_field', {}, { ownerType, fieldType, ...words, position, retired: false });
}

/** What a record holds keeps its words: such a choice is retired, not taken away. */
async function refuseLostChoices(
  write: Write,
  present: ExtraFieldRow,
  wanted: readonly { readonly name: string }[],
): Promise<void> {
  for (const { name } of present.choices) {
    if (wanted.some((choice) => choice.name === name)) continue;
    const count = await countValue(write.trx, present.ownerType, present.id, name);
    if (count > 0) refuseIssues([{ field: 'choices', code: 'extra_choice_used', params: { name, count } }]);
  }
}

/** Retires a field or brings it back. @throws AppError `not_found`, `conflict` */
export async function retireExtraField(
  write: Write,
  { id, expectedRevision, retired }: HandlerInput<'extraFields.retire'>,
): Promise<Saved> {
  const action = retired ? 'extraField.retire' : 'extraField.bringBack';
  return saveRecord(write, 'extra_field', { id, expectedRevision }, { retired }, { action });
}

/** Changes places with the neighbour among the fields in use; at the end of the list nothing happens. */
export async function moveExtraField(
  write: Write,
  { id, expectedRevision, by }: HandlerInput<'extraFields.move'>,
): Promise<Saved> {
  const record = await findRecord(write.trx, 'extra_field', id);
  if (!record) throw new AppError('not_found');
  if (record.revision !== expectedRevision) throw new AppError('conflict', { record });
  const used = (await listExtraFields(write.trx)).filter((field) => field.id === id || !field.retired);
  const place = used.findIndex((field) => field.id === id);
  const [own, other] = [used[place], used[place + (by === 'up' ? -1 : 1)]];
  if (own === undefined || other === undefined) return { id, revision: expectedRevision };
  await updateRecord(write, 'extra_field', other.id, other.revision, { position: own.position });
  const { revision } = await updateRecord(write, 'extra_field', id, expectedRevision, { position: other.position });
  return { id, revision };
}

/**
 * Checks values that were entered for a record against the stored ones.
 * @param recordId the record that carries them; undefined for a new one
 * @returns what is wrong and doubtful, and the fields of the record that are to be written (`extra.<id>`)
 */
export async function checkExtra(
  db: Kysely<Schema>,
  owner: ExtraFieldRow['ownerType'],
  recordId: string | undefined,
  entered: ExtraValues,
): Promise<Pick<ExtraCheck, 'errors' | 'warnings'> & { readonly fields: Fields }> {
  if (Object.keys(entered).length === 0) return { errors: [], warnings: [], fields: {} };
  const stored = recordId === undefined ? undefined : await findRecord(db, owner, recordId);
  const { values, ...found } = checkExtraValues(await listExtraFields(db, owner), extraOf(stored ?? {}), entered);
  return {
    ...found,
    fields: Object.fromEntries(Object.entries(values).map(([id, value]) => [extraKey(id), value])),
  };
}
