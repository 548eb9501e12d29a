import type { CollectionTaskRow } from '#shared/features/collectionTasks/collectionTasks.contract.ts';
import type {
  COLLECTION_COLUMNS,
  INFORMATION_COLUMNS,
  STATISTICS_COLUMNS,
  TARGET_COLUMNS,
} from '#shared/features/exports/exports.informationLists.ts';
import type {
  SectionTargets,
  StatisticsRow,
  SubmissionRow,
  TargetCell,
} from '#shared/features/information/information.contract.ts';
import { periodWords } from '#shared/features/information/informationWords.ts';
import { type MessageKey, message } from '#shared/text/index.ts';
import { type Columns, column, word } from './exports.columns.ts';

const t = (key: MessageKey, places: Readonly<Record<string, string | number>> = {}) => message('zh-CN', key, places);

export const submissionColumns: Columns<typeof INFORMATION_COLUMNS, SubmissionRow> = {
  number: column('information.number', 'text', (row) => row.number),
  submittedOn: column('information.submittedOn', 'date', (row) => row.submittedOn),
  section: column('information.section', 'text', (row) => row.sectionName),
  subject: column('information.subject', 'text', (row) => row.title),
  kind: column('information.kind', 'text', (row) => word('informationKindLabels', row.kind)),
  officer: column('information.officer', 'text', (row) => row.officerName),
  reviewer: column('information.reviewer', 'text', (row) => row.reviewerName),
  adoptions: column('information.adoptions', 'number', (row) => row.adoptions),
  outlets: column('information.outlets', 'text', (row) => row.outlets),
  points: column('information.points', 'number', (row) => row.points),
};

/** A section in one period. */
export type TargetLine = { readonly section: Pick<SectionTargets, 'name'>; readonly cell: TargetCell };

/** Cells that say something: a target, or something sent or adopted. */
export function targetLines(sections: readonly SectionTargets[]): TargetLine[] {
  return sections.flatMap((section) =>
    section.cells
      .filter(({ target, done, adopted }) => target !== null || done > 0 || adopted > 0)
      .map((cell) => ({ section, cell })),
  );
}

export const targetColumns: Columns<typeof TARGET_COLUMNS, TargetLine> = {
  section: column('information.section', 'text', ({ section }) => section.name),
  period: column('information.period', 'text', ({ cell }) => periodWords(cell.period, t)),
  target: column('information.target', 'number', ({ cell }) => cell.target),
  submitted: column('information.submitted', 'number', ({ cell }) => cell.done),
  state: column('recurringDuties.columnState', 'text', ({ cell }) => word('targetStateLabels', cell.state)),
  adoptionTarget: column('information.adoptionTarget', 'number', ({ cell }) => cell.adoptionTarget),
  adoptions: column('information.adoptions', 'number', ({ cell }) => cell.adopted),
  points: column('information.points', 'number', ({ cell }) => cell.points),
};

export const statisticsColumns: Columns<typeof STATISTICS_COLUMNS, StatisticsRow> = {
  section: column('information.section', 'text', (row) => row.name),
  submitted: column('information.submitted', 'number', (row) => row.submitted),
  submissionsAdopted: column('information.submissionsAdopted', 'number', (row) => row.submissionsAdopted),
  district: column('adoptionLevelLabels.district', 'number', (row) => row.district),
  city: column('adoptionLevelLabels.city', 'number', (row) => row.city),
  province: column('adoptionLevelLabels.province', 'number', (row) => row.province),
  ministry: column('adoptionLevelLabels.ministry', 'number', (row) => row.ministry),
  points: column('information.points', 'number', (row) => row.points),
};

export const collectionColumns: Columns<typeof COLLECTION_COLUMNS, CollectionTaskRow> = {
  title: column('collectionTasks.titleField', 'text', (row) => row.title),
  sentOn: column('collectionTasks.sentOn', 'date', (row) => row.sentOn),
  dueOn: column('collectionTasks.dueOn', 'date', (row) => row.dueOn),
  cutoffTime: column('collectionTasks.cutoffTime', 'text', (row) => row.cutoffTime),
  state: column('collectionTasks.state', 'text', (row) => word('collectionStateLabels', row.state)),
  expected: column('collectionTasks.expected', 'number', (row) => row.expected),
  onTime: column('recipientStateLabels.on_time', 'number', (row) => row.onTime),
  late: column('recipientStateLabels.late', 'number', (row) => row.late),
  contained: column('recipientStateLabels.contained', 'number', (row) => row.contained),
  missing: column('recipientStateLabels.missing', 'number', (row) => row.missing),
  incomplete: column('collectionTasks.incomplete', 'number', (row) => row.incomplete),
  closedOn: column('collectionTasks.closedOn', 'date', (row) => row.closedOn),
  periodStart: column('collectionFieldLabels.periodStart', 'date', (row) => row.periodStart),
  periodEnd: column('collectionFieldLabels.periodEnd', 'date', (row) => row.periodEnd),
  figures: column('rollUp.figures', 'number', (row) => row.figures),
};
