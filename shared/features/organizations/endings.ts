import type { FieldIssue } from '../../lib/fieldIssue.ts';

/** How something on paper ended: kind and day belong together. */
export type Ending = {
  readonly ending: string | null;
  readonly endedOn: string | null;
  readonly endingNote: string | null;
};

/**
 * What is wrong with the end of a paper.
 * @param begin day on which it began; the end is on it or later
 */
export function endingIssues({ ending, endedOn, endingNote }: Ending, begin: string, today: string): FieldIssue[] {
  if (ending === null && endedOn === null)
    return endingNote === null ? [] : [{ field: 'ending', code: 'ending_missing' }];
  if (ending === null) return [{ field: 'ending', code: 'ending_missing' }];
  if (endedOn === null) return [{ field: 'endedOn', code: 'ending_without_day' }];
  if (endedOn > today) return [{ field: 'endedOn', code: 'date_in_future' }];
  return endedOn < begin ? [{ field: 'endedOn', code: 'ended_before_begin' }] : [];
}
