import { namesBeside } from '#shared/features/actions/actions.rules.ts';
import type { ActionRow } from './actionFilter.ts';

/** Where an action comes from: title and number of its meeting (every series has a 1号), else what was entered. */
export function sourceOf(row: ActionRow): string {
  const { meetingNumber, meetingTitle, sourceText } = row;
  return meetingTitle === null ? (sourceText ?? '') : [meetingNumber, meetingTitle].filter(Boolean).join(' ');
}

/** Who answers for it: section or organization, then the persons, each once. */
export function ownersOf(row: ActionRow): string {
  const { responsibleUnit, organizationName, ownerName, responsibleNames } = row;
  const unit = [responsibleUnit, organizationName].filter(Boolean).join(' ');
  const persons = [ownerName, namesBeside(ownerName, responsibleNames)].filter(Boolean).join('、');
  return [unit, persons].filter(Boolean).join(' ');
}
