import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays } from '#shared/lib/workingDays.ts';
import { organizationOf } from '#tests/features/units/unitsOffice.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import { addIn, addMember, contactsOn, move } from './contactsOffice.ts';

const FIRST = '2026-02-01';
/** Days of the model around the day of today (2026-03-05); the last one stands for every later day. */
const DAYS = 60;
const TOWNSHIPS = ['城关街道', '河西乡'];
const day = (index: number) => addDays(FIRST, index);

let office: TestService;
beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
});
afterAll(() => office.close());

/** Numbers that are the same on every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

/** Holder of each day, and the first day of the entry that holds it. */
type Calendar = ({ readonly holder: string; readonly entry: number } | null)[];

it('D4 over random entries, moves and voids: contact, load and uncovered of every day as a calendar kept by hand', async () => {
  const random = numbers(20260305);
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[random(items.length)];
    if (item === undefined) throw new Error('nothing to pick');
    return item;
  };
  const members: { id: string; name: string }[] = [];
  for (const name of ['张建国', '李春梅', '王国庆']) members.push({ id: await addMember(office, name), name });
  const nameOf = new Map(members.map(({ id, name }) => [id, name]));
  const organizations: { id: string; name: string; township: string | null }[] = [];
  for (let number = 0; number < 7; number += 1) {
    const township = TOWNSHIPS[number % 3] ?? null;
    organizations.push({ id: await addIn(office, number, township), name: organizationOf(number).name, township });
  }
  const subjects = [
    ...organizations.map(({ id }) => ({ kind: 'organization' as const, id })),
    ...TOWNSHIPS.map((id) => ({ kind: 'township' as const, id })),
  ];
  const calendars = new Map<string, Calendar>(subjects.map(({ id }) => [id, Array.from({ length: DAYS }, () => null)]));
  let entry = 0;
  const calendarOf = (id: string) => calendars.get(id) ?? [];
  const fill = (id: string, holder: string, from: number, to: number) => {
    entry += 1;
    for (let at = from; at <= to; at += 1) calendarOf(id)[at] = { holder, entry };
  };
  const township = (id: string) => organizations.find((one) => one.id === id)?.township ?? null;

  for (let round = 0; round < 120; round += 1) {
    const subject = pick(subjects);
    const member = pick(members);
    const [one, other] = [random(DAYS), random(DAYS)];
    const act = random(10);
    if (act < 4) {
      const [from, to] = [Math.min(one, other), Math.max(one, other)];
      const about = subject.kind === 'organization' ? { organizationId: subject.id } : { townshipName: subject.id };
      const endOn = to === DAYS - 1 ? null : day(to);
      const fields = { memberId: member.id, ...about, startOn: day(from), endOn };
      const free = calendarOf(subject.id)
        .slice(from, to + 1)
        .every((held) => held === null);
      if (free) {
        await office.call('contactAssignments.save', { fields });
        fill(subject.id, member.name, from, to);
      } else expect((await office.failure('contactAssignments.save', { fields })).code).toBe('rule_broken');
    } else if (act < 9) {
      const to = random(5) === 0 ? null : member;
      await move(office, day(one), to?.id ?? null, { by: 'subjects', subjects: [subject] });
      moveByHand(calendarOf(subject.id), one, to?.name ?? null, () => {
        const own = township(subject.id);
        return own === null ? null : (calendarOf(own)[one]?.holder ?? null);
      });
    } else {
      const about = subject.kind === 'organization' ? { organizationId: subject.id } : { townshipName: subject.id };
      const { rows } = await office.call('contactAssignments.ofSubject', about);
      const own = rows.filter(({ via, voided }) => !voided && (via === 'direct') === (subject.kind === 'organization'));
      if (own.length === 0) continue;
      const gone = pick(own);
      const target = { id: gone.id, expectedRevision: gone.revision, reason: '录入有误' };
      await office.call('contactAssignments.void', target);
      const from = calendarOf(subject.id).findIndex((_held, at) => day(at) === gone.startOn);
      const voided = calendarOf(subject.id)[from]?.entry;
      expect(calendarOf(subject.id)[from]?.holder).toBe(nameOf.get(gone.memberId));
      calendars.set(
        subject.id,
        calendarOf(subject.id).map((held) => (held?.entry === voided ? null : held)),
      );
    }
    for (const at of [one, other, 32]) await compareDay(at);
  }

  function moveByHand(calendar: Calendar, on: number, holder: string | null, ofTownship: () => string | null): void {
    const present = calendar[on] ?? null;
    if (present?.holder === holder) return;
    if (present === null && (holder === null || ofTownship() === holder)) return;
    entry += 1;
    const later = calendar.findIndex((held, at) => at > on && held?.entry !== present?.entry && held !== null);
    const end = present === null ? (later === -1 ? DAYS : later) : calendar.length;
    for (let at = on; at < end; at += 1) {
      if (present !== null && calendar[at]?.entry !== present.entry) break;
      calendar[at] = holder === null ? null : { holder, entry };
    }
  }

  async function compareDay(index: number): Promise<void> {
    const at = day(index);
    const expected = Object.fromEntries(
      organizations.map(({ id, name, township: own }) => {
        const byTownship = own === null ? null : (calendarOf(own)[index]?.holder ?? null);
        return [name, calendarOf(id)[index]?.holder ?? byTownship];
      }),
    );
    expect(await contactsOn(office, at), at).toEqual(expected);
    const overview = await office.call('contactAssignments.overview', { at });
    const held = Object.values(expected);
    expect(overview.uncovered).toBe(held.filter((name) => name === null).length);
    for (const member of overview.members) {
      expect(member.total, member.name).toBe(held.filter((name) => name === member.name).length);
    }
    const cells = overview.cells.reduce((sum, { count }) => sum + count, 0);
    expect([overview.total, cells]).toEqual([organizations.length, organizations.length]);
  }
});
