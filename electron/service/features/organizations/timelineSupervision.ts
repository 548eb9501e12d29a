import { dayOf, of, onTab, type TimelineSource } from './timelineRecord.ts';

/** Grades, penalties, commitments and confirmed contact lists on the time line (features R12). */
export const SUPERVISION_SOURCES: readonly TimelineSource[] = [
  {
    kind: 'grade',
    collection: 'assessment_grade',
    owner: 'organizationId',
    place: onTab('supervision'),
    lines: (record) => {
      const about = {
        labels: { grade: `organizationLabels.assessmentGrade_${of(record, 'grade')}` },
        parameters: { number: of(record, 'documentNumber') },
      };
      const none = of(record, 'grade') === 'none';
      return [
        { on: dayOf(record, 'grantedOn'), text: none ? 'gradeNone' : 'gradeGranted', ...about },
        { on: dayOf(record, 'endedOn'), text: 'gradeWithdrawn', ...about },
      ];
    },
  },
  {
    kind: 'supervision',
    collection: 'penalty',
    owner: 'organizationId',
    place: onTab('supervision'),
    lines: (record) => {
      const about = {
        labels: { kind: `penaltyKindLabels.${of(record, 'kind')}` },
        parameters: { number: of(record, 'decisionNumber') },
      };
      return [
        { on: dayOf(record, 'decidedOn'), text: 'penaltyDecided', ...about },
        { on: dayOf(record, 'executedOn'), text: 'penaltyExecuted', ...about },
      ];
    },
  },
  {
    kind: 'commitment',
    collection: 'commitment',
    owner: 'organizationId',
    place: onTab('supervision'),
    lines: (record) => [
      {
        on: dayOf(record, 'signedOn'),
        text: of(record, 'validTo') === '' ? 'commitmentSigned' : 'commitmentSignedUntil',
        labels: { kind: `commitmentKindLabels.${of(record, 'kind')}` },
        parameters: { validTo: of(record, 'validTo') },
      },
    ],
  },
  {
    kind: 'contact',
    collection: 'contact_confirmation',
    owner: 'organizationId',
    place: onTab('contacts'),
    lines: (record) => [
      {
        on: dayOf(record, 'confirmedOn'),
        text: of(record, 'respondentName') === '' ? 'contactsConfirmed' : 'contactsConfirmedWith',
        parameters: { by: of(record, 'confirmedByName'), respondent: of(record, 'respondentName') },
      },
    ],
  },
];
