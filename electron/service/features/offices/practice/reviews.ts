import { addDays } from '#shared/lib/workingDays.ts';
import type { Fields } from '../../../db/collections.ts';
import type { Choices } from './random.ts';

/**
 * The annual inspections of the last three years: handed in from March to May of the following year, concluded by the
 * end of September. What lies after `today` has not happened yet.
 */
export function practiceReviews(
  organization: { readonly establishedOn: string; readonly endedOn: string | null; readonly late: boolean },
  choices: Choices,
  today: string,
): Fields[] {
  const reviews: Fields[] = [];
  const thisYear = Number(today.slice(0, 4));
  for (let year = thisYear - 3; year < thisYear; year++) {
    const submittedOn = addDays(`${year + 1}-03-01`, choices.number(0, 90));
    const concludedOn = addDays(submittedOn, choices.number(30, 120));
    if (concludedOn > today || organization.establishedOn > `${year}-12-31`) continue;
    if (organization.endedOn !== null && organization.endedOn <= `${year + 1}-09-30`) continue;
    reviews.push(reviewOf(year, submittedOn, concludedOn, organization, choices));
  }
  return reviews;
}

function reviewOf(
  year: number,
  submittedOn: string,
  concludedOn: string,
  organization: { readonly establishedOn: string; readonly late: boolean },
  choices: Choices,
): Fields {
  const review = { year, regime: 'inspection', submittedOn, concludedOn, rectificationDueOn: null };
  // Who was registered after 30 June is not inspected for that year.
  if (organization.establishedOn > `${year}-06-30`) return { ...review, submittedOn: null, conclusion: 'exempt_new' };
  if (organization.late || choices.chance(4)) return { ...review, submittedOn: null, conclusion: 'not_submitted' };
  const lot = choices.number(1, 100);
  if (lot <= 84) return { ...review, conclusion: 'qualified' };
  if (lot <= 97) return { ...review, conclusion: 'basically_qualified' };
  return { ...review, conclusion: 'unqualified', rectificationDueOn: addDays(concludedOn, 90) };
}
