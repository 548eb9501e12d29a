import { extraOf } from '#shared/features/extraFields/extraFields.rules.ts';
import { message, messageIfKnown } from '#shared/text/index.ts';
import { joined, of, type SearchSource, text } from './searchSource.ts';

/** What is searched of the registry: organizations and the records that belong to them. */
export const REGISTRY_SOURCES: readonly SearchSource[] = [
  {
    kind: 'organization',
    collection: 'organization',
    title: (record) => of(record, 'name'),
    detail: (record) =>
      of(record, 'uscc') || of(record, 'registrationNo') || of(record, 'filingNo') || of(record, 'townshipName'),
    codes: (record) => [of(record, 'uscc'), of(record, 'registrationNo'), of(record, 'filingNo')],
    texts: (record) => [
      text('legalRepresentativeName', of(record, 'legalRepresentativeName')),
      text('supervisingUnit', of(record, 'supervisingUnit')),
      text('registrationAuthority', of(record, 'registrationAuthority')),
      text('domicile', of(record, 'domicile')),
      text('township', of(record, 'townshipName'), of(record, 'communityName')),
      text('businessScope', of(record, 'businessScope')),
      text('activityArea', of(record, 'activityArea'), of(record, 'activityVenue')),
      text('note', of(record, 'note')),
      ...Object.values(extraOf(record)).map((value) => text('extra', String(value))),
    ],
    isName: true,
    newestFirst: false,
  },
  {
    kind: 'materialCase',
    collection: 'material_case',
    title: (record) => of(record, 'applicantName'),
    detail: (record) => joined(of(record, 'caseNo'), of(record, 'matterTitle')),
    codes: (record) => [of(record, 'caseNo')],
    texts: (record) => [text('matter', of(record, 'matterTitle')), text('note', of(record, 'note'))],
    isName: false,
    newestFirst: true,
  },
  {
    kind: 'unit',
    collection: 'office',
    // The office itself is not looked for in its own program.
    title: (record) => (record.local === true ? '' : of(record, 'name')),
    detail: (record) => joined(of(record, 'shortName'), of(record, 'endedOn')),
    codes: () => [],
    texts: (record) => (record.local === true ? [] : [text('note', of(record, 'shortName'), of(record, 'note'))]),
    isName: true,
    newestFirst: false,
  },
  {
    kind: 'articles',
    collection: 'organization_articles',
    title: (record) => message('zh-CN', 'organizationPapers.versionFound', { number: record.versionNumber }),
    detail: (record) => joined(of(record, 'approvalNumber'), of(record, 'approvedOn') || of(record, 'adoptedOn')),
    codes: (record) => [of(record, 'approvalNumber')],
    texts: (record) => [text('text', of(record, 'summary')), text('note', of(record, 'note'))],
    isName: false,
    parent: (record) => of(record, 'organizationId'),
    newestFirst: true,
  },
  {
    kind: 'certificate',
    collection: 'registration_certificate',
    title: (record) =>
      joined(messageIfKnown('zh-CN', `certificateCopyLabels.${of(record, 'copy')}`) ?? '', of(record, 'number')),
    detail: (record) => joined(of(record, 'validFrom'), of(record, 'validTo')),
    codes: (record) => [of(record, 'number')],
    texts: (record) => [text('note', of(record, 'note'))],
    isName: false,
    parent: (record) => of(record, 'organizationId'),
    newestFirst: true,
  },
  {
    kind: 'branch',
    collection: 'organization_branch',
    title: (record) => of(record, 'name'),
    detail: (record) => of(record, 'establishedOn'),
    codes: () => [],
    texts: (record) => [
      text('head', of(record, 'headPost'), of(record, 'headName')),
      text('domicile', of(record, 'domicile')),
      text('note', of(record, 'basis'), of(record, 'note')),
    ],
    isName: true,
    parent: (record) => of(record, 'organizationId'),
    newestFirst: false,
  },
  {
    kind: 'grade',
    collection: 'assessment_grade',
    title: (record) =>
      joined(
        messageIfKnown('zh-CN', `organizationLabels.assessmentGrade_${of(record, 'grade')}`) ?? '',
        of(record, 'documentNumber'),
      ),
    detail: (record) => joined(of(record, 'grantedOn'), of(record, 'validTo')),
    codes: (record) => [of(record, 'documentNumber')],
    texts: (record) => [text('note', of(record, 'issuedBy'), of(record, 'note'))],
    isName: false,
    parent: (record) => of(record, 'organizationId'),
    newestFirst: true,
  },
  {
    kind: 'penalty',
    collection: 'penalty',
    title: (record) =>
      joined(messageIfKnown('zh-CN', `penaltyKindLabels.${of(record, 'kind')}`) ?? '', of(record, 'decisionNumber')),
    detail: (record) => of(record, 'decidedOn'),
    codes: (record) => [of(record, 'decisionNumber')],
    texts: (record) => [
      text('text', of(record, 'facts'), of(record, 'legalBasis'), of(record, 'statement')),
      text('note', of(record, 'note')),
    ],
    isName: false,
    parent: (record) => of(record, 'organizationId'),
    newestFirst: true,
  },
  {
    kind: 'organizationMeeting',
    collection: 'organization_meeting',
    title: (record) =>
      joined(of(record, 'session'), messageIfKnown('zh-CN', `meetingBodyLabels.${of(record, 'body')}`) ?? ''),
    detail: (record) => of(record, 'heldOn'),
    codes: () => [],
    texts: (record) => [
      text('place', of(record, 'place')),
      text('people', of(record, 'chairPost'), of(record, 'chairName')),
      text('note', of(record, 'note')),
    ],
    isName: false,
    parent: (record) => of(record, 'organizationId'),
    newestFirst: true,
  },
  {
    kind: 'resolution',
    collection: 'organization_resolution',
    title: (record) => of(record, 'title'),
    detail: (record) => messageIfKnown('zh-CN', `resolutionSubjectLabels.${of(record, 'subject')}`) ?? '',
    codes: () => [],
    texts: (record) => [text('text', of(record, 'content'))],
    isName: false,
    parent: (record) => of(record, 'organizationId'),
    newestFirst: true,
  },
];
