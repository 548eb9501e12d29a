import { dayOf, type Line, of, onTab, type TimelineSource } from './timelineRecord.ts';

/** Articles, certificates, filed seals and branches (features R9) on the time line. */
export const PAPER_SOURCES: readonly TimelineSource[] = [
  {
    kind: 'paper',
    collection: 'organization_articles',
    owner: 'organizationId',
    place: onTab('papers'),
    lines: (record) => {
      const parameters = { version: of(record, 'versionNumber'), number: of(record, 'approvalNumber') };
      return [
        { on: dayOf(record, 'adoptedOn'), text: 'articlesAdopted', parameters },
        { on: dayOf(record, 'approvedOn'), text: 'articlesApproved', parameters },
      ];
    },
  },
  {
    kind: 'paper',
    collection: 'registration_certificate',
    owner: 'organizationId',
    place: onTab('papers'),
    lines: (record) => {
      const about = {
        parameters: { number: of(record, 'number'), validTo: of(record, 'validTo') },
        labels: {
          copy: `certificateCopyLabels.${of(record, 'copy')}`,
          ...(of(record, 'ending') === '' ? {} : { ending: `certificateEndingLabels.${of(record, 'ending')}` }),
        },
      };
      const issued: Line = { on: dayOf(record, 'issuedOn'), text: 'certificateIssued', ...about };
      const until: Line = { on: null, text: 'certificateIssuedUntil', ...about };
      return [
        of(record, 'validTo') === '' ? issued : { ...until, on: issued.on },
        { on: dayOf(record, 'collectedOn'), text: 'certificateCollected', ...about },
        { on: dayOf(record, 'endedOn'), text: 'certificateEnded', ...about },
      ];
    },
  },
  {
    kind: 'paper',
    collection: 'seal_filing',
    owner: 'organizationId',
    place: onTab('papers'),
    lines: (record) => {
      const about = {
        parameters: { name: of(record, 'name') },
        labels: {
          kind: `sealFilingKindLabels.${of(record, 'kind')}`,
          ...(of(record, 'ending') === '' ? {} : { ending: `sealEndingLabels.${of(record, 'ending')}` }),
        },
      };
      return [
        { on: dayOf(record, 'filedOn'), text: 'sealFiled', ...about },
        { on: dayOf(record, 'endedOn'), text: 'sealEnded', ...about },
      ];
    },
  },
  {
    kind: 'paper',
    collection: 'organization_branch',
    owner: 'organizationId',
    place: onTab('papers'),
    lines: (record) => {
      const about = {
        parameters: { name: of(record, 'name') },
        labels: { kind: `branchKindLabels.${of(record, 'kind')}` },
      };
      return [
        { on: dayOf(record, 'establishedOn'), text: 'branchBegun', ...about },
        { on: dayOf(record, 'endedOn'), text: 'branchEnded', ...about },
      ];
    },
  },
];
