import type {
  organizationPapers as zh,
  articlesFieldLabels as zhArticlesFieldLabels,
  branchFieldLabels as zhBranchFieldLabels,
  branchKindLabels as zhBranchKindLabels,
  certificateCopyLabels as zhCertificateCopyLabels,
  certificateEndingLabels as zhCertificateEndingLabels,
  certificateFieldLabels as zhCertificateFieldLabels,
  paperStateLabels as zhPaperStateLabels,
  sealEndingLabels as zhSealEndingLabels,
  sealFilingFieldLabels as zhSealFilingFieldLabels,
  sealFilingKindLabels as zhSealFilingKindLabels,
} from '../zh-CN/organizationPapers.ts';

/** Articles, registration certificates, filed seals, branches. */
export const organizationPapers = {
  tab: 'Papers',
  articles: 'Articles',
  addArticles: 'New version',
  changeArticles: 'Change articles',
  noArticles: 'No articles yet. Every version adopted or approved has its line; older ones are kept.',
  meetingHelp:
    'Record the meeting first, then choose it; articles adopted before the organization was on record say why there is none.',
  adoption: 'Adopted',
  approval: 'Approved',
  versionFound: 'Articles, version {number}',
  certificates: 'Registration certificates',
  addCertificate: 'New certificate',
  changeCertificate: 'Change certificate',
  noCertificates: 'No certificates yet.',
  collectedHelp: 'Whoever collects it stands with the post held.',
  validToHelp: 'As on the certificate, never computed; empty when it names no end.',
  validity: 'Valid',
  copyColumn: 'Copy',
  validityFromTo: '{from} to {to}',
  validityOpen: 'from {from}',
  validityReason: 'As on the registration certificate ({number})',
  validityHelp: 'When saved, the validity on the first tab follows the original in force.',
  collected: 'Collected',
  state: 'State',
  seals: 'Filed seals',
  addSeal: 'New seal',
  changeSeal: 'Change filed seal',
  noSeals: 'No filed seals yet.',
  inUse: 'In use',
  branches: 'Branches',
  addBranch: 'New branch',
  changeBranch: 'Change branch',
  noBranches: 'No branches yet.',
  branchLive: 'Live',
  branchEnded: 'Ended {date}',
  endedOn: '{ending} {date}',
} as const satisfies Record<keyof typeof zh, string>;

export const articlesFieldLabels = {
  versionNumber: 'Version',
  adoptedOn: 'Adopted on',
  meetingId: 'Adopted by meeting',
  withoutMeetingReason: 'Why no meeting',
  approvedOn: 'Approved on',
  approvalNumber: 'Approval number',
  summary: 'What was changed',
  attachmentId: 'Text of the articles',
  note: 'Note',
} as const satisfies Record<keyof typeof zhArticlesFieldLabels, string>;

export const certificateFieldLabels = {
  copy: 'Original or duplicate',
  number: 'Certificate number',
  issuedOn: 'Issued on',
  validFrom: 'Valid from',
  validTo: 'Valid to',
  collectedOn: 'Collected on',
  collectedByName: 'Collected by',
  collectedByPost: 'Post of the collector',
  ending: 'Returned or void',
  endedOn: 'Returned or void on',
  endingNote: 'Remark on it',
  attachmentId: 'Scan of the certificate',
  note: 'Note',
} as const satisfies Record<keyof typeof zhCertificateFieldLabels, string>;

export const sealFilingFieldLabels = {
  kind: 'Kind of seal',
  name: 'Name of the seal',
  filedOn: 'Filed on',
  filingNumber: 'Filing number',
  ending: 'Returned or destroyed',
  endedOn: 'Returned or destroyed on',
  endingNote: 'Remark on it',
  attachmentId: 'Imprint',
  note: 'Note',
} as const satisfies Record<keyof typeof zhSealFilingFieldLabels, string>;

export const branchFieldLabels = {
  name: 'Name',
  kind: 'Kind',
  establishedOn: 'Established on',
  basis: 'Decided by',
  domicile: 'Domicile',
  headName: 'Head',
  headPost: 'Post of the head',
  endedOn: 'Ended on',
  endingNote: 'Why it ended',
  note: 'Note',
} as const satisfies Record<keyof typeof zhBranchFieldLabels, string>;

export const certificateCopyLabels = {
  original: 'Original',
  duplicate: 'Duplicate',
} as const satisfies Record<keyof typeof zhCertificateCopyLabels, string>;
export const certificateEndingLabels = {
  returned: 'Returned',
  replaced: 'Replaced',
  lost: 'Lost',
} as const satisfies Record<keyof typeof zhCertificateEndingLabels, string>;
export const paperStateLabels = {
  uncollected: 'To be collected',
  held: 'Held',
  ending: 'Ends soon',
  expired: 'Expired',
} as const satisfies Record<keyof typeof zhPaperStateLabels, string>;
export const sealFilingKindLabels = {
  official: 'Official seal',
  finance: 'Finance seal',
  contract: 'Contract seal',
  invoice: 'Invoice seal',
  representative: 'Name seal of the representative',
  steel: 'Steel seal',
  electronic: 'Electronic seal',
  other: 'Other seal',
} as const satisfies Record<keyof typeof zhSealFilingKindLabels, string>;
export const sealEndingLabels = {
  returned: 'Returned',
  destroyed: 'Destroyed',
  lost: 'Lost',
} as const satisfies Record<keyof typeof zhSealEndingLabels, string>;
export const branchKindLabels = {
  branch: 'Branch',
  representative: 'Representative office',
  special_fund: 'Special fund',
} as const satisfies Record<keyof typeof zhBranchKindLabels, string>;
