import type { Handlers, NamesOf } from '../../context.ts';
import { listExtraFields } from './extraFields.repository.ts';
import { moveExtraField, retireExtraField, saveExtraField } from './extraFields.write.ts';

export const extraFieldsHandlers = {
  'extraFields.list': async ({ db }, { ownerType }) => ({ fields: await listExtraFields(db, ownerType) }),
  'extraFields.save': ({ write }, input) => saveExtraField(write, input),
  'extraFields.retire': ({ write }, input) => retireExtraField(write, input),
  'extraFields.move': ({ write }, input) => moveExtraField(write, input),
} satisfies Handlers<NamesOf<'extraFields'>>;
