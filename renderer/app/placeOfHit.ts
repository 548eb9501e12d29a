import { openedView, VIEW_PLACES } from '#renderer/api/openedView.ts';
import type { SearchHit, SearchKind, ViewPage } from '#shared/features/search/search.contract.ts';

/** The page on which a found record is shown. */
export function placeOfHit(hit: Pick<SearchHit, 'kind' | 'id' | 'parentId' | 'ofOrganization'>): string {
  const { kind, id, parentId, ofOrganization } = hit;
  switch (kind) {
    case 'organization':
      return `/organizations/${id}`;
    case 'meeting':
      return `/meetings/${id}`;
    case 'decision':
      return `/meetings/${parentId ?? ''}`;
    case 'action':
      return parentId === null ? '/actions' : `/meetings/${parentId}`;
    case 'leadingGroup':
    case 'member':
      return '/duties';
    case 'official':
      return `/official/${id}`;
    case 'number':
      return '/official/numbers';
    case 'document':
      // What is kept for an organization stands on its page, what the office issued in the list of documents.
      return ofOrganization ? `/organizations/${parentId ?? ''}?tab=attachments` : '/documents';
    case 'sealUse':
      return '/official/seals';
    case 'materialCase':
      return `/organizations/materials/${id}`;
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
