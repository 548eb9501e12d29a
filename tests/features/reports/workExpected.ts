import {
  CAPACITIES,
  CATEGORIES,
  LEVELS,
  MEETING_KINDS,
  STUDY_KINDS,
  type State,
  type Task,
  type WorkOffice,
} from './workOffice.ts';

type Days = { readonly from: string; readonly to: string };
export type Expected = Record<string, number>;

const counts = ({ state }: { readonly state: State }) => state === 'final' || state === 'archived';

/** What domain.md §9.5 says about the generated office: plain counting, nothing of the program. */
export function expectedWork(office: WorkOffice, days: Days): Expected {
  return {
    ...meetings(office, days),
    ...study(office, days),
    ...actions(office, days),
    ...information(office, days),
    ...collections(office, days),
    ...community(office, days),
    ...plan(office, days),
  };
}

const inside =
  ({ from, to }: Days) =>
  (day: string) =>
    day >= from && day <= to;
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

/** First and last days of the months of three years. */
function monthsEnding({ from, to }: Days, length: number): Days[] {
  const found: Days[] = [];
  for (let year = 2024; year <= 2027; year += 1)
    for (let month = 0; month < 12; month += length) {
      const first = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
      const last = new Date(Date.UTC(year, month + length, 0)).toISOString().slice(0, 10);
      if (last >= from && last <= to) found.push({ from: first, to: last });
    }
  return found;
}

function meetings(office: WorkOffice, days: Days): Expected {
  const isIn = inside(days);
  const own = office.meetings.filter((one) => counts(one) && isIn(one.startAt.slice(0, 10)));
  const analyses = office.meetings.filter((one) => counts(one) && one.kind === 'topic_analysis');
  const quarters = monthsEnding(days, 3);
  const held = quarters.filter((quarter) => analyses.some(({ startAt }) => inside(quarter)(startAt.slice(0, 10))));
  const lines = own.flatMap(({ attendance }) => attendance.filter(counts));
  return {
    'HF07.meetings': own.length,
    ...Object.fromEntries(
      MEETING_KINDS.map((kind) => [`HF07.byKind@${kind}`, own.filter((one) => one.kind === kind).length]),
    ),
    'HF07.topicQuarters': held.length,
    'HF07.topicQuartersMissing': quarters.length - held.length,
    ...Object.fromEntries(
      CAPACITIES.map((capacity) => [
        `HF07.attendance@${capacity}`,
        sum(lines.filter((line) => line.capacity === capacity).map(({ headcount }) => headcount)),
      ]),
    ),
  };
}

function study(office: WorkOffice, days: Days): Expected {
  const expected: Expected = {};
  for (const kind of STUDY_KINDS) {
    const all = office.sessions.filter((one) => counts(one) && one.kind === kind);
    const own = all.filter(({ heldOn }) => inside(days)(heldOn));
    const months = monthsEnding(days, 1);
    const covered = months.filter((month) => all.some(({ heldOn }) => inside(month)(heldOn)));
    expected[`HF09.sessions@${kind}`] = own.length;
    expected[`HF09.monthsCovered@${kind}`] = covered.length;
    expected[`HF09.monthsMissing@${kind}`] = months.length - covered.length;
    expected[`HF09.participants@${kind}`] = sum(own.map(({ participants }) => participants));
    expected[`HF09.absent@${kind}`] = sum(own.map(({ absent }) => absent));
    const madeUp = own.flatMap(({ makeUps }) => makeUps.filter(({ state }) => state !== 'voided'));
    expected[`HF09.madeUp@${kind}`] = sum(madeUp.map(({ headcount }) => headcount));
    expected[`HF09.hours@${kind}`] = sum(own.map(({ tenths }) => tenths ?? 0)) / 10;
  }
  return expected;
}

function actions(office: WorkOffice, days: Days): Expected {
  const end = days.to;
  const own = office.meetings
    .filter((one) => counts(one) && inside(days)(one.startAt.slice(0, 10)))
    .flatMap((one) => one.actions.filter(counts));
  const left = own.filter(({ status }) => status !== 'cancelled');
  const done = left.filter(({ doneOn }) => doneOn !== null && doneOn <= end);
  const waiting = left.filter(({ doneOn }) => doneOn === null || doneOn > end);
  return {
    'HF13.created': own.length,
    'HF13.cancelled': own.length - left.length,
    'HF13.done': done.length,
    'HF13.doneLate': done.filter(({ doneOn, dueOn }) => (doneOn ?? '') > dueOn).length,
    'HF13.open': waiting.filter(({ dueOn }) => dueOn >= end).length,
    'HF13.overdue': waiting.filter(({ dueOn }) => dueOn < end).length,
  };
}

function information(office: WorkOffice, days: Days): Expected {
  const isIn = inside(days);
  const valid = office.submissions.filter(counts);
  const sent = valid.filter(({ submittedOn }) => isIn(submittedOn));
  const adopted = valid.map((one) => one.adoptions.filter((each) => counts(each) && isIn(each.adoptedOn)));
  const all = adopted.flat();
  const expected: Expected = {
    'HF14.submitted': sent.length,
    'HF14.adoptions': all.length,
    ...Object.fromEntries(
      LEVELS.map((level) => [`HF14.adoptionsByLevel@${level}`, all.filter((one) => one.level === level).length]),
    ),
    'HF14.submissionsAdopted': adopted.filter((one) => one.length > 0).length,
  };
  const months = monthsEnding(days, 1);
  for (const section of office.sections) {
    const own = valid.filter((one) => one.section === section);
    expected[`HF14.submittedBySection@${section}`] = own.filter(({ submittedOn }) => isIn(submittedOn)).length;
    const targets = office.targets.filter((one) => counts(one) && one.section === section);
    const aimed = months.flatMap((month) =>
      targets.filter(({ period }) => period === month.from.slice(0, 7)).map(({ target }) => ({ month, target })),
    );
    const met = aimed.filter(
      ({ month, target }) => own.filter(({ submittedOn }) => inside(month)(submittedOn)).length >= target,
    );
    expected[`HF14.targetMonths@${section}`] = aimed.length;
    expected[`HF14.targetMonthsMet@${section}`] = met.length;
  }
  return expected;
}

function collections(office: WorkOffice, days: Days): Expected {
  const expected: Expected = {};
  const names = ['expected', 'onTime', 'late', 'contained', 'missing', 'incomplete'];
  for (const name of names) expected[`HF15.${name}`] = 0;
  for (const task of office.tasks.filter((one) => counts(one) && inside(days)(one.dueOn))) {
    for (const [name, value] of Object.entries(collected(task))) {
      expected[`HF15.${name}`] = (expected[`HF15.${name}`] ?? 0) + value;
      expected[`HF15.${name}ByTask@${task.id}`] = value;
    }
  }
  return expected;
}

function collected({ recipients, returns, dueOn, cutoffTime }: Task) {
  const found = { expected: recipients.length, onTime: 0, late: 0, contained: 0, missing: 0, incomplete: 0 };
  const ofOffice = (office: string) =>
    returns
      .filter((one) => counts(one) && one.office === office)
      .map((one, place) => ({ ...one, place }))
      .sort((one, other) => one.receivedAt.localeCompare(other.receivedAt) || one.place - other.place);
  for (const office of recipients) {
    const own = ofOffice(office);
    const first = own[0];
    const isSpokenFor = recipients.some((other) => ofOffice(other).at(-1)?.covers.includes(office));
    if (first === undefined && isSpokenFor) found.contained += 1;
    else if (first === undefined) found.missing += 1;
    else if (first.receivedAt <= `${dueOn}T${cutoffTime}`) found.onTime += 1;
    else found.late += 1;
    if (own[own.length - 1]?.texts.some((text) => text.trim() === '')) found.incomplete += 1;
  }
  return found;
}

function community(office: WorkOffice, days: Days): Expected {
  const held = office.stations
    .filter(({ state }) => state !== 'voided')
    .flatMap(({ activities }) => activities.filter((one) => counts(one) && inside(days)(one.heldOn)));
  const open = office.stations.filter(
    (one) => counts(one) && one.openedOn <= days.to && (one.closedOn ?? '9999-12-31') >= days.to,
  );
  return {
    'HF17.openStations': open.length,
    'HF17.activities': held.length,
    ...Object.fromEntries(
      CATEGORIES.map((category) => [
        `HF17.activitiesByCategory@${category}`,
        held.filter((one) => one.category === category).length,
      ]),
    ),
    'HF17.volunteerTimes': sum(held.map(({ volunteers }) => volunteers)),
    'HF17.servedTimes': sum(held.map(({ served }) => served)),
    'HF17.hours': sum(held.map(({ tenths }) => tenths)) / 10,
    'HF18.cases': office.cases.filter((one) => counts(one) && inside(days)(one.heldOn)).length,
  };
}

function plan(office: WorkOffice, days: Days): Expected {
  const due = office.planItems.filter((one) => counts(one) && one.status !== 'cancelled' && inside(days)(one.dueOn));
  const done = due.filter(({ doneOn }) => doneOn !== null && doneOn <= days.to);
  return {
    'HF19.due': due.length,
    'HF19.done': done.length,
    'HF19.doneLate': done.filter(({ doneOn, dueOn }) => (doneOn ?? '') > dueOn).length,
    'HF19.overdue': due.filter((one) => !done.includes(one) && one.dueOn < days.to).length,
  };
}
