import type { Kysely } from 'kysely';
import type { CollectionReturn, ReturnVoiding } from '#shared/features/collectionTasks/collectionTasks.contract.ts';
import {
  coveringsOf,
  isOutstanding,
  lastOfEach,
  recipientStandings,
} from '#shared/features/collectionTasks/collectionTasks.rules.ts';
import { coverIssues } from '#shared/features/rollUp/rollUp.rules.ts';
import { canonicalJson } from '../../crypto/encodings.ts';
import type { Schema } from '../../db/schema.ts';
import { officeNames, returnById, returnsOf } from './collectionReturns.repository.ts';

type Asked = {
  readonly db: Kysely<Schema>;
  readonly session: { readonly officeId: string };
};

/** What voiding a return would change, told before it is voided. @param now local moment @throws AppError `not_found` */
export async function voidingReturn(
  { db, session }: Asked,
  { id, now }: { readonly id: string; readonly now: string },
): Promise<ReturnVoiding> {
  const { task, entry } = await returnById(db, id);
  const returns = (await returnsOf(db, task.id)).filter(({ voidReason }) => voidReason === null);
  const left = returns.filter((one) => one.id !== id);
  const around = (some: readonly CollectionReturn[]) => {
    const standings = recipientStandings(task, some, now);
    const conflicts = coverIssues(coveringsOf(task, lastOfEach(some)), session.officeId);
    return { standings, conflicts, own: standings.find(({ officeId }) => officeId === entry.officeId) };
  };
  const [before, after] = [around(returns), around(left)];
  const known = new Set(before.conflicts.map((one) => canonicalJson(one)));
  const conflicts = after.conflicts.filter((one) => !known.has(canonicalJson(one)));
  const awaitedBefore = new Set(before.standings.filter(isOutstanding).map(({ officeId }) => officeId));
  const outstanding = after.standings.filter(
    (one) => isOutstanding(one) && one.officeId !== entry.officeId && !awaitedBefore.has(one.officeId),
  );
  const names = await officeNames(db, [
    ...task.recipientOfficeIds,
    ...conflicts.flatMap(({ offices, covered }) => [...offices, covered]),
  ]);
  const nameOf = (officeId: string) => names.get(officeId) ?? '';
  const last = after.own?.last ?? null;
  const containedIn = after.own?.containedIn ?? null;
  return {
    officeName: entry.officeName,
    isLast: before.own?.last?.id === id,
    next: last && { receivedAt: last.receivedAt, covers: last.coversOffices.map(({ name }) => name) },
    before: before.own?.state ?? entry.timeliness,
    after: after.own?.state ?? entry.timeliness,
    containedInName: containedIn === null ? null : nameOf(containedIn),
    outstanding: outstanding.map(({ officeId }) => nameOf(officeId)),
    conflicts: conflicts.map(({ kind, offices, covered }) => ({
      ...{ kind, names: offices.map(nameOf), covered: nameOf(covered) },
    })),
  };
}
