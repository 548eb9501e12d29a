import type { CallInput, CallOutput } from '#shared/contract/list.ts';
import { DUTY_ROLES } from '#shared/features/duties/duties.contract.ts';
import { lineupDifference, numberLineup } from '#shared/features/regroupings/regroupings.rules.ts';

export type Overview = CallOutput<'duties.overview'>;
export type Assignment = Overview['assignments'][number];
export type Line = Required<CallInput<'regroupings.carryOut'>['lineup'][number]> & {
  /** Names the line on the screen. */
  readonly key: string;
  readonly sectionNames: string[];
  readonly dutyIds: string[];
  readonly joint: boolean;
  readonly scopeText: string | null;
  readonly postDutyText: string | null;
};
/** The assignments that the lines were made from. */
export type Seen = CallInput<'regroupings.carryOut'>['present'];

export type RegroupingForm = {
  readonly leadingGroupId: string | null;
  readonly effectiveOn: string | null;
  readonly reason: string;
  readonly documentNo: string;
  /** Null: not touched yet, the line-up is the present one. */
  readonly lines: readonly Line[] | null;
  readonly seen: Seen | null;
};

/** A line that goes on with a present assignment. */
export function goesOn(row: Assignment): Line {
  const { id, memberId, role, joint, scopeText, sectionNames, dutyIds, postDutyText } = row;
  return { key: id, assignmentId: id, memberId, role, joint, scopeText, sectionNames, dutyIds, postDutyText };
}

/** The assignments that the lines were made from, each with its revision. */
export function seenOf(rows: readonly Assignment[]): Seen {
  return rows.map(({ id, revision }) => ({ id, revision }));
}

/** Whether the present assignments are still those that the lines were made from. */
export function isStale(seen: Seen | null, rows: readonly Assignment[]): boolean {
  if (seen === null) return false;
  const revisions = new Map(seen.map(({ id, revision }) => [id, revision]));
  return rows.length !== seen.length || rows.some(({ id, revision }) => revisions.get(id) !== revision);
}

/** The lines brought to the present assignments: whoever came since is added, whatever ended since stands for itself. */
export function rebased(lines: readonly Line[], seen: Seen, rows: readonly Assignment[]): Line[] {
  const known = new Set(seen.map(({ id }) => id));
  const present = new Set(rows.map(({ id }) => id));
  const kept = lines.map((line) =>
    line.assignmentId !== null && !present.has(line.assignmentId) ? { ...line, assignmentId: null } : line,
  );
  return [...kept, ...rows.filter(({ id }) => !known.has(id)).map(goesOn)];
}

/** Lines in official order: by role, within a role as they stand. */
export function inOrder(lines: readonly Line[]): Line[] {
  return DUTY_ROLES.flatMap((role) => lines.filter((line) => line.role === role));
}

/** The line one place up (-1) or down (1) within its role. */
export function moved(lines: readonly Line[], key: string, by: -1 | 1): Line[] {
  const line = lines.find((one) => one.key === key);
  if (line === undefined) return [...lines];
  const same = lines.filter(({ role }) => role === line.role);
  const place = same.indexOf(line);
  const other = same[place + by];
  if (other === undefined) return [...lines];
  return lines.map((one) => (one === line ? other : one === other ? line : one));
}

/** The lines with one put in: in its own place; whoever takes over stands where the other one stood, who leaves; else at the end. */
export function placed(lines: readonly Line[], line: Line, present: readonly Assignment[]): Line[] {
  if (lines.some(({ key }) => key === line.key)) return lines.map((one) => (one.key === line.key ? line : one));
  const others = lines.filter((one) => one.assignmentId === null || one.assignmentId !== line.assignmentId);
  const place = present.findIndex(({ id }) => id === line.assignmentId);
  const later = new Set(place === -1 ? [] : present.slice(place + 1).map(({ id }) => id));
  const next = others.findIndex(({ assignmentId }) => assignmentId !== null && later.has(assignmentId));
  return next === -1 ? [...others, line] : [...others.slice(0, next), line, ...others.slice(next)];
}

/** Assignments that no line goes on with: who leaves, or leaves this role. */
export function leftRows(lines: readonly Line[], rows: readonly Assignment[]): Assignment[] {
  return rows.filter((row) => !lines.some((line) => line.assignmentId === row.id && line.memberId === row.memberId));
}

/** What the lines mean for each person. */
export function differenceOf(lines: readonly Line[], rows: readonly Assignment[]) {
  const numbered = numberLineup(rows, lines);
  return lineupDifference(rows, numbered, (line) => numbered.some((one) => one === line && one.stays));
}
