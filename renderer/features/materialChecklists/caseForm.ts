import type { CallInput } from '#shared/contract/list.ts';
import type { MaterialCase } from '#shared/features/materialChecklists/materialChecklists.contract.ts';
import { withStates } from '#shared/features/materialChecklists/materials.rules.ts';
import type { CaseMaterial, MaterialState } from '#shared/features/materialChecklists/materials.ts';
import { caseMaterials } from '#shared/features/materialChecklists/materials.ts';

/** What the page of a case holds while it is filled in. */
export type CaseForm = {
  readonly receivedOn: string;
  readonly note: string;
  readonly items: readonly CaseMaterial[];
};

export function formOf({ receivedOn, note, items }: Pick<MaterialCase, 'receivedOn' | 'note' | 'items'>): CaseForm {
  return { receivedOn, note: note ?? '', items };
}

/** The record that a conflict answers, as a form; null when it cannot be read. */
export function formOfRecord(record: unknown): { readonly form: CaseForm; readonly revision: number } | null {
  if (typeof record !== 'object' || record === null) return null;
  const { receivedOn, note, items, revision } = {
    receivedOn: null,
    note: null,
    items: null,
    revision: null,
    ...record,
  };
  const read = caseMaterials.safeParse(items);
  if (!read.success || typeof receivedOn !== 'string' || typeof revision !== 'number') return null;
  return { form: { receivedOn, note: typeof note === 'string' ? note : '', items: read.data }, revision };
}

export function stateOf(material: CaseMaterial): MaterialState {
  const { key, applies, receivedOn, copiesReceived, isSealed, isSigned, defect, remark } = material;
  return { key, applies, receivedOn, copiesReceived, isSealed, isSigned, defect, remark };
}

/** The materials with one of them changed, as the service will keep them. */
export function changedItems(
  items: readonly CaseMaterial[],
  key: string,
  part: Partial<MaterialState>,
): CaseMaterial[] {
  const material = items.find((one) => one.key === key);
  return material === undefined ? [...items] : withStates(items, [{ ...stateOf(material), ...part }]);
}

/** Ticks a material as received in full, or takes it back; seal and signature are looked at, not assumed. */
export function receivedPart(material: CaseMaterial, day: string | null): Partial<MaterialState> {
  if (day === null) return { receivedOn: null };
  return { receivedOn: day, copiesReceived: material.copiesReceived === 0 ? material.copies : material.copiesReceived };
}

/** Everything this case needs received in full, sealed and signed: for a case that is in order at first sight. */
export function allReceived(items: readonly CaseMaterial[], day: string): CaseMaterial[] {
  return withStates(
    items,
    items
      .filter(({ applies }) => applies)
      .map((material) => ({
        ...stateOf(material),
        receivedOn: material.receivedOn ?? day,
        copiesReceived: Math.max(material.copies, material.copiesReceived),
        isSealed: material.needsSeal || material.isSealed,
        isSigned: material.needsSignature || material.isSigned,
      })),
  );
}

export function saveInput(form: CaseForm, id: string, expectedRevision: number): CallInput<'materialChecklists.save'> {
  return { id, expectedRevision, receivedOn: form.receivedOn, note: form.note, items: form.items.map(stateOf) };
}

export function sameForm(one: CaseForm, other: CaseForm): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What a conflict is about: the day, the note, or one material by its key. */
export type CasePart = 'receivedOn' | 'note' | `item ${string}`;
export type CaseConflict = { readonly part: CasePart; readonly mine: CaseForm; readonly theirs: CaseForm };

function partsOf(form: CaseForm): ReadonlyMap<CasePart, string> {
  const items = form.items.map((item): [CasePart, string] => [`item ${item.key}`, JSON.stringify(stateOf(item))]);
  return new Map<CasePart, string>([['receivedOn', form.receivedOn], ['note', form.note], ...items]);
}

/** The parts that both sides changed, each to something else. */
export function caseConflicts(base: CaseForm, mine: CaseForm, theirs: CaseForm): CaseConflict[] {
  const [before, here, there] = [partsOf(base), partsOf(mine), partsOf(theirs)];
  return [...here.keys()]
    .filter((part) => {
      const value = before.get(part);
      return here.get(part) !== value && there.get(part) !== value && here.get(part) !== there.get(part);
    })
    .map((part) => ({ part, mine, theirs }));
}

/** What only they changed, and the parts chosen from them, over what was typed. */
export function mergedForm(base: CaseForm, mine: CaseForm, theirs: CaseForm, taken: ReadonlySet<CasePart>): CaseForm {
  const [before, here] = [partsOf(base), partsOf(mine)];
  const takes = (part: CasePart) => taken.has(part) || here.get(part) === before.get(part);
  const stored = new Map(theirs.items.map((item) => [item.key, item]));
  return {
    receivedOn: takes('receivedOn') ? theirs.receivedOn : mine.receivedOn,
    note: takes('note') ? theirs.note : mine.note,
    items: mine.items.map((item) => (takes(`item ${item.key}`) ? (stored.get(item.key) ?? item) : item)),
  };
}
