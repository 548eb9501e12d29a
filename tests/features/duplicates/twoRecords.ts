import type { CallInput, CallOutput } from '#shared/contract/list.ts';
import type { TestService } from '#tests/support/makeService.ts';
import { code, group, type OrganizationInput, saved } from './pairs.ts';

type Ids = { readonly keptId: string; readonly mergedId: string };
let last = 100;

/** Two organizations with a name of their own each, not alike but one and the same to the test. */
export async function two(
  office: TestService,
  kept: Partial<OrganizationInput> = {},
  merged: Partial<OrganizationInput> = {},
) {
  last += 2;
  const one = await saved(office, group(`云州市甲${last}学会`, { uscc: code(last), ...kept }));
  const other = await saved(office, group(`云州市乙${last}研究会`, { registrationNo: `旧证${last}`, ...merged }));
  return { keptId: one.id, mergedId: other.id, keptName: `云州市甲${last}学会`, mergedName: `云州市乙${last}研究会` };
}

export type Compared = CallOutput<'duplicates.compare'>;
/** What the page sends when every suggestion is taken. */
export function suggestedInput(compared: Compared): CallInput<'duplicates.merge'> {
  return {
    keptId: compared.kept.id,
    keptRevision: compared.kept.revision,
    mergedId: compared.merged.id,
    mergedRevision: compared.merged.revision,
    take: compared.fields
      .filter(({ differs, suggested }) => differs && suggested === 'merged')
      .map(({ field }) => field),
    choices: compared.clashes.map(({ merged, suggested }) => ({ mergedRecordId: merged.id, keep: suggested })),
  };
}
/** The two side by side. */
export const compare = (office: TestService, ids: Ids) =>
  office.call('duplicates.compare', { keptId: ids.keptId, mergedId: ids.mergedId });
/** Merges as suggested, but for a part of the input. */
export async function merge(office: TestService, ids: Ids, part: Partial<CallInput<'duplicates.merge'>> = {}) {
  return office.call('duplicates.merge', { ...suggestedInput(await compare(office, ids)), ...part });
}

/** The issues of a refused call as text. */
export function issuesOf(failure: { readonly details: Readonly<Record<string, unknown>> }): string {
  return JSON.stringify(failure.details.fields);
}
