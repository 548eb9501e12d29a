import type { CallInput } from '#shared/contract/list.ts';
import type { Comparison } from '#shared/features/duplicates/duplicates.contract.ts';

type Field = Comparison['fields'][number];
type Clash = Comparison['clashes'][number];
export type Keep = 'kept' | 'merged' | 'both';

/** What the user chose other than suggested; everything else follows the suggestions. */
export type Choices = {
  readonly fields: ReadonlyMap<string, Field['suggested']>;
  readonly clashes: ReadonlyMap<string, Keep>;
  readonly reason: string;
};
export const EMPTY_CHOICES: Choices = { fields: new Map(), clashes: new Map(), reason: '' };

/** The side from which a field is taken. */
export function sideOf({ fields }: Choices, { field, suggested }: Field): Field['suggested'] {
  return fields.get(field) ?? suggested;
}

/** What stays of a clash. */
export function keepOf({ clashes }: Choices, { merged, suggested }: Clash): Keep {
  return clashes.get(merged.id) ?? suggested;
}

/** The choices as the service takes them, for the records as they were compared. */
export function inputOf(compared: Comparison, choices: Choices): CallInput<'duplicates.merge'> {
  return {
    keptId: compared.kept.id,
    keptRevision: compared.kept.revision,
    mergedId: compared.merged.id,
    mergedRevision: compared.merged.revision,
    take: compared.fields
      .filter((field) => field.differs && sideOf(choices, field) === 'merged')
      .map(({ field }) => field),
    choices: compared.clashes.map((clash) => ({ mergedRecordId: clash.merged.id, keep: keepOf(choices, clash) })),
    reason: choices.reason.trim(),
  };
}
