import type { CallOutput } from '#shared/contract/list.ts';

type Hit = CallOutput<'search.find'>['hits'][number];

/** The page on which a found record is shown. */
export function placeOfHit(hit: Pick<Hit, 'kind' | 'id'>): string {
  switch (hit.kind) {
    case 'organization':
      return `/organizations/${hit.id}`;
    case 'meeting':
      return `/meetings/${hit.id}`;
    case 'member':
      return '/duties';
    case 'action':
      return '/actions';
    case 'document':
      return '/documents';
  }
}
