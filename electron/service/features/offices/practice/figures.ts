import type { LegalType } from '#shared/features/organizations/organizations.lists.ts';
import type { PracticeOrganization } from './record.ts';

/** How many organizations were in effect on a date (domain.md §3.2), so that the minutes agree with the registry. */
export type CountyFigures = Readonly<Record<LegalType, number>> & {
  readonly registered: number;
  readonly filed: number;
};

const ENDINGS = new Set<unknown>(['cancelled', 'revoked', 'license_revoked', 'filing_ended']);

export function countyFigures(organizations: readonly PracticeOrganization[], date: string): CountyFigures {
  const present = organizations.filter(({ fields, events }) => {
    const since = fields.registrationKind === 'filed' ? fields.filedOn : fields.establishedOn;
    const ended = events.some((event) => ENDINGS.has(event.kind) && String(event.effectiveOn) <= date);
    return since !== null && since <= date && !ended;
  });
  const ofType = (type: LegalType) => present.filter(({ fields }) => fields.legalType === type).length;
  return {
    social_group: ofType('social_group'),
    service_institution: ofType('service_institution'),
    foundation: ofType('foundation'),
    other: ofType('other'),
    registered: present.filter(({ fields }) => fields.registrationKind === 'registered').length,
    filed: present.filter(({ fields }) => fields.registrationKind === 'filed').length,
  };
}
