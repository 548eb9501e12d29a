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
  ['contactAssignment', 'contacts'],
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
  if (place === 'citation') return placeOfCiting(id);
  if (place === 'decisionChange') return placeWith(`/meetings/decisions/${id}`, { form });
  if (place === 'minutesRemark') return `/meetings/${id}`;
  if (place === 'minutesCorrection') return placeOfCorrection(id);
  if (place === 'meeting') return `/meetings/${id}`;
  if (place === 'meetingTemplate') return placeWith('/meetings/templates', { form });
  if (place === 'agendaProposal') return placeWith('/meetings/proposals', { form });
  if (place === 'official') return `/official/${id}`;
  if (place === 'organization') return id === 'new' ? '/organizations/new' : `/organizations/${id}/edit`;
  if (place === 'materialCase') return `/organizations/materials/${id}`;
  if (place === 'regrouping') return '/duties/regroupings/new';
  if (place === 'handover') return `/duties/handovers/${id}`;
  if (place === 'matter') return placeWith('/organizations/materials/types', { form });
  if (place === 'unit') return placeWith('/organizations/units', id === 'new' ? { side: 'new' } : { unit: id, form });
  if (place === 'contactMove') return '/duties/contacts';
  if (place === 'contactTownship') return '/duties/contacts?view=matrix';
  if (place.startsWith('duty')) return placeWith('/duties', { form });
  if (place === 'riskMatrix') return '/risk/criteria/new';
  if (place === 'riskAssessment')
    return placeWith(id.startsWith('new') ? '/risk' : `/risk/${id.slice(0, ID)}`, { form });
  if (place === 'planItem') return placeWith('/actions/plan', { form });
  if (place === 'filingAct') return placeWith(`/filings/${id.slice(0, ID)}`, { form });
  if (place === 'activityFiling') return id === 'new' ? '/filings/new' : `/filings/${id.slice(0, ID)}/edit`;
  if (place === 'inspection') return placeOfInspection(id, form);
  if (place === 'inspectionDraw') return placeWith('/inspections/draws', { draw: 'new' });
  if (place === 'inspectionTemplate') return placeWith('/inspections/templates', { form });
  if (place === 'calendarLoad') return '/settings/calendars/load';
  if (place === 'calendarRevert') return `/settings/calendars/revert/${id}`;
  if (place === 'planPaste') return placeWith('/actions/plan/paste', { year: id });
  if (place === 'serviceStation') return placeWith('/community', { form });
  if (place === 'stationActivity') return placeWith('/community/activities', { form });
  if (place === 'activityEntry') return '/community/activities/entry';
  if (place === 'typicalCase') return `/community/cases/${id}`;
  if (place === 'caseExchange') return placeWith('/community/exchange', { year: id, form });
  if (place === 'exchangeCase') return '/community/exchange';
  if (place === 'information') return placeWith('/information', { form });
  if (place === 'informationTargets') return placeWith('/information/targets', { year: id, form });
  if (place === 'informationTarget') return placeWith('/information/targets', { form });
  if (place === 'collectionTask')
    return placeWith(id === 'new' ? '/information/collections' : `/information/collections/${id}`, { form });
  if (place === 'collectionReturn') return placeOfReturn(id, form);
  if (place === 'report') return `/reports/${id}`;
  if (place === 'reportNew') return placeWith('/reports', { form });
  if (place === 'reportAct') return placeWith(`/reports/${id.slice(0, ID)}`, { form });
  if (place === 'reportTemplate') return placeWith('/reports/templates', { form });
  if (place === 'studySession') return `/meetings/study/${id.slice(0, ID)}`;
  if (place === 'action') return placeWith('/actions', { action: id });
  if (place === 'actionAct') return placeWith('/actions', { action: id.slice(0, ID), act: id.slice(ID + 1) });
  return '/today';
}

/** An event or a penalty is named without its organization: the registry is the nearest place. */
function placeOfCiting(id: string): string {
  if (id.startsWith('official_document')) return `/official/${id.slice(-ID)}`;
  if (id.startsWith('report')) return `/reports/${id.slice(-ID)}`;
  if (id.startsWith('risk_assessment')) return `/risk/${id.slice(-ID)}`;
  return id.startsWith('action_item') ? placeWith('/actions', { action: id.slice(-ID) }) : '/organizations';
}

/** Its plan has a page of its own; what is done to it or to one of its problems is named behind its id. */
function placeOfInspection(id: string, form: string): string {
  if (id === 'new') return '/inspections/new';
  return id.length === ID ? `/inspections/${id}/edit` : placeWith(`/inspections/${id.slice(0, ID)}`, { form });
}

/** A new return is named after its collection. */
function placeOfReturn(id: string, form: string): string {
  return id.startsWith('new-')
    ? `/information/collections/${id.slice(4)}/return`
    : placeWith(`/information/collections/returns/${id}`, { form });
}

/** A new sheet is named after its meeting. */
function placeOfCorrection(id: string): string {
  return id.startsWith('new-')
    ? placeWith('/meetings/corrections/new', { meeting: id.slice(4) })
    : `/meetings/corrections/${id}`;
}
