/** What is right and wrong in an inspection, a problem and its rectification (domain.md §7). Used by the page and by the service. */
import type { FieldIssue } from '../../lib/fieldIssue.ts';
import type { CheckRow } from './checklist.ts';
import { type Conclusion, type FindingState, type InspectionState, LEAST_INSPECTORS } from './inspections.lists.ts';

type StateFields = {
  readonly recordState: string;
  readonly heldOn: string | null;
  readonly problemsFound: number;
  readonly closedOn: string | null;
};

/** Where an inspection stands. A final one with a problem that is not struck off is being rectified. */
export function inspectionState({ recordState, heldOn, problemsFound, closedOn }: StateFields): InspectionState {
  if (recordState === 'voided') return 'voided';
  if (recordState === 'draft') return heldOn === null ? 'planned' : 'recording';
  return problemsFound > 0 && closedOn === null ? 'rectifying' : 'done';
}

type FindingDays = {
  readonly rectifyDueOn: string | null;
  readonly rectifiedOn: string | null;
  readonly reinspectedOn: string | null;
  readonly reinspectionResult: string | null;
  readonly closedOn: string | null;
};

/** Where a problem stands: to rectify, to re-inspect, to strike off, struck off. */
export function findingState({
  rectifiedOn,
  reinspectedOn,
  reinspectionResult,
  closedOn,
}: Omit<FindingDays, 'rectifyDueOn'>): FindingState {
  if (closedOn !== null) return 'closed';
  if (rectifiedOn === null) return 'open';
  return reinspectedOn !== null && reinspectionResult === 'pass' ? 'reinspected' : 'rectified';
}

/** Not rectified, and its day has passed. */
export function isOverdue(
  { rectifyDueOn, rectifiedOn }: Pick<FindingDays, 'rectifyDueOn' | 'rectifiedOn'>,
  today: string,
) {
  return rectifiedOn === null && rectifyDueOn !== null && rectifyDueOn < today;
}

/** What an inspection keeps of its problems (domain.md §7; HF11 reads it). */
export function summaryOf(findings: readonly FindingDays[]) {
  const every = (field: 'rectifiedOn' | 'reinspectedOn' | 'closedOn') =>
    findings.length > 0 && findings.every((finding) => finding[field] !== null) ? latest(findings, field) : null;
  const results = findings.map(({ reinspectionResult }) => reinspectionResult);
  const allPass = findings.length > 0 && results.every((result) => result === 'pass');
  return {
    problemsFound: findings.length,
    problemsRectified: findings.filter(({ rectifiedOn }) => rectifiedOn !== null).length,
    rectifiedOn: every('rectifiedOn'),
    reinspectedOn: latest(findings, 'reinspectedOn'),
    reinspectionResult: allPass ? 'pass' : results.includes('fail') ? 'fail' : null,
    closedOn: every('closedOn'),
  } as const;
}

function latest(findings: readonly FindingDays[], field: keyof FindingDays): string | null {
  const days = findings.flatMap((finding) => finding[field] ?? []).sort();
  return days.at(-1) ?? null;
}

/** Days of the plan that contradict each other. */
export function planIssues({
  noticeOn,
  heldOn,
}: {
  readonly noticeOn: string | null;
  readonly heldOn: string | null;
}): FieldIssue[] {
  return noticeOn !== null && heldOn !== null && noticeOn > heldOn
    ? [{ field: 'noticeOn', code: 'notice_after_inspection', params: { date: heldOn } }]
    : [];
}

type Finished = {
  readonly heldOn: string | null;
  readonly noticeOn: string | null;
  readonly inspectors: readonly { readonly name: string; readonly memberId: string | null }[];
  readonly checklist: readonly CheckRow[];
};
type FindingCheck = {
  readonly seq: number;
  readonly itemCode: string | null;
  readonly basisText: string | null;
  readonly demandText: string | null;
  readonly rectifyDueOn: string | null;
  readonly rectifiedOn: string | null;
};
type Concluded = {
  readonly conclusion: Conclusion;
  readonly conclusionBasis: string | null;
  readonly rectifyDueOn: string | null;
};

/** Everything that keeps an inspection from being finalized, in the order in which a clerk meets it on the page. */
export function finalizeIssues(
  inspection: Finished,
  findings: readonly FindingCheck[],
  concluded: Concluded,
  today: string,
): FieldIssue[] {
  return [
    ...dayIssues(inspection, today),
    ...inspectorIssues(inspection.inspectors),
    ...checklistIssues(inspection.checklist, findings),
    ...conclusionIssues(inspection, findings, concluded),
  ];
}

function dayIssues({ heldOn, noticeOn }: Pick<Finished, 'heldOn' | 'noticeOn'>, today: string): FieldIssue[] {
  if (heldOn === null) return [{ field: 'heldOn', code: 'required' }];
  if (heldOn > today) return [{ field: 'heldOn', code: 'date_in_future' }];
  return planIssues({ noticeOn, heldOn });
}

/** Two different people at least: one who is named twice is one, also when once as a member and once by name (domain.md §7). */
export function inspectorIssues(list: Finished['inspectors']): FieldIssue[] {
  const members = new Set(list.filter(({ memberId }) => memberId !== null).map(({ name }) => name));
  const different = new Set(
    list
      .filter(({ memberId, name }) => memberId !== null || !members.has(name))
      .map(({ memberId, name }) => memberId ?? name),
  );
  return different.size < LEAST_INSPECTORS
    ? [{ field: 'inspectors', code: 'two_inspectors', params: { count: different.size } }]
    : [];
}

function checklistIssues(rows: readonly CheckRow[], findings: readonly FindingCheck[]): FieldIssue[] {
  if (rows.length === 0) return [{ field: 'checklist', code: 'checklist_empty' }];
  const open = rows.filter(({ result }) => result === null);
  if (open.length > 0)
    return [{ field: 'checklist', code: 'checklist_unanswered', params: { count: open.length, text: textOf(open) } }];
  const named = new Set(findings.map(({ itemCode }) => itemCode));
  const bare = rows.filter(
    ({ result, code, findingId }) => result === 'problem' && findingId === null && !named.has(code),
  );
  return bare.length === 0
    ? []
    : [{ field: 'checklist', code: 'problem_without_finding', params: { count: bare.length, text: textOf(bare) } }];
}

const textOf = (rows: readonly CheckRow[]) => rows[0]?.text ?? '';

function conclusionIssues(
  { heldOn, checklist }: Finished,
  findings: readonly FindingCheck[],
  { conclusion, conclusionBasis, rectifyDueOn }: Concluded,
): FieldIssue[] {
  const open = findings.filter(({ rectifiedOn }) => rectifiedOn === null);
  const failed = checklist.filter(({ findingId, result }) => findingId !== null && result === 'problem').length;
  if (conclusion === 'pass')
    return open.length + failed > 0
      ? [{ field: 'conclusion', code: 'pass_with_open_problem', params: { count: open.length + failed } }]
      : [];
  const issues: FieldIssue[] = [];
  if (conclusionBasis === null) issues.push({ field: 'conclusionBasis', code: 'basis_missing' });
  if (findings.length + failed === 0) issues.push({ field: 'conclusion', code: 'conclusion_without_problem' });
  const bare = findings.find(({ basisText, demandText }) => basisText === null || demandText === null);
  if (bare !== undefined) issues.push({ field: 'findings', code: 'finding_incomplete', params: { seq: bare.seq } });
  if (conclusion === 'rectify' && rectifyDueOn === null)
    issues.push({ field: 'rectifyDueOn', code: 'rectify_due_missing' });
  return [...issues, ...dueIssues({ rectifyDueOn, heldOn })];
}

/** The day by which problems are to be rectified is not before the inspection. */
export function dueIssues({
  rectifyDueOn,
  heldOn,
}: {
  readonly rectifyDueOn: string | null;
  readonly heldOn: string | null;
}): FieldIssue[] {
  return rectifyDueOn !== null && heldOn !== null && rectifyDueOn < heldOn
    ? [{ field: 'rectifyDueOn', code: 'due_before_inspection', params: { date: heldOn } }]
    : [];
}

/** A statement (陈述申辩) has its text, its day and the post of who gave it, or nothing of it. */
export function statementIssues(
  {
    statementText,
    statementOn,
    statementPost,
  }: {
    readonly statementText: string | null;
    readonly statementOn: string | null;
    readonly statementPost: string | null;
  },
  around: { readonly heldOn: string | null; readonly today: string },
): FieldIssue[] {
  if (statementText === null)
    return statementOn === null && statementPost === null ? [] : [{ field: 'statementText', code: 'required' }];
  const issues: FieldIssue[] = [];
  if (statementOn === null) issues.push({ field: 'statementOn', code: 'required' });
  else if (statementOn > around.today) issues.push({ field: 'statementOn', code: 'date_in_future' });
  else if (around.heldOn !== null && statementOn < around.heldOn)
    issues.push({ field: 'statementOn', code: 'before_inspection', params: { date: around.heldOn } });
  if (statementPost === null) issues.push({ field: 'statementPost', code: 'required' });
  return issues;
}

/** Rectified: on a day between the inspection and today. */
export function rectifiedIssues(
  rectifiedOn: string,
  around: { readonly heldOn: string | null; readonly today: string },
): FieldIssue[] {
  if (rectifiedOn > around.today) return [{ field: 'rectifiedOn', code: 'date_in_future' }];
  return around.heldOn !== null && rectifiedOn < around.heldOn
    ? [{ field: 'rectifiedOn', code: 'before_inspection', params: { date: around.heldOn } }]
    : [];
}

/** Re-inspected after it was reported rectified; a failure names a new day. */
export function reinspectionIssues(
  {
    reinspectedOn,
    result,
    newDueOn,
  }: { readonly reinspectedOn: string; readonly result: 'pass' | 'fail'; readonly newDueOn: string | null },
  { rectifiedOn }: Pick<FindingDays, 'rectifiedOn'>,
  today: string,
): FieldIssue[] {
  if (rectifiedOn === null) return [{ field: 'reinspectedOn', code: 'reinspected_before_rectified' }];
  if (reinspectedOn > today) return [{ field: 'reinspectedOn', code: 'date_in_future' }];
  if (reinspectedOn < rectifiedOn)
    return [{ field: 'reinspectedOn', code: 'reinspection_before_rectified_on', params: { date: rectifiedOn } }];
  if (result === 'pass') return [];
  if (newDueOn === null) return [{ field: 'newDueOn', code: 'rectify_due_missing' }];
  return newDueOn < reinspectedOn
    ? [{ field: 'newDueOn', code: 'due_before_reinspection', params: { date: reinspectedOn } }]
    : [];
}

/** A later day for a problem that is still open. */
export function extensionIssues(
  newDueOn: string,
  { rectifyDueOn, rectifiedOn }: Pick<FindingDays, 'rectifyDueOn' | 'rectifiedOn'>,
): FieldIssue[] {
  if (rectifiedOn !== null) return [{ field: 'newDueOn', code: 'already_rectified' }];
  if (rectifyDueOn === null) return [{ field: 'newDueOn', code: 'no_due_to_extend' }];
  return newDueOn <= rectifyDueOn
    ? [{ field: 'newDueOn', code: 'rectify_extension_not_later', params: { date: rectifyDueOn } }]
    : [];
}

/** Struck off (销号): re-inspected with success, with evidence, and by another than who entered the rectification, while there is one. */
export function closeIssues(
  finding: FindingDays & { readonly rectifiedBy: string | null; readonly hasEvidence: boolean },
  closer: { readonly userId: string; readonly othersCanClose: boolean },
): FieldIssue[] {
  const state = findingState(finding);
  if (state === 'closed') return [{ field: 'id', code: 'finding_closed' }];
  if (state !== 'reinspected') return [{ field: 'id', code: 'not_reinspected' }];
  if (!finding.hasEvidence) return [{ field: 'id', code: 'close_without_evidence' }];
  return finding.rectifiedBy === closer.userId && closer.othersCanClose
    ? [{ field: 'id', code: 'closed_by_who_entered' }]
    : [];
}

/** Lines of a template: at least one, none twice. */
export function templateIssues(items: readonly { readonly text: string }[]): FieldIssue[] {
  if (items.length === 0) return [{ field: 'items', code: 'checklist_empty' }];
  const seen = new Set<string>();
  for (const { text } of items) {
    if (seen.has(text)) return [{ field: 'items', code: 'check_twice', params: { text } }];
    seen.add(text);
  }
  return [];
}
