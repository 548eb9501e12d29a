/** Page on which a draft goes on, from its key `<place>:<id or new>`. */
export function placeOfDraft(key: string): string {
  const [place = '', id = 'new'] = key.replace(/-next$/, '').split(':');
  if (place === 'meeting') return `/meetings/${id}`;
  if (place === 'official') return `/official/${id}`;
  if (place === 'organization') return id === 'new' ? '/organizations/new' : `/organizations/${id}/edit`;
  if (place === 'dormant') return `/organizations/${id}?tab=dormant`;
  if (place === 'materialCase') return `/organizations/materials/${id}`;
  if (place === 'matter') return '/organizations/materials/types';
  return place === 'action' ? '/actions' : '/today';
}
