import type { DuplicatePair } from '#shared/features/duplicates/duplicates.contract.ts';
import type { DUPLICATE_COLUMNS, MERGE_COLUMNS } from '#shared/features/exports/exports.lists.ts';
import { message } from '#shared/text/index.ts';
import { type Columns, column, type RowOf, word } from './exports.columns.ts';

type Side = DuplicatePair['first'];

const statusText = ({ status }: Side) => word('organizationLabels', `status_${status}`);
const placeText = ({ townshipName, communityName }: Side) => [townshipName, communityName].filter(Boolean).join('');

function reasonsText({ reasons }: DuplicatePair): string {
  return reasons
    .map(({ code, name }) => message('zh-CN', `likenessLabels.${code}`, { name: name ?? '' }))
    .join(message('zh-CN', 'duplicates.join'));
}

export const duplicateColumns: Columns<typeof DUPLICATE_COLUMNS, RowOf<'duplicates.pairs'>> = {
  first: column('duplicates.first', 'text', (row) => row.first.name),
  firstCode: column('duplicates.code', 'code', (row) => row.first.uscc),
  firstPlace: column('duplicates.place', 'text', (row) => placeText(row.first)),
  firstStatus: column('duplicates.state', 'text', (row) => statusText(row.first)),
  second: column('duplicates.second', 'text', (row) => row.second.name),
  secondCode: column('duplicates.secondCode', 'code', (row) => row.second.uscc),
  secondPlace: column('duplicates.secondPlace', 'text', (row) => placeText(row.second)),
  secondStatus: column('duplicates.secondState', 'text', (row) => statusText(row.second)),
  reason: column('duplicates.reason', 'text', reasonsText),
  ruledReason: column('duplicates.ruledReason', 'text', (row) => row.ruling?.reason ?? null),
  ruledBy: column('duplicates.ruledBy', 'text', (row) => row.ruling?.byName ?? null),
  ruledAt: column('duplicates.ruledAt', 'moment', (row) => row.ruling?.at ?? null),
};

export const mergeColumns: Columns<typeof MERGE_COLUMNS, RowOf<'duplicates.merges'>> = {
  at: column('duplicates.mergedAt', 'moment', (row) => row.at),
  mergedName: column('duplicates.mergedName', 'text', (row) => row.mergedName),
  keptName: column('duplicates.keptName', 'text', (row) => row.keptName),
  by: column('duplicates.mergedBy', 'text', (row) => row.byName),
  reason: column('duplicates.mergeReason', 'text', (row) => row.reason),
  undoneOn: column('duplicates.undoneOn', 'date', (row) => row.undoneOn),
};
