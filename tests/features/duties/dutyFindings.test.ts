import { describe, expect, it } from 'vitest';
import { checkAssignment, type DutyTerm } from '#shared/features/duties/duties.rules.ts';
import { dutyColumns, dutyText } from '#shared/features/duties/dutyColumns.rules.ts';
import { type DutyFacts, dutyFindings, type ExaminedTerm } from '#shared/features/duties/findings.rules.ts';
import { gapsOf, vacantSince } from '#shared/features/duties/succession.rules.ts';

const GROUP = { id: 'g', name: '领导小组', establishedOn: '2024-01-01', dissolvedOn: null };
const TODAY = '2026-03-05';

let count = 0;
function term(part: Partial<ExaminedTerm> = {}): ExaminedTerm {
  count += 1;
  const names = { id: `a${count}`, memberId: `m${count}`, memberName: `人员${count}` };
  return {
    ...{ ...names, leadingGroupId: 'g', role: 'member', startOn: '2024-01-01', endOn: null, joint: false },
    ...{ scopeText: '负责', postDutyText: null, dutyIds: [], sectionNames: [] },
    ...part,
  };
}
const leader = (part: Partial<ExaminedTerm> = {}) => term({ role: 'leader', ...part });

function found(facts: Partial<DutyFacts>, at = TODAY): [string, Record<string, string>][] {
  const none: DutyFacts = {
    groups: [GROUP],
    terms: [],
    items: [],
    inactiveMemberIds: new Set(),
    endedUnits: new Map(),
  };
  return dutyFindings({ ...none, ...facts }, at, TODAY).map(({ kind, params }) => {
    const { group: _group, ...rest } = params;
    return [kind, rest];
  });
}

describe('D2, D3: what is wrong with the duties on a day', () => {
  it('finds nothing where everybody has a duty and there is one leader', () => {
    expect(found({ terms: [leader(), term()] })).toEqual([]);
  });

  it('names a group without leader, since when, and says nothing of dissolved or future groups', () => {
    expect(found({ terms: [term()] })).toEqual([['no_leader', { since: '' }]]);
    const former = leader({ endOn: '2026-01-31' });
    expect(found({ terms: [former] })).toEqual([['no_leader', { since: '2026-02-01' }]]);
    expect(found({ terms: [former] }, '2026-01-31')).toEqual([]);
    expect(found({ groups: [{ ...GROUP, dissolvedOn: TODAY }], terms: [term()] })).toEqual([]);
    expect(found({ groups: [{ ...GROUP, establishedOn: '2026-03-06' }] })).toEqual([]);
  });

  it('names two leaders of one day unless all of them are joint', () => {
    const [one, other] = [leader({ memberName: '甲' }), leader({ memberName: '乙', startOn: '2026-03-01' })];
    const both = { name: '甲', other: '乙', from: '2026-03-01', to: '' };
    expect(found({ terms: [one, other] })).toEqual([['two_leaders', both]]);
    expect(found({ terms: [{ ...one, joint: true }, other] })).toEqual([['two_leaders', both]]);
    expect(
      found({
        terms: [
          { ...one, joint: true },
          { ...other, joint: true },
        ],
      }),
    ).toEqual([]);
    expect(found({ terms: [one, other] }, '2026-02-28')).toEqual([]);
  });

  it('names overlapping rows of one member and role, as merged data may have them', () => {
    const one = term({ memberId: 'm', memberName: '甲', endOn: '2026-06-30' });
    const other = term({ memberId: 'm', memberName: '甲', startOn: '2026-02-01' });
    expect(found({ terms: [leader(), one, other] })).toEqual([
      ['overlap', { name: '甲', other: '甲', from: '2026-02-01', to: '2026-06-30' }],
    ]);
    expect(found({ terms: [leader(), one, { ...other, role: 'liaison' }] })).toEqual([]);
  });

  it('names gaps behind the day and posts that stand empty on it', () => {
    const first = term({ role: 'deputy_leader', startOn: '2024-01-01', endOn: '2025-03-31' });
    const second = term({ role: 'deputy_leader', startOn: '2025-05-01', endOn: '2025-12-31' });
    expect(found({ terms: [leader(), first, second] })).toEqual([
      ['vacant', { since: '2026-01-01' }],
      ['gap', { from: '2025-04-01', to: '2025-04-30' }],
    ]);
    expect(found({ terms: [leader(), first, second] }, '2025-04-15')).toEqual([['vacant', { since: '2025-04-01' }]]);
    // Members and liaisons come and go.
    const member = { role: 'member' } as const;
    expect(found({ terms: [leader(), { ...first, ...member }, { ...second, ...member }] })).toEqual([]);
  });

  it('names items that nobody answers for, and items that ended but are still named', () => {
    const item = { id: 'd1', leadingGroupId: 'g', text: '组织年检', startOn: '2024-01-01', endOn: null };
    expect(found({ terms: [leader()], items: [item] })).toEqual([['duty_without_owner', { duty: '组织年检' }]]);
    const owner = leader({ memberName: '甲', dutyIds: ['d1'] });
    expect(found({ terms: [owner], items: [item] })).toEqual([]);
    expect(found({ terms: [owner], items: [{ ...item, endOn: '2026-03-04' }] })).toEqual([
      ['ended_duty', { name: '甲', duty: '组织年检' }],
    ]);
    // An owner whose term is over owns nothing.
    expect(found({ terms: [leader(), { ...owner, role: 'member', endOn: '2026-03-04' }], items: [item] })).toEqual([
      ['duty_without_owner', { duty: '组织年检' }],
    ]);
  });

  it('names a person without any duty once, whatever the number of roles', () => {
    const idle = { memberId: 'm', memberName: '甲', scopeText: null };
    const rows = [term(idle), term({ ...idle, role: 'liaison' })];
    expect(found({ terms: [leader(), ...rows] })).toEqual([['person_without_duty', { name: '甲' }]]);
    expect(
      found({ terms: [leader(), rows[0] ?? term(), term({ ...idle, role: 'liaison', postDutyText: '文电' })] }),
    ).toEqual([]);
  });

  it('names members who left, sections that were dissolved, and terms older than their group', () => {
    const row = term({ memberId: 'm', memberName: '甲', sectionNames: ['社团科', '办公室'], startOn: '2023-06-01' });
    const facts = {
      terms: [leader(), row],
      inactiveMemberIds: new Set(['m']),
      endedUnits: new Map([['社团科', '2026-01-01']]),
    };
    expect(found(facts)).toEqual([
      ['inactive_member', { name: '甲' }],
      ['dissolved_section', { name: '甲', section: '社团科', endedOn: '2026-01-01' }],
      ['before_group', { name: '甲', from: '2023-06-01', establishedOn: '2024-01-01' }],
    ]);
    // Who is in office is known for today alone; the section still existed then.
    expect(found(facts, '2025-12-31').map(([kind]) => kind)).toEqual(['before_group']);
  });
});

describe('D2: rules of one assignment', () => {
  const of = (part: Partial<DutyTerm>): DutyTerm => ({
    ...{ leadingGroupId: 'g', memberId: 'm1', role: 'leader', startOn: '2025-01-01', endOn: null },
    ...part,
  });
  it('refuses a second leader unless both are marked joint', () => {
    const present = [of({ id: '1', joint: true })];
    const codes = (term: DutyTerm, others = present) => checkAssignment(term, others).map(({ code }) => code);
    expect(codes(of({ memberId: 'm2' }))).toEqual(['second_leader']);
    expect(codes(of({ memberId: 'm2', joint: true }))).toEqual([]);
    expect(codes(of({ memberId: 'm2', joint: true }), [of({ id: '1' })])).toEqual(['second_leader']);
    // Taking the mark off while the other still leads.
    expect(codes(of({ id: '1' }), [...present, of({ id: '2', memberId: 'm2', joint: true })])).toEqual([
      'second_leader',
    ]);
  });
});

describe('gaps and vacancies', () => {
  it('is no gap where terms touch, lie within each other, or are open', () => {
    const at = (startOn: string, endOn: string | null) => ({ startOn, endOn });
    expect(gapsOf([at('2025-01-01', '2025-01-31'), at('2025-02-01', null)])).toEqual([]);
    expect(gapsOf([at('2025-01-01', '2025-12-31'), at('2025-02-01', '2025-02-10'), at('2026-01-01', null)])).toEqual(
      [],
    );
    expect(gapsOf([at('2025-01-01', null), at('2026-01-01', null)])).toEqual([]);
    expect(gapsOf([at('2025-03-01', null), at('2025-01-01', '2025-01-31')])).toEqual([
      { from: '2025-02-01', to: '2025-02-28' },
    ]);
    expect(vacantSince([], '2025-01-01')).toBeUndefined();
    expect(vacantSince([at('2025-01-01', '2025-01-31')], '2025-02-01')).toBe('2025-02-01');
  });
});

describe('D3: the two duty columns', () => {
  const items = [
    { id: '1', seq: 2, text: '年检', kind: 'organization_work', startOn: '2024-01-01', endOn: null },
    { id: '2', seq: 1, text: '登记', kind: 'organization_work', startOn: '2024-01-01', endOn: '2025-12-31' },
    { id: '3', seq: 3, text: '财务', kind: 'post', startOn: '2024-01-01', endOn: null },
  ] as const;
  const held = { dutyIds: ['1', '2', '3'], scopeText: '协调', postDutyText: null };
  it('gives the items of each kind in their order as at the day, then what was written beside them', () => {
    expect(dutyColumns(held, items, '2025-06-30')).toEqual({
      organization_work: ['登记', '年检', '协调'],
      post: ['财务'],
    });
    expect(dutyColumns(held, items, '2026-03-05')).toEqual({ organization_work: ['年检', '协调'], post: ['财务'] });
    expect(dutyText(['年检', '协调'])).toBe('1．年检\n2．协调');
    expect(dutyText(['财务'])).toBe('财务');
    expect(dutyText([])).toBe('');
  });
});
