import { creditCode } from '#tests/features/organizations/tables.ts';
import type { BrowserApp } from './browserApp.ts';

/** Text of one language: what records are filled with so that foreign words on a page are the page's own. */
export type RecordWords = { readonly office: string; readonly clerk: string; readonly text: string };

/** A page, and words that stand there once it is read. */
type RegistryPlace = { readonly path: string; readonly ready: string };

/**
 * Records of every part of the registry for one organization, and the pages they are seen on; a page of all organizations and a tab
 * of the one in turn, so that each is opened anew. The matters that come with the program have Chinese names: their page is left
 * out where records are in another language.
 */
export async function registryPlaces(
  app: BrowserApp,
  organizationId: string,
  words: RecordWords,
  chinese: boolean,
): Promise<readonly RegistryPlace[]> {
  const { office, clerk, text } = words;
  await app.call('terms.save', {
    organizationId,
    fields: { number: 1, electedOn: '2021-12-28', startOn: '2022-01-10', years: 5, councilMembers: 21, supervisors: 3 },
  });
  await app.call('registrationCertificates.save', {
    organizationId,
    fields: { copy: 'original', number: creditCode(1), issuedOn: '2022-01-05', validFrom: '2022-01-11' },
  });
  await app.call('articles.save', {
    organizationId,
    fields: {
      versionNumber: 1,
      adoptedOn: '2019-11-01',
      withoutMeetingReason: text,
      approvedOn: '2019-11-07',
      summary: text,
    },
  });
  await app.call('sealFilings.save', {
    organizationId,
    fields: { kind: 'official', name: text, filedOn: '2022-01-10', filingNumber: '7' },
  });
  await app.call('branches.save', {
    organizationId,
    fields: { name: text, kind: 'branch', establishedOn: '2023-04-01', basis: text, headName: clerk, headPost: text },
  });
  const meeting = await app.call('organizationMeetings.save', {
    organizationId,
    fields: {
      ...{ body: 'members', session: text, heldOn: '2024-05-12', place: text, chairName: clerk, chairPost: text },
      ...{ due: 100, present: 60 },
    },
  });
  const votes = { votesFor: 55, votesAgainst: 3, votesAbstain: 2 };
  await app.call('organizationResolutions.save', {
    organizationId,
    fields: { meetingId: meeting.id, subject: 'fees', title: text, content: text, ...votes },
  });
  await app.call('assessmentGrades.save', {
    organizationId,
    fields: {
      ...{ grade: '4A', grantedOn: '2023-06-01', validTo: '2028-05-31' },
      ...{ documentNumber: '18', issuedBy: office, basis: text },
    },
  });
  await app.call('penalties.save', {
    organizationId,
    fields: {
      ...{ kind: 'warning', decisionNumber: '3', decidedOn: '2026-02-11', decidedBy: office },
      ...{ facts: text, legalBasis: text },
    },
  });
  await app.call('commitments.save', { organizationId, fields: { kind: 'safety', signedOn: '2025-05-01' } });
  await app.call('contacts.save', {
    organizationId,
    fields: { name: clerk, post: text, role: 'liaison', workPhone: '0571-88886666', validFrom: '2024-01-01' },
  });
  const other = await app.call('organizations.save', {
    fields: {
      ...{ name: text.repeat(2), registrationKind: 'registered', legalType: 'social_group', uscc: creditCode(2) },
      ...{ registrationAuthority: office, establishedOn: '2019-11-07', certificateValidTo: '2024-01-10' },
    },
  });
  if (chinese)
    await app.call('materialChecklists.open', {
      matterCode: 'filing',
      organizationId,
      applicantName: null,
      receivedOn: '2026-03-02',
    });
  const tab = (id: string) => ({ path: `/organizations/${organizationId}?tab=${id}`, ready: text });
  return [
    { path: '/organizations/events', ready: text },
    tab('events'),
    { path: '/organizations/reviews', ready: text },
    tab('papers'),
    { path: '/organizations/penalties', ready: text },
    tab('terms'),
    { path: '/organizations/terms', ready: text },
    tab('meetings'),
    { path: '/organizations/liaisons', ready: text },
    tab('supervision'),
    { path: '/organizations/dormant', ready: text },
    tab('contacts'),
    { path: '/organizations/duplicates', ready: '' },
    tab('dormant'),
    { path: `/organizations/merge/${organizationId}~${other.id}`, ready: text },
    { path: '/organizations/import/log', ready: '' },
    ...(chinese
      ? [
          { path: '/organizations/materials', ready: text },
          tab('materials'),
          { path: '/organizations/materials/types', ready: '' },
        ]
      : []),
  ];
}
