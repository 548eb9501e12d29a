import type { FieldIssue } from '../../lib/fieldIssue.ts';
import { addDays, type CalendarEdition, isWeekend } from '../../lib/workingDays.ts';
import type { EditionDraft } from './workingCalendars.contract.ts';
import { ALWAYS_OFF, USUAL_OFF } from './workingCalendars.lists.ts';

/** Days named in one sentence; more are counted. */
const MOST_NAMED = 5;

/** What makes an edition unusable: it cannot be the notice of that year. Empty: it may be stored. */
export function editionErrors({ year, source, off, makeup }: EditionDraft): FieldIssue[] {
  const issues: FieldIssue[] = [];
  const tell = (field: string, code: string, found: readonly string[]) => {
    if (found.length > 0) issues.push({ field, code, params: { year, days: namedDays(found), count: found.length } });
  };
  if (source.trim() === '') issues.push({ field: 'source', code: 'calendar_no_source' });
  if (off.length === 0) issues.push({ field: 'off', code: 'calendar_no_off', params: { year } });
  const others = [...off, ...makeup].filter((date) => !date.startsWith(`${year}-`));
  tell('year', 'calendar_other_year', others);
  tell(
    'off',
    'calendar_both',
    off.filter((date) => makeup.includes(date)),
  );
  tell(
    'makeup',
    'calendar_makeup_weekday',
    makeup.filter((date) => !isWeekend(date)),
  );
  tell('off', 'calendar_twice', [...twice(off), ...twice(makeup)]);
  return issues;
}

/** What is unusual and should be compared with the notice; it may be right. */
export function editionDoubts({ year, off, makeup }: EditionDraft): FieldIssue[] {
  const issues: FieldIssue[] = [];
  const tell = (field: string, code: string, found: readonly string[]) => {
    if (found.length > 0) issues.push({ field, code, params: { year, days: namedDays(found), count: found.length } });
  };
  tell(
    'off',
    'calendar_off_weekend',
    runsOf(off)
      .filter((run) => run.every(isWeekend))
      .flat(),
  );
  tell(
    'off',
    'calendar_always_off',
    ALWAYS_OFF.map((day) => `${year}-${day}`).filter((date) => !off.includes(date)),
  );
  if (off.length > 0 && (off.length < USUAL_OFF.least || off.length > USUAL_OFF.most))
    issues.push({ field: 'off', code: 'calendar_off_count', params: { count: off.length } });
  if (makeup.length === 0) issues.push({ field: 'makeup', code: 'calendar_no_makeup', params: { year } });
  return issues;
}

/** An edition in order: days sorted, nothing twice. Only for one without errors. */
export function tidyEdition({ year, source, off, makeup }: EditionDraft): CalendarEdition {
  return { year, source, off: [...new Set(off)].sort(), makeup: [...new Set(makeup)].sort() };
}

/** Days that one edition of a year has otherwise than the other. */
export function editionDifferences(present: CalendarEdition, next: Pick<EditionDraft, 'off' | 'makeup'>) {
  const without = (days: readonly string[], others: readonly string[]) => days.filter((day) => !others.includes(day));
  return {
    addedOff: without(next.off, present.off),
    removedOff: without(present.off, next.off),
    addedMakeup: without(next.makeup, present.makeup),
    removedMakeup: without(present.makeup, next.makeup),
  };
}

/** Days in a row, as a notice names them: `['2027-01-01', '2027-01-02']` and `['2027-05-01']`. Ascending. */
export function runsOf(days: readonly string[]): string[][] {
  const runs: string[][] = [];
  for (const day of [...new Set(days)].sort()) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && addDays(last, 1) === day) run.push(day);
    else runs.push([day]);
  }
  return runs;
}

function twice(days: readonly string[]): string[] {
  return [...new Set(days.filter((day, index) => days.indexOf(day) !== index))];
}

function namedDays(days: readonly string[]): string {
  const named = [...new Set(days)].sort().slice(0, MOST_NAMED).join('、');
  return days.length > MOST_NAMED ? `${named}……` : named;
}
