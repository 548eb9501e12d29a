import { type Chance, chance } from '#tests/features/handovers/handoverOffice.ts';

/** A name that stands in every post of the generated office and may stand in no fact. */
export const PERSON = '闵某某';
/** Periods over which the office is generated: their first and last days, and the days beside them, are hit often. */
export const WORK_PERIODS = [
  { kind: 'half_yearly', from: '2026-01-01', to: '2026-06-30' },
  { kind: 'half_yearly', from: '2025-07-01', to: '2025-12-31' },
  { kind: 'quarterly', from: '2026-01-01', to: '2026-03-31' },
  { kind: 'monthly', from: '2026-02-01', to: '2026-02-28' },
  { kind: 'monthly', from: '2026-01-01', to: '2026-01-31' },
  { kind: 'annual', from: '2025-01-01', to: '2025-12-31' },
  { kind: 'special', from: '2025-11-15', to: '2026-02-10' },
  { kind: 'special', from: '2026-03-31', to: '2026-03-31' },
  { kind: 'special', from: '2026-05-10', to: '2026-05-20' },
] as const;

export type State = 'draft' | 'final' | 'voided' | 'archived';
export type Stored = { readonly id: string; readonly state: State };
export type Unit = Stored & { readonly name: string };

const idOf = (order: number, number: number) =>
  `${String(order).padStart(8, '0')}-0000-7000-8000-${String(number).padStart(12, '0')}`;
const unit = (number: number, name: string, state: State = 'final'): Unit => ({
  id: idOf(number, 900_000),
  state,
  name,
});
/** Sections and townships; the last one of each was deleted from the tree. */
export const SECTIONS = [
  ...[unit(9, '社会组织管理科'), unit(7, '执法大队'), unit(8, '办公室'), unit(6, '救灾科', 'voided')],
];
export const TOWNSHIPS = [
  ...[unit(4, '城东街道'), unit(3, '城西街道'), unit(2, '北山镇'), unit(5, '并入他镇的南河乡', 'voided')],
];

export const MEETING_KINDS = ['leading_group', 'topic_analysis', 'council', 'office', 'training', 'exchange', 'other'];
export const CAPACITIES = ['present', 'observer', 'leave', 'absent'];
export const STUDY_KINDS = ['collective_study', 'training'];
export const LEVELS = ['district', 'city', 'province', 'ministry'];
export const CATEGORIES = ['theory_science', 'civility', 'culture_sports', 'convenience', 'governance', 'platform'];
export const HEADINGS = ['开展情况', '进展成效', '存在问题'];

export type Meeting = Stored & {
  readonly kind: string;
  readonly startAt: string;
  readonly attendance: readonly (Stored & { readonly capacity: string; readonly headcount: number })[];
  readonly actions: readonly (Stored & {
    readonly status: string;
    readonly dueOn: string;
    readonly doneOn: string | null;
  })[];
};
export type Session = Stored & {
  readonly kind: string;
  readonly heldOn: string;
  readonly participants: number;
  readonly absent: number;
  readonly tenths: number | null;
  readonly makeUps: readonly (Stored & { readonly madeUpOn: string; readonly headcount: number })[];
};
export type Submission = Stored & {
  readonly section: string;
  readonly submittedOn: string;
  readonly adoptions: readonly (Stored & { readonly level: string; readonly adoptedOn: string })[];
};
export type Target = Stored & { readonly section: string; readonly period: string; readonly target: number };
export type Task = Stored & {
  readonly dueOn: string;
  readonly cutoffTime: string;
  readonly recipients: readonly string[];
  readonly returns: readonly (Stored & {
    readonly office: string;
    readonly receivedAt: string;
    readonly texts: readonly string[];
    /** Offices whose figures it says to contain. */
    readonly covers: readonly string[];
  })[];
};
export type Station = Stored & {
  readonly openedOn: string;
  readonly closedOn: string | null;
  readonly activities: readonly (Stored & {
    readonly heldOn: string;
    readonly category: string;
    readonly volunteers: number;
    readonly served: number;
    readonly tenths: number;
  })[];
};
export type Case = Stored & { readonly heldOn: string };
export type PlanItem = Stored & { readonly dueOn: string; readonly status: string; readonly doneOn: string | null };

/** What was generated: a test counts in it what the program counts in its database. */
export type WorkOffice = {
  readonly sections: readonly string[];
  readonly meetings: readonly Meeting[];
  readonly sessions: readonly Session[];
  readonly submissions: readonly Submission[];
  readonly targets: readonly Target[];
  readonly tasks: readonly Task[];
  readonly stations: readonly Station[];
  readonly cases: readonly Case[];
  readonly planItems: readonly PlanItem[];
};

/** A day later or earlier. */
export function shifted(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** An office by chance, the same for the same seed: hundreds of records of every state, many on the days that decide. */
export function generateWork(seed: number): WorkOffice {
  const random = chance(seed);
  const { below, one } = random;
  let last = 0;
  const stored = (
    states: readonly State[] = ['final', 'final', 'final', 'final', 'archived', 'draft', 'voided'],
  ): Stored => {
    last += 1;
    // Shuffled, so that the order of ids is not the order of entry.
    const id = idOf((last * 7919) % 99_991, last);
    return { id, state: one(states) };
  };
  // What is no draft of its own anywhere in the program.
  const entered = () => stored(['final', 'final', 'final', 'archived', 'voided']);
  const some = <Item>(most: number, make: () => Item) => Array.from({ length: below(most + 1) }, make);
  const list = <Item>(size: number, make: () => Item) => Array.from({ length: size }, make);
  const day = () => dayOf(random);
  const around = (base: string) => shifted(base, below(120) - 20);
  const sections = SECTIONS.map(({ id }) => id);

  const meetings = list(400, (): Meeting => {
    const startOn = day();
    const kind = one(MEETING_KINDS);
    // The second quarter of 2026 has none that counts.
    const isMissed = kind === 'topic_analysis' && startOn >= '2026-04-01' && startOn <= '2026-06-30';
    return {
      ...(isMissed ? stored(['draft', 'voided']) : stored()),
      kind,
      startAt: `${startOn}T${one(['00:00', '09:00', '14:30', '23:59'])}`,
      attendance: some(5, () => ({ ...stored(), capacity: one(CAPACITIES), headcount: one([1, 1, 1, 64]) })),
      actions: some(4, () => {
        const status = one(['open', 'done', 'done', 'cancelled']);
        const doneOn = status === 'done' ? one([around(startOn), day()]) : null;
        return { ...stored(), status, doneOn, dueOn: one([around(startOn), day(), doneOn ?? day()]) };
      }),
    };
  });
  const sessions = list(60, (): Session => {
    const heldOn = day();
    const absent = below(5);
    const makeUps = absent === 0 ? [] : some(2, () => ({ ...entered(), madeUpOn: around(heldOn), headcount: 1 }));
    const tenths = one([5, 15, 21, 33, null]);
    return { ...stored(), kind: one(STUDY_KINDS), heldOn, participants: 1 + below(40), absent, tenths, makeUps };
  });
  const submissions = list(250, (): Submission => {
    const submittedOn = day();
    const adoptions = some(3, () => ({
      ...stored(),
      level: one(LEVELS),
      adoptedOn: one([around(submittedOn), day()]),
    }));
    return { ...stored(), section: one(sections), submittedOn, adoptions };
  });
  const months = [2025, 2026].flatMap((year) => list(12, () => year).map((of, index) => `${of}-${two(index + 1)}`));
  const targets = [...months, '2025Q4', '2026Q1', '2025', '2026'].flatMap((period) =>
    sections.filter(() => below(4) > 0).map((section): Target => ({ ...entered(), section, period, target: below(5) })),
  );
  const tasks = list(40, (): Task => {
    const dueOn = day();
    const recipients = TOWNSHIPS.filter(() => below(4) > 0).map(({ id }) => id);
    const texts = () => HEADINGS.map(() => one(['已开展', '已完成', ' ', '']));
    const returns = recipients.flatMap((office, at) =>
      some(3, () => ({
        // Every second office speaks for the one that was asked next.
        covers: recipients.filter((_next, place) => at % 2 === 0 && place === at + 1),
        ...entered(),
        ...{ office, texts: one([HEADINGS.map(() => '已报'), texts()]) },
        receivedAt: `${shifted(dueOn, one([-9, -1, 0, 0, 0, 1, 20]))}T${one(['00:00', '16:59', '17:00', '17:01', '23:59'])}`,
      })),
    );
    return { ...stored(), dueOn, cutoffTime: one(['24:00', '17:00']), recipients, returns };
  });
  const stations = list(40, (): Station => {
    const openedOn = one([day(), '2024-03-05']);
    const closedOn = one([null, shifted(openedOn, below(200)), day()]);
    const activities = some(8, () => ({
      ...stored(),
      ...{ heldOn: day(), category: one(CATEGORIES), volunteers: below(30), served: below(200), tenths: below(400) },
    }));
    return { ...stored(), openedOn, closedOn: closedOn !== null && closedOn < openedOn ? null : closedOn, activities };
  });
  const cases = list(40, (): Case => ({ ...stored(), heldOn: day() }));
  const planItems = list(120, (): PlanItem => {
    const dueOn = day();
    const status = one(['open', 'done', 'done', 'cancelled']);
    return { ...stored(), dueOn, status, doneOn: status === 'done' ? one([around(dueOn), day(), dueOn]) : null };
  });
  return { sections, meetings, sessions, submissions, targets, tasks, stations, cases, planItems };
}

const two = (number: number) => String(number).padStart(2, '0');

/** Every second day lies on a border of a period or right beside it. */
function dayOf({ below, one }: Chance): string {
  if (below(2) === 0) return shifted('2025-03-01', below(600));
  const { from, to } = one(WORK_PERIODS);
  return shifted(one([from, to]), one([-1, 0, 0, 1]));
}
