import type { FieldIssue } from '../../lib/fieldIssue.ts';
import type { CaseMaterial, Material, MaterialProblem, MaterialState } from './materials.ts';

/** What a case starts with: nothing received; conditional materials are not asked for until somebody says so. */
export function openedMaterial(material: Material): CaseMaterial {
  return {
    ...material,
    applies: material.requirement === 'required',
    receivedOn: null,
    copiesReceived: 0,
    isSealed: false,
    isSigned: false,
    defect: null,
    remark: null,
  };
}

/** What must still be put right with one material; none for one that this case does not need. */
export function problemsOf(material: CaseMaterial): MaterialProblem[] {
  if (!material.applies) return [];
  if (material.receivedOn === null) return ['not_received'];
  const problems: MaterialProblem[] = [];
  if (material.copiesReceived < material.copies) problems.push('copies_short');
  if (material.needsSeal && !material.isSealed) problems.push('no_seal');
  if (material.needsSignature && !material.isSigned) problems.push('no_signature');
  if (material.defect !== null) problems.push('defect');
  return problems;
}

/** The materials that keep a case from being complete, in the order of the list. */
export function missingMaterials(materials: readonly CaseMaterial[]): CaseMaterial[] {
  return materials.filter((material) => problemsOf(material).length > 0);
}

/** The materials of a case with new states; what is asked for stays as it was when the case was opened. */
export function withStates(materials: readonly CaseMaterial[], states: readonly MaterialState[]): CaseMaterial[] {
  const byKey = new Map(states.map((state) => [state.key, state]));
  return materials.map((material) => {
    const state = byKey.get(material.key);
    if (state === undefined) return material;
    const applies = material.requirement === 'required' || state.applies || state.receivedOn !== null;
    const received = state.receivedOn !== null;
    return {
      ...material,
      ...state,
      applies,
      // What was not handed in can neither bear a seal nor have a fault.
      copiesReceived: received ? state.copiesReceived : 0,
      isSealed: received && state.isSealed,
      isSigned: received && state.isSigned,
      defect: received ? state.defect : null,
    };
  });
}

/** States that cannot be: of a line the case has not, named twice, or received before the case or after today. */
export function checkStates(
  materials: readonly CaseMaterial[],
  states: readonly MaterialState[],
  days: { readonly receivedOn: string; readonly today: string },
): FieldIssue[] {
  const known = new Set(materials.map(({ key }) => key));
  const issues: FieldIssue[] = [];
  const seen = new Set<string>();
  states.forEach((state, index) => {
    const field = `items.${index}`;
    if (!known.has(state.key) || seen.has(state.key)) issues.push({ field, code: 'not_found' });
    seen.add(state.key);
    if (state.receivedOn === null) return;
    if (state.receivedOn > days.today) issues.push({ field: `${field}.receivedOn`, code: 'date_in_future' });
    if (state.receivedOn < days.receivedOn)
      issues.push({ field: `${field}.receivedOn`, code: 'before_case', params: { date: days.receivedOn } });
    if (state.copiesReceived === 0) issues.push({ field: `${field}.copiesReceived`, code: 'received_without_copies' });
  });
  return issues;
}

/** A list that cannot be kept: empty, or with the same material twice. */
export function checkTemplate(items: readonly Pick<Material, 'name'>[]): FieldIssue[] {
  if (items.length === 0) return [{ field: 'items', code: 'no_materials' }];
  const seen = new Set<string>();
  return items.flatMap(({ name }, index) => {
    const again = seen.has(name);
    seen.add(name);
    return again ? [{ field: `items.${index}.name`, code: 'material_twice', params: { name } }] : [];
  });
}

export type CaseState = 'open' | 'complete' | 'closed';

/** Where a case stands: completed, closed otherwise, or open. */
export function caseState(one: { readonly completeOn: string | null; readonly closedOn: string | null }): CaseState {
  if (one.completeOn !== null) return 'complete';
  return one.closedOn === null ? 'open' : 'closed';
}

/** The next day that counts for an open case: the end of the notice's term, or the day until which the office must tell. */
export function caseDeadline(one: {
  readonly state: CaseState;
  readonly informDueOn: string;
  readonly correctionDueOn: string | null;
}): { readonly kind: 'inform' | 'correction'; readonly dueOn: string } | null {
  if (one.state !== 'open') return null;
  if (one.correctionDueOn !== null) return { kind: 'correction', dueOn: one.correctionDueOn };
  return { kind: 'inform', dueOn: one.informDueOn };
}
