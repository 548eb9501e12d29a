import { joined, of, type SearchSource, text, textsIn } from './searchSource.ts';

/** Information submissions, collections and what came back, reports and their templates. Officers and reviewers are found as such. */
export const INFORMATION_SOURCES: readonly SearchSource[] = [
  {
    kind: 'information',
    collection: 'information_submission',
    title: (record) => of(record, 'title'),
    detail: (record) => joined(of(record, 'number'), of(record, 'submittedOn')),
    codes: (record) => [of(record, 'number')],
    texts: (record) => [text('people', of(record, 'officerName'), of(record, 'reviewerName'))],
    isName: true,
    newestFirst: true,
  },
  {
    kind: 'collectionTask',
    collection: 'collection_task',
    title: (record) => of(record, 'title'),
    detail: (record) => of(record, 'dueOn'),
    codes: () => [],
    texts: (record) => [text('text', of(record, 'requirementText'))],
    isName: true,
    newestFirst: true,
  },
  {
    kind: 'collectionReturn',
    collection: 'collection_return',
    title: (record) => of(record, 'receivedAt').replace('T', ' '),
    detail: (record) => of(record, 'note'),
    codes: () => [],
    texts: (record) => [text('text', textsIn(record.sections))],
    isName: false,
    owner: (record) => of(record, 'taskId'),
    parent: (record) => of(record, 'taskId'),
    newestFirst: true,
  },
  {
    kind: 'report',
    collection: 'report',
    // Titles of drafts have places; an issued report is called as its document is.
    title: (record) => of(record, 'title').replaceAll(/\{\{[^{}]*\}\}/gu, ''),
    detail: (record) => joined(of(record, 'number'), of(record, 'periodStart'), of(record, 'periodEnd')),
    codes: (record) => [of(record, 'number')],
    texts: (record) => [text('text', textsIn(record.content))],
    isName: true,
    newestFirst: true,
  },
  {
    kind: 'reportTemplate',
    collection: 'report_template',
    title: (record) => of(record, 'name'),
    detail: (record) => of(record, 'note'),
    codes: () => [],
    // Its text is an outline that every report of its kind repeats.
    texts: (record) => [text('text', of(record, 'title')), text('note', of(record, 'note'))],
    isName: true,
    newestFirst: true,
  },
];
