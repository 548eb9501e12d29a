import type { PartFeature } from '#renderer/ui/parts/partTypes.ts';
import { placeWith } from '#renderer/ui/useAddressPart.ts';

/** The tab of an organization on which the records of each kind stand. */
const TAB_OF_PART: Readonly<Record<PartFeature, string>> = {
  annualReviews: 'supervision',
  articles: 'papers',
  assessmentGrades: 'supervision',
  branches: 'papers',
  commitments: 'supervision',
  contactConfirmations: 'contacts',
  contacts: 'contacts',
  organizationMeetings: 'meetings',
  organizationResolutions: 'meetings',
  penalties: 'supervision',
  registrationCertificates: 'papers',
  sealFilings: 'papers',
  termOfficers: 'terms',
  termPostponements: 'terms',
  terms: 'terms',
};

const TABS: ReadonlyMap<string, string> = new Map([
  ...Object.entries(TAB_OF_PART),
  ['dormant', 'dormant'],
  ['event', 'events'],
]);

/** Letters of the id of a record. */
const ID = 36;

/** Page on which a draft goes on, from its key `<place>:<id or new>`; a form of a page is opened by `form=<key>` (`useAskedForm`). */
export function placeOfDraft(key: string): string {
  const form = key.replace(/-next$/, '');
  const [place = '', id = 'new'] = form.split(':');
  const tab = TABS.get(place);
  if (tab !== undefined) return placeWith(`/organizations/${id.slice(0, ID)}`, { tab, form });
  if (place === 'meeting') return `/meetings/${id}`;
  if (place === 'official') return `/official/${id}`;
  if (place === 'organization') return id === 'new' ? '/organizations/new' : `/organizations/${id}/edit`;
  if (place === 'materialCase') return `/organizations/materials/${id}`;
  if (place === 'matter') return placeWith('/organizations/materials/types', { form });
  if (place === 'unit') return placeWith('/organizations/units', id === 'new' ? { side: 'new' } : { unit: id, form });
  return place === 'action' ? '/actions' : '/today';
}
