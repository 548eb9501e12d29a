import { AppError } from '#shared/contract/errors.ts';
import { pairOf } from '#shared/features/duplicates/duplicates.rules.ts';
import type { Handlers, NamesOf } from '../../context.ts';
import { createRecord, findRecord, voidRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { requirePresent } from '../../db/saveRecord.ts';
import { loadDivisions } from '../../divisions.ts';
import { rulingOf } from './duplicates.pairs.repository.ts';
import { listPairs } from './duplicates.pairs.ts';
import { comparisonOf, planMerge } from './merge.plan.ts';
import { mergedInto, standsIn } from './merge.repository.ts';
import { checkUndo, undoMerge } from './merge.undo.ts';
import { mergeOrganizations } from './merge.write.ts';
import { mergesPage } from './merges.ts';

export const duplicatesHandlers = {
  'duplicates.pairs': ({ db }, input) => listPairs(db, input),
  'duplicates.markDistinct': async ({ write }, { oneId, otherId, reason }) => {
    if (oneId === otherId) refuseIssues([{ field: 'otherId', code: 'merge_itself' }]);
    for (const id of [oneId, otherId]) await requirePresent(write, 'organization', id);
    const pair = pairOf(oneId, otherId);
    const ruling = await rulingOf(write.trx, pair);
    if (ruling) throw new AppError('conflict', { record: await findRecord(write.trx, 'distinct_pair', ruling.id) });
    const id = await createRecord(
      write,
      'distinct_pair',
      { ...pair, reason },
      { action: 'duplicates.markDistinct', reason },
    );
    write.changed('duplicates');
    return { id, revision: 1 };
  },
  'duplicates.takeBack': async ({ write }, { id, expectedRevision, reason }) => {
    const voided = await voidRecord(write, 'distinct_pair', id, expectedRevision, reason);
    write.changed('duplicates');
    return voided;
  },
  'duplicates.compare': async ({ db }, { keptId, mergedId }) => comparisonOf(await planMerge(db, keptId, mergedId)),
  'duplicates.merge': ({ write, runtime }, input) =>
    mergeOrganizations(write, input, loadDivisions(runtime.options.resourcesDirectory)),
  'duplicates.mergesOf': async ({ db }, { organizationId }) => ({
    into: await standsIn(db, organizationId),
    from: await mergedInto(db, organizationId),
  }),
  'duplicates.merges': ({ db }, input) => mergesPage(db, input),
  'duplicates.undoCheck': ({ db }, input) => checkUndo(db, input),
  'duplicates.undo': ({ write }, input) => undoMerge(write, input),
} satisfies Handlers<NamesOf<'duplicates'>>;
