import { v7 } from 'uuid';
import { expect, it } from 'vitest';
import { createRecords } from '#service/db/records.ts';
import { runWrite } from '#service/db/write.ts';
import { storedFields } from '#service/features/organizations/organizations.write.ts';
import { logIn } from '#service/office/session.ts';
import { organizationFields } from '#shared/features/organizations/organizations.contract.ts';
import { makeService, PASSWORD } from '#tests/support/makeService.ts';
import { addUnit, organizationOf, RENAMING } from './unitsOffice.ts';

const COUNT = 20_000;
/** A line of work under which very many organizations stand: about every sixth of the registry. */
const SHARE = 6;
const CLOCK = { now: () => Date.parse('2026-03-05T09:59:00+08:00'), newId: v7 };

it.each([
  [SHARE, 5],
  [1, 15],
])(
  'renames a unit that one in %i of 20,000 organizations names, in one transaction, under %i s of processor time',
  async (share, most) => {
    const office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
    try {
      const unit = await addUnit(office, '云州市教体局');
      const session = await logIn(office.folder, 'clerk', PASSWORD, CLOCK);
      await runWrite(session.environment, session.actor, 'test', (write) =>
        createRecords(
          write,
          'organization',
          Array.from({ length: COUNT }, (_, number) => ({
            fields: {
              ...storedFields(
                organizationFields.parse(
                  organizationOf(number, { supervisingUnit: number % share === 0 ? '云州市教体局' : '云州市文旅局' }),
                ),
              ),
              creditFlag: 'none',
            },
          })),
        ),
      );
      await session.store.close();
      const cpu = process.cpuUsage();
      const started = performance.now();
      const renamed = await office.call('units.rename', { ...unit, ...RENAMING, newName: '云州市教育局' });
      const used = process.cpuUsage(cpu);
      const processor = (used.user + used.system) / 1e6;
      const seconds = (performance.now() - started) / 1000;
      console.log(
        `${renamed.organizations} of ${COUNT} organizations: ${seconds.toFixed(2)} s, processor ${processor.toFixed(2)} s`,
      );
      expect(renamed.organizations).toBe(Math.ceil(COUNT / share));
      expect(processor).toBeLessThan(most);
      const filter = { supervisingUnit: '云州市教育局' };
      expect((await office.call('organizations.list', { filter, limit: 1 })).total).toBe(renamed.organizations);
      const former = await office.call('organizations.facets', { asAt: '2026-01-31' });
      expect(former.supervisingUnits).not.toContain('云州市教育局');
      expect(former.supervisingUnits).toContain('云州市教体局');
    } finally {
      await office.close();
    }
  },
);
