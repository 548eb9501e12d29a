import { queryClient } from './queries.ts';

/** Which features read which collection; a collection that is missing here makes everything be read again. */
const READERS: Readonly<Record<string, readonly string[]>> = {
  organization: ['organizations', 'search', 'meetings'],
  organizations: ['organizations', 'search', 'meetings'],
  organization_contact: ['organizations', 'search'],
  organization_event: ['organizations'],
  annual_review: ['organizations'],
  leading_group: ['duties', 'meetings'],
  member: ['duties', 'meetings', 'search'],
  duty_assignment: ['duties', 'meetings'],
  office: ['settings', 'session', 'duties', 'meetings', 'signing'],
  meeting: ['meetings', 'actions', 'documents', 'search'],
  agenda_item: ['meetings'],
  attendance: ['meetings'],
  decision: ['meetings', 'search'],
  action_item: ['actions', 'meetings', 'search'],
  document: ['documents', 'meetings', 'search'],
  draft: ['drafts'],
  saved_view: ['search'],
  user: ['users', 'session'],
  official_document: ['officialDocuments', 'search'],
  document_step: ['officialDocuments'],
  document_number: ['documentNumbers', 'officialDocuments', 'search'],
  seal: ['seals'],
  seal_use: ['seals', 'officialDocuments'],
  attachment: ['documents', 'meetings', 'officialDocuments', 'search'],
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
