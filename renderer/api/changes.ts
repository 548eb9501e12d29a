import { queryClient } from './queries.ts';

/** Which features read which collection; a collection that is missing here makes everything be read again. */
const READERS: Readonly<Record<string, readonly string[]>> = {
  organization: [
    'organizations',
    'search',
    'meetings',
    'dormantOrganizations',
    'duplicates',
    'units',
    'organizationEvents',
  ],
  organizations: [
    'organizations',
    'search',
    'meetings',
    'dormantOrganizations',
    'duplicates',
    'units',
    'organizationEvents',
  ],
  extra_field: ['extraFields', 'organizations'],
  organization_contact: ['contacts', 'organizations', 'search'],
  contact_confirmation: ['contactConfirmations', 'contacts', 'organizations'],
  assessment_grade: ['assessmentGrades', 'organizations', 'search'],
  penalty: ['penalties', 'organizations', 'search'],
  commitment: ['commitments', 'organizations'],
  organization_event: ['annualReviews', 'organizations', 'dormantOrganizations', 'duplicates', 'organizationEvents'],
  duplicates: ['duplicates'],
  distinct_pair: ['duplicates', 'organizations'],
  organization_merge: ['duplicates', 'organizations', 'search'],
  annual_review: ['annualReviews', 'organizations', 'dormantOrganizations'],
  organization_articles: ['articles', 'organizations', 'search'],
  organization_branch: ['branches', 'organizations', 'organizationEvents', 'search'],
  registration_certificate: ['registrationCertificates', 'organizations', 'organizationEvents', 'search'],
  seal_filing: ['sealFilings', 'organizations', 'organizationEvents', 'search'],
  organization_term: ['terms', 'termOfficers', 'termPostponements', 'organizations'],
  term_officer: ['termOfficers', 'organizations'],
  term_postponement: ['termPostponements', 'terms', 'organizations'],
  organization_meeting: [
    'organizationMeetings',
    'organizationResolutions',
    'terms',
    'articles',
    'organizations',
    'dormantOrganizations',
    'search',
  ],
  organization_resolution: ['organizationResolutions', 'organizations', 'search'],
  leading_group: ['duties', 'meetings'],
  member: ['duties', 'meetings', 'search'],
  duty_assignment: ['duties', 'meetings'],
  office: [
    'settings',
    'session',
    'duties',
    'meetings',
    'signing',
    'dormantOrganizations',
    'units',
    'organizations',
    'search',
  ],
  unit_change: ['units', 'search'],
  meeting: ['meetings', 'organizationMeetings', 'actions', 'documents', 'search', 'dormantOrganizations'],
  agenda_item: ['meetings'],
  attendance: ['meetings'],
  decision: ['meetings', 'search'],
  action_item: ['actions', 'meetings', 'search'],
  document: ['documents', 'meetings', 'search'],
  dormant_review: ['dormantOrganizations', 'organizations'],
  checklist_template: ['materialChecklists'],
  material_case: ['materialChecklists', 'organizations', 'search'],
  correction_notice: ['materialChecklists', 'organizations'],
  draft: ['drafts'],
  saved_view: ['search'],
  user: ['users', 'session'],
  official_document: ['officialDocuments', 'search', 'materialChecklists'],
  document_step: ['officialDocuments'],
  document_number: ['documentNumbers', 'officialDocuments', 'search'],
  seal: ['seals'],
  seal_use: ['seals', 'officialDocuments'],
  attachment: ['attachments', 'organizations', 'documents', 'meetings', 'officialDocuments', 'search'],
  certificates: ['certificates', 'trust', 'settings', 'signing'],
  trust: ['trust', 'documents'],
};

const RECORD_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-/;

/** Reads again what the topics of a `changed` event (collections and record ids) concern. */
export function refreshChanged(topics: readonly string[]): void {
  const collections = topics.filter((topic) => !RECORD_ID.test(topic));
  const readers = collections.flatMap((topic) => READERS[topic] ?? ['*']);
  const everything = collections.length === 0 || readers.includes('*');
  const features = new Set([...readers, 'records', 'drafts', 'audit']);
  void queryClient.invalidateQueries({
    predicate: ({ queryKey }) => everything || features.has(String(queryKey[0]).split('.')[0] ?? ''),
  });
}
