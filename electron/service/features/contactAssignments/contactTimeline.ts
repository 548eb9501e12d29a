import { dayOf, of, onTab, type TimelineSource } from '../organizations/timelineRecord.ts';
import { holders } from './assignments.repository.ts';

/** Who began and who ceased to keep contact with an organization, by an assignment of its own. */
export const CONTACT_ASSIGNMENT_SOURCES: readonly TimelineSource[] = [
  {
    kind: 'contact',
    collection: 'contact_assignment',
    owner: 'organizationId',
    place: onTab('contacts'),
    names: async (db) => new Map([...(await holders(db)).values()].map(({ memberId, name }) => [memberId, name])),
    lines: (record, _organization, names) => {
      const parameters = {
        name: names?.get(of(record, 'memberId')) ?? '',
        document: of(record, 'basisDocumentNo'),
      };
      return [
        { on: dayOf(record, 'startOn'), text: 'assignmentBegun', parameters },
        { on: dayOf(record, 'endOn'), text: 'assignmentEnded', parameters: { name: parameters.name } },
      ];
    },
  },
];
