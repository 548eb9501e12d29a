import { z } from 'zod';
import { RETURN_TIMELINESS } from '../../collectionTasks/collectionTasks.lists.ts';
import { ADOPTION_LEVELS } from '../../information/information.lists.ts';
import { periodOfText, targetState } from '../../information/information.rules.ts';
import { liesIn } from '../reportPeriod.rules.ts';
import type { AddTo, FactSet, FigureSpec } from './fact.ts';
import { factSet } from './factSet.ts';

/** HF14 and HF15 of domain.md §9.5: information that the sections send, and what lower offices were asked for. */
export const INFORMATION_FIGURES: readonly FigureSpec[] = [
  { key: 'HF14.submitted', group: 'HF14', unit: 'submission' },
  { key: 'HF14.submittedBySection', group: 'HF14', unit: 'submission', by: 'named' },
  { key: 'HF14.adoptions', group: 'HF14', unit: 'adoption' },
  {
    ...{ key: 'HF14.adoptionsByLevel', group: 'HF14', unit: 'adoption' },
    by: { section: 'adoptionLevelLabels', values: ADOPTION_LEVELS },
  },
  { key: 'HF14.submissionsAdopted', group: 'HF14', unit: 'submission' },
  { key: 'HF14.targetMonths', group: 'HF14', unit: 'month', by: 'named' },
  { key: 'HF14.targetMonthsMet', group: 'HF14', unit: 'month', by: 'named' },
  { key: 'HF15.expected', group: 'HF15', unit: 'return' },
  { key: 'HF15.onTime', group: 'HF15', unit: 'return' },
  { key: 'HF15.late', group: 'HF15', unit: 'return' },
  { key: 'HF15.contained', group: 'HF15', unit: 'return' },
  { key: 'HF15.missing', group: 'HF15', unit: 'return' },
  { key: 'HF15.incomplete', group: 'HF15', unit: 'return' },
  { key: 'HF15.expectedByTask', group: 'HF15', unit: 'return', by: 'named' },
  { key: 'HF15.onTimeByTask', group: 'HF15', unit: 'return', by: 'named' },
  { key: 'HF15.lateByTask', group: 'HF15', unit: 'return', by: 'named' },
  { key: 'HF15.containedByTask', group: 'HF15', unit: 'return', by: 'named' },
  { key: 'HF15.missingByTask', group: 'HF15', unit: 'return', by: 'named' },
  { key: 'HF15.incompleteByTask', group: 'HF15', unit: 'return', by: 'named' },
];

const section = { sectionId: z.string(), sectionName: z.string() };

/** A submission with the days on which it was adopted: it counts once, whatever its adoptions. */
const submissions = factSet(
  z.strictObject({ ...section, submittedOn: z.string(), adoptedOn: z.array(z.string()) }),
  ({ sectionId, sectionName, submittedOn, adoptedOn }, period, add) => {
    if (liesIn(submittedOn, period)) {
      add('HF14.submitted');
      add('HF14.submittedBySection', { by: { value: sectionId, name: sectionName } });
    }
    if (adoptedOn.some((day) => liesIn(day, period))) add('HF14.submissionsAdopted');
  },
);

/** An adoption counts in the period of its own day, whenever the submission was sent. */
const adoptions = factSet(
  z.strictObject({ adoptedOn: z.string(), level: z.enum(ADOPTION_LEVELS) }),
  ({ adoptedOn, level }, period, add) => {
    if (!liesIn(adoptedOn, period)) return;
    add('HF14.adoptions');
    add('HF14.adoptionsByLevel', { by: { value: level } });
  },
);

/** A month for which a section has a target (`2026-03`), judged whole when its last day lies in the period. */
const sectionMonths = factSet(
  z.strictObject({ ...section, month: z.string(), target: z.number().int(), done: z.number().int().min(0) }),
  ({ sectionId, sectionName, month, target, done }, period, add) => {
    const whole = periodOfText(month);
    if (whole === undefined || !liesIn(whole.to, period)) return;
    const by = { value: sectionId, name: sectionName };
    // A section that sent nothing, or met no month, is shown at zero: it has a target.
    for (const figure of ['HF14.submittedBySection', 'HF14.targetMonthsMet']) add(figure, { weight: 0, by });
    add('HF14.targetMonths', { by });
    if (targetState(whole, { target, done }, whole.to) === 'met') add('HF14.targetMonthsMet', { by });
  },
);

/**
 * An office that was asked, with its returns in the order of receipt: the first decides whether it was in time, the last whether it is
 * complete (domain.md §8); without one the office is missing, unless another one's return contains its figures. One that came after the period is late, as in the list of collections.
 */
const collectionOffices = factSet(
  z.strictObject({
    taskId: z.string(),
    taskTitle: z.string(),
    dueOn: z.string(),
    /** The office that reported for it; null: none did. Snapshots of the first edition do not say it. */
    containedIn: z.string().nullable().exactOptional(),
    returns: z.array(
      z.strictObject({
        timeliness: z.enum(RETURN_TIMELINESS),
        emptyHeadings: z.number().int().min(0),
      }),
    ),
  }),
  ({ taskId, taskTitle, dueOn, containedIn = null, returns }, period, add) => {
    if (!liesIn(dueOn, period)) return;
    const by = { value: taskId, name: taskTitle };
    // A task is shown in every column, also where none of its offices stands.
    for (const figure of RETURN_FIGURES) add(`HF15.${figure}ByTask`, { weight: 0, by });
    addReturn(add, 'expected', by);
    const unsent = containedIn === null ? 'missing' : 'contained';
    addReturn(add, TIMELINESS[returns[0]?.timeliness ?? unsent], by);
    if ((returns.at(-1)?.emptyHeadings ?? 0) > 0) addReturn(add, 'incomplete', by);
  },
);

const RETURN_FIGURES = ['expected', 'onTime', 'late', 'contained', 'missing', 'incomplete'] as const;
const TIMELINESS = { on_time: 'onTime', late: 'late', contained: 'contained', missing: 'missing' } as const;

/** In all, and by task. */
function addReturn(
  add: AddTo,
  figure: (typeof RETURN_FIGURES)[number],
  by: { readonly value: string; readonly name: string },
): void {
  add(`HF15.${figure}`);
  add(`HF15.${figure}ByTask`, { by });
}

export const INFORMATION_SETS: Readonly<Record<string, FactSet<unknown>>> = {
  submissions,
  adoptions,
  sectionMonths,
  collectionOffices,
};
