import type { PROPOSAL_COLUMNS } from '#shared/features/exports/exports.lists.ts';
import { message } from '#shared/text/index.ts';
import { type Columns, column, type RowOf, word } from './exports.columns.ts';

/** Columns of the proposed items (议题征集). */
export const proposalColumns: Columns<typeof PROPOSAL_COLUMNS, RowOf<'agendaProposals.list'>> = {
  title: column('agendaProposals.item', 'text', (row) => row.title),
  unit: column('agendaProposals.unit', 'text', (row) => row.proposerUnit),
  person: column('agendaProposals.person', 'text', (row) => row.proposerName),
  minutes: column('agendaProposals.minutes', 'number', (row) => row.minutesPlanned),
  stage: column('agendaProposals.stage', 'text', (row) =>
    row.returned ? message('zh-CN', 'agendaProposals.returned') : word('agendaStageLabels', row.stage),
  ),
  body: column('agendaProposals.body', 'text', (row) => row.groupName ?? message('zh-CN', 'agendaProposals.noBody')),
  meeting: column('agendaProposals.meeting', 'text', (row) => row.meetingTitle),
  at: column('agendaProposals.proposedOn', 'date', (row) => row.createdAt.slice(0, 10)),
  summary: column('agendaProposals.summary', 'text', (row) => row.summaryText),
};
