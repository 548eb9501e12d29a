import { openedView, VIEW_PLACES } from '#renderer/api/openedView.ts';
import type { SearchHit, SearchKind, ViewPage } from '#shared/features/search/search.contract.ts';

/** The page on which a found record is shown. */
export function placeOfHit(hit: Omit<SearchHit, 'title' | 'titleParts' | 'snippet' | 'page' | 'match'>): string {
  const { kind, id, parentId, ofOrganization, ownerType, detail } = hit;
  switch (kind) {
    case 'organization':
      return `/organizations/${id}`;
    case 'meeting':
      return `/meetings/${id}`;
    case 'decision':
      // One of a draft has no number and no page of its own yet.
      return detail === '' ? `/meetings/${parentId ?? ''}` : `/meetings/decisions/${id}`;
    case 'action':
      return parentId === null ? `/actions?action=${id}` : `/meetings/${parentId}`;
    case 'leadingGroup':
      return `/duties?group=${id}`;
    case 'member':
      return '/duties?view=members';
    case 'duty':
      return `/duties?assignment=${id}`;
    case 'dutyItem':
      return `/duties?group=${parentId ?? ''}&view=items`;
    case 'regrouping':
      return `/duties/regroupings?id=${id}`;
    case 'agendaProposal':
      return `/meetings/proposals?id=${id}`;
    case 'official':
      return `/official/${id}`;
    case 'number':
      return '/official/numbers';
    case 'document':
      // What is kept for a record stands on its page, what the office issued in the list of documents.
      if (ownerType === 'action_item') return `/actions?action=${parentId ?? ''}`;
      if (ownerType === 'activity_filing') return `/filings/${parentId ?? ''}`;
      if (ownerType === 'inspection') return `/inspections/${parentId ?? ''}`;
      if (ownerType === 'inspection_finding') return `/inspections/findings/${parentId ?? ''}`;
      if (ownerType === 'plan_item') return `/actions/plan?item=${parentId ?? ''}`;
      if (ownerType === 'report') return `/reports/${parentId ?? ''}`;
      if (ownerType === 'risk_assessment') return `/risk/${parentId ?? ''}`;
      if (ownerType === 'risk_measure') return `/risk/measures/${parentId ?? ''}`;
      if (ownerType === 'service_station') return `/community?station=${parentId ?? ''}`;
      if (ownerType === 'station_activity') return `/community/activities?activity=${parentId ?? ''}`;
      if (ownerType === 'typical_case') return `/community/cases/${parentId ?? ''}`;
      if (ownerType === 'information_submission') return `/information?submission=${parentId ?? ''}`;
      if (ownerType === 'collection_return') return `/information/collections/returns/${parentId ?? ''}`;
      if (ownerType === 'study_session') return `/meetings/study/${parentId ?? ''}`;
      return ofOrganization ? `/organizations/${parentId ?? ''}?tab=attachments` : '/documents';
    case 'sealUse':
      return '/official/seals';
    case 'materialCase':
      return `/organizations/materials/${id}`;
    case 'riskAssessment':
      return `/risk/${id}`;
    case 'filing':
      return `/filings/${id}`;
    case 'inspection':
      return `/inspections/${id}`;
    case 'inspectionFinding':
      return `/inspections/${parentId ?? ''}`;
    case 'planItem':
      return `/actions/plan?item=${id}`;
    case 'serviceStation':
      return `/community?station=${id}`;
    case 'stationActivity':
      return `/community/activities?activity=${id}`;
    case 'typicalCase':
      return `/community/cases/${id}`;
    case 'information':
      return `/information?submission=${id}`;
    case 'collectionTask':
      return `/information/collections/${id}`;
    case 'collectionReturn':
      return `/information/collections/returns/${id}`;
    case 'report':
      return `/reports/${id}`;
    case 'reportTemplate':
      return `/reports/templates?form=reportTemplate:${id}`;
    case 'studySession':
      return `/meetings/study/${id}`;
    case 'articles':
    case 'certificate':
    case 'branch':
      return `/organizations/${parentId ?? ''}?tab=papers`;
    case 'grade':
    case 'penalty':
      return `/organizations/${parentId ?? ''}?tab=supervision`;
    case 'organizationMeeting':
    case 'resolution':
      return `/organizations/${parentId ?? ''}?tab=meetings`;
    case 'unit':
      return `/organizations/units?unit=${id}`;
  }
}

/** Lists that show every hit of a kind, filtered by the same text. */
const LISTS: Readonly<Partial<Record<SearchKind, ViewPage>>> = { organization: 'organizations' };

/** Where all hits of a kind are listed, and what has to be done before going there; undefined: there is no such list. */
export function listOfHits(kind: SearchKind, text: string): { readonly place: string; prepare(): void } | undefined {
  const page = LISTS[kind];
  if (page === undefined) return undefined;
  return {
    place: VIEW_PLACES[page],
    prepare: () => openedView.set({ page, state: JSON.stringify({ filter: { text: text.slice(0, 200) } }) }),
  };
}
