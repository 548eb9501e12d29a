import type { DecisionRow } from '#shared/features/decisions/decisions.contract.ts';
import type { DECISION_COLUMNS } from '#shared/features/exports/exports.lists.ts';
import { message } from '#shared/text/index.ts';
import { type Columns, column, word } from './exports.columns.ts';

export const decisionColumns: Columns<typeof DECISION_COLUMNS, DecisionRow> = {
  number: column('decisions.number', 'code', (row) => row.number),
  formerNumber: column('decisions.formerNumber', 'code', (row) => row.formerNumber),
  decidedOn: column('decisions.decidedOn', 'date', (row) => row.decidedOn),
  body: column('decisions.body', 'text', (row) => row.bodyName),
  text: column('decisions.text', 'text', (row) => row.text),
  meeting: column('decisions.meeting', 'text', (row) => row.meetingTitle),
  agendaItem: column('decisions.agendaItem', 'text', (row) => row.agendaTitle),
  votes: column('decisions.votes', 'text', ({ votesFor, votesAgainst, votesAbstain }) =>
    votesFor === null
      ? null
      : message('zh-CN', 'decisions.votesOf', {
          for: votesFor,
          against: votesAgainst ?? 0,
          abstain: votesAbstain ?? 0,
        }),
  ),
  owners: column('decisions.owners', 'text', (row) => row.owners.join('、')),
  state: column('common.status', 'text', (row) => word('decisionStateLabels', row.state)),
};
