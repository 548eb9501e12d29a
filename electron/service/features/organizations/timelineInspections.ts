import { dayOf, of, type TimelineSource } from './timelineRecord.ts';

/** Inspections on the time line: held and concluded, and all problems struck off (features R16). */
export const INSPECTION_SOURCES: readonly TimelineSource[] = [
  {
    kind: 'inspection',
    collection: 'inspection',
    owner: 'organizationId',
    place: (_organizationId, record) => `/inspections/${record.id}`,
    lines: (record) => {
      if (of(record, 'conclusion') === '') return [];
      const parameters = { number: of(record, 'inspectionNo'), problems: Number(record.problemsFound) };
      const labels = {
        kind: `inspectionKindLabels.${of(record, 'planKind')}`,
        target: `inspectionTargetLabels.${of(record, 'target')}`,
        conclusion: `inspectionConclusionLabels.${of(record, 'conclusion')}`,
      };
      return [
        { on: dayOf(record, 'heldOn'), text: 'inspectionHeld', parameters, labels },
        { on: dayOf(record, 'closedOn'), text: 'inspectionClosed', parameters },
      ];
    },
  },
];
