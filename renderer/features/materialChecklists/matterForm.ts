import type { CallInput } from '#shared/contract/list.ts';
import type { MatterType } from '#shared/features/materialChecklists/materialChecklists.contract.ts';
import { matterType } from '#shared/features/materialChecklists/materialChecklists.contract.ts';
import type { Material } from '#shared/features/materialChecklists/materials.ts';

/** One line of the editor; `row` names it on the screen alone, `key` is null for a new one. */
export type MatterRow = Omit<Material, 'key' | 'hint'> & {
  readonly row: string;
  readonly key: string | null;
  readonly hint: string;
};
export type MatterForm = { readonly title: string; readonly active: boolean; readonly rows: readonly MatterRow[] };

/** A new line: an original, one copy, required. */
export function newRow(): MatterRow {
  return {
    ...{
      // Other than every line of a draft that is taken up later.
      row: `new ${crypto.randomUUID()}`,
      key: null,
      name: '',
      copies: 1,
      form: 'original',
      needsSeal: false,
      needsSignature: false,
    },
    ...{ requirement: 'required', hint: '' },
  };
}

export function matterFormOf(matter: Pick<MatterType, 'title' | 'active' | 'items'> | null): MatterForm {
  if (matter === null) return { title: '', active: true, rows: [newRow()] };
  const rows = matter.items.map(({ hint, ...item }): MatterRow => ({ ...item, row: item.key, hint: hint ?? '' }));
  return { title: matter.title, active: matter.active, rows };
}

/** What is stored of a form, whatever its lines are called on the screen. */
export function storedPart(
  form: MatterForm,
): Pick<CallInput<'materialChecklists.saveMatter'>, 'title' | 'active' | 'items'> {
  const items = form.rows.map(({ row: _row, key, ...item }) => ({ ...item, ...(key === null ? {} : { key }) }));
  return { title: form.title, active: form.active, items };
}

export function sameMatter(one: MatterForm, other: MatterForm): boolean {
  return JSON.stringify(storedPart(one)) === JSON.stringify(storedPart(other));
}

/** A line moved one place up (-1) or down (1). */
export function moved(rows: readonly MatterRow[], index: number, way: -1 | 1): MatterRow[] {
  const next = [...rows];
  const [row] = next.splice(index, 1);
  if (row !== undefined) next.splice(index + way, 0, row);
  return next;
}

/** The matter that a conflict answers; null when it cannot be read. */
export function matterOfRecord(record: unknown): MatterType | null {
  const read = matterType.safeParse(record);
  return read.success ? read.data : null;
}
