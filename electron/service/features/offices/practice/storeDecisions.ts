import { AppError } from '#shared/contract/errors.ts';
import type { DecisionRow } from '#shared/features/decisions/decisions.contract.ts';
import type { Write } from '../../../db/write.ts';
import { listDecisions } from '../../decisions/decisions.repository.ts';
import { addChange, cite } from '../../decisions/decisions.write.ts';
import { listDocuments } from '../../officialDocuments/officialDocuments.repository.ts';

/** What the decisions of the practice office lead to: one supplements an earlier one, a document names one as its basis. */
export async function storeDecisions(write: Write): Promise<void> {
  const started = await decisionWith(write, '启动撤销登记程序');
  const concluded = await decisionWith(write, '作出撤销登记决定');
  await addChange(write, {
    ...{ decisionId: concluded.id, changedDecisionId: started.id, kind: 'supplement' },
    ...{ effectiveOn: concluded.decidedOn, note: '其余4家继续调查。' },
  });
  const { rows } = await listDocuments(write.trx, { filter: { includeVoided: false }, offset: 0, limit: 1 });
  const [document] = rows;
  if (document)
    await cite(write, {
      ...{ ownerType: 'official_document', ownerId: document.id, decisionId: concluded.id },
      note: '办理依据',
    });
}

async function decisionWith(write: Write, text: string): Promise<DecisionRow> {
  const { rows } = await listDecisions(write.trx, { filter: { text }, offset: 0, limit: 1 }, write.today);
  const [row] = rows;
  if (!row) throw new AppError('internal');
  return row;
}
