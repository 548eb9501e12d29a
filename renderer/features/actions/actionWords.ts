import type { ActionRow } from './actionFilter.ts';

/** Where an action comes from: number or title of its meeting, else what was entered. */
export function sourceOf(row: ActionRow): string {
  return row.meetingNumber ?? row.meetingTitle ?? row.sourceText ?? '';
}

/** Who answers for it: section or organization, then the persons, each once. */
export function ownersOf(row: ActionRow): string {
  const { responsibleUnit, organizationName, ownerName, responsibleNames } = row;
  return [...new Set([responsibleUnit, organizationName, ownerName, responsibleNames])].filter(Boolean).join(' ');
}
