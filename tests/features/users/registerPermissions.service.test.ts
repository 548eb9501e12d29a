import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROCEDURES } from '#shared/contract/list.ts';
import { addUser } from '#tests/features/certificates/tools.ts';
import { makeService, PASSWORD, type TestService } from '#tests/support/makeService.ts';

const GROUPS = ['information', 'collectionTasks', 'serviceStations', 'stationActivities', 'typicalCases'] as const;
const MORE = ['caseExchanges', 'activityFilings', 'inspections', 'riskAssessments', 'consistency'] as const;
const FIRST = '首次口令2026abc';
const OWN = '自己口令2026abc';

/** Procedures of the registers by what they ask for; the permission is looked at before the input is. */
const ASKED = PROCEDURES.filter(({ name }) => [...GROUPS, ...MORE].some((group) => name.startsWith(`${group}.`)));
const READS = ASKED.filter(({ permission }) => permission.endsWith('.read'));
const WRITES = ASKED.filter(({ permission }) => permission.endsWith('.write'));
const DECIDES = ASKED.filter(({ permission }) => /\.(decide|finalize|approve)$/.test(permission));

let office: TestService;
beforeAll(async () => {
  office = await makeService();
  for (const [login, roles] of [
    ['lead', ['leader']],
    ['record', ['recorder']],
  ] as const)
    await addUser(office, { login, displayName: login, roles }, { admin: PASSWORD, first: FIRST, own: OWN });
});
afterAll(() => office.close());

/** The names that are refused to whoever is logged in. */
async function refused(procedures: readonly { readonly name: string }[]): Promise<string[]> {
  const names: string[] = [];
  for (const { name } of procedures) {
    const answer = await office.service.call(name, { isNoInput: true });
    if (!answer.ok && answer.error.code === 'forbidden') names.push(name);
  }
  return names;
}
const names = (procedures: readonly { readonly name: string }[]) => procedures.map(({ name }) => name);

describe('who may do what in the registers', () => {
  it('has every group, and nothing in them is free of a permission', () => {
    for (const group of [...GROUPS, ...MORE])
      expect(names(ASKED).some((name) => name.startsWith(`${group}.`))).toBe(true);
    expect(ASKED.filter(({ permission }) => permission === 'public')).toEqual([]);
  });

  it.each(['admin', 'auditor'])('%s sees and changes none of them', async (login) => {
    await office.as(login);
    expect(await refused(ASKED)).toEqual(names(ASKED));
  });

  it('a leader reads and decides, and enters nothing', async () => {
    await office.as('lead', OWN);
    expect(await refused(READS)).toEqual([]);
    expect(await refused(DECIDES)).toEqual([]);
    expect(await refused(WRITES)).toEqual(names(WRITES));
    expect((await office.failure('workingCalendars.save', WRONG)).code).not.toBe('forbidden');
  });

  it('a recorder reads and enters, and decides nothing, nor loads a calendar', async () => {
    await office.as('record', OWN);
    expect(await refused([...READS, ...WRITES])).toEqual([]);
    expect(await refused(DECIDES)).toEqual(names(DECIDES));
    expect((await office.failure('workingCalendars.save', WRONG)).code).toBe('forbidden');
  });
});

/** An edition without a day: refused for what it is, by whoever may load one. */
const WRONG = {
  edition: { year: 2027, source: '通知', off: [], makeup: [] },
  ...{ fileName: null, replaces: null, moves: [] },
};
