import { afterEach, describe, expect, it } from 'vitest';
import { pinyinKeys } from '#service/features/organizations/pinyinKeys.ts';
import type { CallInput } from '#shared/contract/list.ts';
import { DAYS, dateOf, History, type ModelOrganization, modelRow, seededNumbers, WORK } from './asAt.history.ts';

// Features R6 and "任意日期的名录": random histories over two years; what the product says of every day from history alone is what was
// true on it.

let history: History | undefined;
afterEach(() => history?.end());

type Row = Readonly<Record<string, unknown>>;

/** The organizations in the model's list on a day, in the order of the product's list. */
function modelList(organizations: readonly ModelOrganization[], day: number): Row[] {
  const keyOf = new Map<string, string>();
  const rows = organizations.filter(({ founded }) => founded <= dateOf(day)).map((one) => modelRow(one, day));
  for (const { name } of rows) keyOf.set(String(name), pinyinKeys(String(name)).sortKey);
  const key = ({ name }: Row) => keyOf.get(String(name)) ?? '';
  return rows.sort((left, right) => (key(left) < key(right) ? -1 : 1));
}

function tally(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

/** The filters tried on a day, each with what it means to the model. */
function filterOf(random: (below: number) => number): {
  readonly filter: NonNullable<CallInput<'organizations.list'>['filter']>;
  fits(row: Row): boolean;
} {
  switch (random(6)) {
    case 0:
      return { filter: { status: 'cancelled' }, fits: (row) => row.status === 'cancelled' };
    case 1:
      return { filter: { townshipName: '河西' }, fits: (row) => row.townshipName === '河西' };
    case 2:
      return { filter: { legalType: 'foundation' }, fits: (row) => row.legalType === 'foundation' };
    case 3:
      return {
        filter: { certificateEndsBy: '2028-01-01' },
        fits: ({ status, certificateValidTo }) =>
          certificateValidTo === '2027-06-30' && (status === 'normal' || status === 'liquidating'),
      };
    case 4:
      // The initials of 茶叶第 in the name of the day, which may be a former one.
      return { filter: { text: 'CYD' }, fits: ({ name }) => String(name).includes('茶叶') };
    default:
      return {
        filter: { text: '茶叶 第1' },
        fits: ({ name }) => String(name).includes('茶叶') && String(name).includes('第1'),
      };
  }
}

describe('R6 the registry as at any day', () => {
  it.each([11, 2026])(
    'equals a model painted day by day, with back-dated entries and events (seed %i)',
    async (seed) => {
      history = await History.begin(seed);
      const { office, organizations } = history;
      for (; history.day < DAYS - 1; history.day++) await history.workOneDay({ backDated: true });
      const { byTriggers, byMigration } = await history.keptPast();
      expect(byTriggers.length).toBeGreaterThan(500);
      expect(byMigration).toEqual(byTriggers);
      const random = seededNumbers(seed + 1);
      for (let day = 0; day < DAYS; day++) {
        const asAt = dateOf(day);
        const all = modelList(organizations, day);
        const list = await office.call('organizations.list', { asAt, filter: { includeVoided: true } });
        expect(list.asAt).toBe(asAt);
        expect({ asAt, rows: list.rows }).toMatchObject({ asAt, rows: all });
        expect(list.rows).toHaveLength(all.length);
        expect(list.total).toBe(all.length);

        const counted = all.filter(({ recordState }) => recordState !== 'voided');
        const facets = await office.call('organizations.facets', { asAt });
        expect(facets).toMatchObject({
          asAt,
          total: counted.length,
          byType: tally(counted.map((row) => (row.registrationKind === 'filed' ? 'filed' : String(row.legalType)))),
          byStatus: tally(counted.map(({ status }) => String(status))),
        });
        expect(facets.townships).toEqual([...new Set(counted.flatMap((row) => row.townshipName ?? []))].sort());

        // Filters and pages of single organizations are tried on some days only: one call each.
        if (day % 4 !== 0) continue;
        const { filter, fits } = filterOf(random);
        const found = await office.call('organizations.list', { asAt, filter });
        expect({ asAt, filter, ids: found.rows.map(({ id }) => id) }).toEqual({
          asAt,
          filter,
          ids: counted.filter(fits).map(({ id }) => id),
        });

        const one = organizations[random(organizations.length)];
        if (one === undefined) continue;
        if (one.founded > asAt) {
          expect((await office.failure('organizations.get', { id: one.id, asAt })).code).toBe('not_found');
        } else {
          const { organization } = await office.call('organizations.get', { id: one.id, asAt });
          expect({ asAt, organization }).toMatchObject({ asAt, organization: modelRow(one, day) });
        }
      }
    },
    240_000,
  );

  it('equals the lists that were really shown on each day, when nothing is back-dated', async () => {
    history = await History.begin(7);
    const { office, organizations } = history;
    const all = { filter: { includeVoided: true } } as const;
    const shown: (readonly Row[])[] = [];
    for (; history.day < DAYS; history.day++) {
      await history.workOneDay({ backDated: false });
      shown.push((await office.call('organizations.list', all)).rows.map(withoutMarks));
    }
    history.day = DAYS;
    let compared = 0;
    for (const [index, rows] of shown.entries()) {
      const day = WORK + index;
      const entered = new Set(organizations.filter(({ enteredOn }) => enteredOn <= day).map(({ id }) => id));
      const list = await office.call('organizations.list', { ...all, asAt: dateOf(day) });
      const known = list.rows.filter(({ id }) => entered.has(id)).map(withoutMarks);
      expect({ day: dateOf(day), rows: known }).toEqual({ day: dateOf(day), rows });
      compared += rows.length;
    }
    expect(compared).toBeGreaterThan(5000);
  }, 240_000);
});

/** Revision and time of the last entry are those of today. */
function withoutMarks({ revision: _revision, updatedAt: _updatedAt, ...row }: Row): Row {
  return row;
}
