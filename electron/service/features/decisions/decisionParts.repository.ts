import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import { CHANGE_KINDS, type ChangeKind } from '#shared/features/decisions/decisions.lists.ts';
import { grouped } from '#shared/lib/grouped.ts';
import type { Schema } from '../../db/schema.ts';

/** A decision of a voided meeting is voided with it (domain.md §2). `alias` names the row of `decision`. */
export const isVoided = (alias: string) => sql<boolean>`(${sql.ref(alias)}.recordState = 'voided'
  OR ${sql.ref(alias)}.meetingId IN (SELECT id FROM meeting WHERE recordState = 'voided'))`;

const storedAction = z.object({
  id: z.string(),
  revision: z.number(),
  decisionId: z.string(),
  text: z.string(),
  dueOn: z.string(),
  status: z.enum(['open', 'done', 'cancelled']),
  doneOn: z.string().nullable(),
  meetingId: z.string().nullable(),
  sourceText: z.string().nullable(),
  responsibleUnit: z.string().nullable(),
  responsibleNames: z.string().nullable(),
  organizationName: z.string().nullable(),
  memberName: z.string().nullable(),
});
export type DecisionAction = z.output<typeof storedAction>;

/** Who answers for an action, each name once: unit, organization, member, further names. */
export function ownersOf(
  action: Pick<DecisionAction, 'responsibleUnit' | 'organizationName' | 'memberName' | 'responsibleNames'>,
): string[] {
  const { responsibleUnit, organizationName, memberName, responsibleNames } = action;
  const names = [responsibleUnit, organizationName, memberName, responsibleNames];
  return [...new Set(names.filter((name): name is string => name !== null && name !== ''))];
}

/** Actions that carry out the decisions and count, by due date; only of finalized minutes or from other sources. */
export async function actionsOfDecisions(
  db: Kysely<Schema>,
  decisionIds: readonly string[],
): Promise<ReadonlyMap<string, readonly DecisionAction[]>> {
  if (decisionIds.length === 0) return new Map();
  const found = await sql<Record<string, unknown>>`
    SELECT action.id, action.revision, action.decisionId, action.text, action.dueOn, action.status, action.doneOn,
      action.meetingId, action.sourceText, action.responsibleUnit, action.responsibleNames,
      organization.name AS organizationName, member.name AS memberName
    FROM action_item AS action LEFT JOIN organization ON organization.id = action.organizationId
      LEFT JOIN member ON member.id = action.ownerMemberId
    WHERE action.listed = 1 AND action.decisionId IN (SELECT value FROM json_each(${JSON.stringify(decisionIds)}))
    ORDER BY action.dueOn, action.rowKey`.execute(db);
  return grouped(
    found.rows.map((row) => storedAction.parse(row)),
    (action) => action.decisionId,
  );
}

const storedChange = z.object({
  id: z.string(),
  revision: z.number(),
  kind: z.enum(CHANGE_KINDS),
  effectiveOn: z.string(),
  note: z.string().nullable(),
  decisionId: z.string(),
  changedDecisionId: z.string(),
  number: z.string(),
  text: z.string(),
  decidedOn: z.string(),
});
export type StoredChange = z.output<typeof storedChange>;

/**
 * What later decisions change of these, by day (`side` `changed`), or what these change of earlier ones (`changing`), with the other
 * decision. A voided decision changes nothing any more.
 */
export async function changesOf(
  db: Kysely<Schema>,
  side: 'changed' | 'changing',
  decisionIds: readonly string[],
): Promise<readonly StoredChange[]> {
  if (decisionIds.length === 0) return [];
  const [own, other] = side === 'changed' ? ['changedDecisionId', 'decisionId'] : ['decisionId', 'changedDecisionId'];
  const found = await sql<Record<string, unknown>>`
    SELECT change.id, change.revision, change.kind, change.effectiveOn, change.note, change.decisionId,
      change.changedDecisionId, other.number, other.text, other.decidedOn
    FROM decision_change AS change JOIN decision AS other ON other.id = ${sql.ref(`change.${other}`)}
      JOIN decision AS later ON later.id = change.decisionId
    WHERE change.recordState <> 'voided' AND NOT ${isVoided('later')}
      AND ${sql.ref(`change.${own}`)} IN (SELECT value FROM json_each(${JSON.stringify(decisionIds)}))
    ORDER BY change.effectiveOn, change.rowKey`.execute(db);
  return found.rows.map((row) => storedChange.parse(row));
}

/** Kinds of the changes that hold on a day, each once. */
export function kindsOn(changes: readonly StoredChange[], today: string): ChangeKind[] {
  const kinds = new Set(changes.filter(({ effectiveOn }) => effectiveOn <= today).map(({ kind }) => kind));
  return CHANGE_KINDS.filter((kind) => kinds.has(kind));
}

/** A numbered decision, as those need it who cite it, change it or carry it out. @throws AppError `not_found` */
export async function decisionForUse(
  db: Kysely<Schema>,
  id: string,
): Promise<{ readonly id: string; readonly decidedOn: string; readonly voided: boolean }> {
  const found = await sql<{ id: string; decidedOn: string; voided: number }>`
    SELECT id, decidedOn, ${isVoided('decision')} AS voided FROM decision
    WHERE id = ${id} AND numberSeq IS NOT NULL`.execute(db);
  const [row] = found.rows;
  if (!row) throw new AppError('not_found');
  return { ...row, voided: row.voided === 1 };
}

/** The numbers of decisions that have one, by id. */
export async function writtenNumbers(
  db: Kysely<Schema>,
  decisions: readonly { readonly id?: string | undefined }[],
): Promise<ReadonlyMap<string, string>> {
  const ids = decisions.flatMap(({ id }) => (id === undefined ? [] : [id]));
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('decision').select(['id', 'number']).where('id', 'in', ids).execute();
  return new Map(rows.flatMap(({ id, number }) => (number === null ? [] : [[id, number]])));
}
