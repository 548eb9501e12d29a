import type { ContactRow } from '#shared/features/contactAssignments/contactAssignments.contract.ts';
import type { CONTACT_COLUMNS } from '#shared/features/exports/exports.lists.ts';
import { message } from '#shared/text/index.ts';
import { type Columns, column, word } from './exports.columns.ts';

export const contactColumns: Columns<typeof CONTACT_COLUMNS, ContactRow> = {
  organization: column('contactAssignments.organization', 'text', (row) => row.name),
  uscc: column('contactAssignments.code', 'code', (row) => row.uscc),
  type: column('contactAssignments.type', 'text', (row) => word('contactTypeLabels', row.type)),
  township: column('contactAssignments.township', 'text', (row) => row.townshipName),
  contact: column('contactAssignments.member', 'text', (row) => row.memberName),
  post: column('contactAssignments.post', 'text', (row) => row.memberPost),
  workPhone: column('contactAssignments.workPhone', 'text', (row) => row.workPhone),
  way: column('contactAssignments.way', 'text', (row) =>
    row.via === null
      ? message('zh-CN', 'contactAssignments.uncovered')
      : message('zh-CN', row.via === 'direct' ? 'contactAssignments.viaDirect' : 'contactAssignments.viaTownship'),
  ),
  since: column('contactAssignments.since', 'date', (row) => row.startOn),
  basis: column('contactAssignments.basis', 'text', (row) => row.basisDocumentNo),
};
