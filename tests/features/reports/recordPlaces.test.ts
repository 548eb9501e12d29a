import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROUTES } from '#renderer/app/routes.tsx';
import { COLLECTIONS } from '#service/db/collections.ts';
import { placeKey, placesOfRecords } from '#service/features/reports/recordPlaces.repository.ts';
import type { Session } from '#service/office/session.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import { fillOffice } from './reportSteps.ts';

const NOW = '2026-07-10T10:00:00+08:00';
let office: TestService;
let session: Session;
beforeAll(async () => {
  office = await makeService({ now: NOW });
  session = await fillOffice(office, NOW, 6);
});
afterAll(async () => {
  await session.store.close();
  await office.close();
});

const isRoute = (place: string) => {
  const [path = ''] = place.split('?');
  return ROUTES.some((route) => new RegExp(`^${route.path.replaceAll(/:\w+/gu, '[^/]+')}$`, 'u').test(path));
};

it('every record behind a number that names one opens a page that exists', async () => {
  const { fields } = await office.call('reports.prefill', { kind: 'half_yearly' });
  const report = await office.call('reports.save', { fields });
  await office.call('reports.refresh', { id: report.id, expectedRevision: report.revision });
  const { lines } = await office.call('reports.figures', { id: report.id });
  const without = new Set<string>();
  let opened = 0;
  for (const { key } of lines) {
    const { rows } = await office.call('reports.records', { id: report.id, key, period: 'current', limit: 1000 });
    for (const { collection, place } of rows) {
      if (place === null && collection !== null) without.add(collection);
      if (place !== null) expect([place, isRoute(place)]).toEqual([place, true]);
      if (place !== null) opened += 1;
    }
  }
  expect([...without]).toEqual([]);
  expect(opened).toBeGreaterThan(20);
});

it('a part of an organization opens its tab, what belongs to another record opens that one, what is gone opens nothing', async () => {
  const db = session.store.reader;
  const event = await db.selectFrom('organization_event').select(['id', 'organizationId']).executeTakeFirstOrThrow();
  const records = [
    { collection: 'organization_event', recordId: event.id },
    { collection: 'organization', recordId: event.organizationId },
    { collection: 'penalty', recordId: event.id },
    { collection: null, recordId: null },
  ];
  const places = await placesOfRecords(db, records);
  expect(places).toEqual(
    new Map([
      [
        placeKey({ collection: 'organization', recordId: event.organizationId }),
        `/organizations/${event.organizationId}`,
      ],
      [
        placeKey({ collection: 'organization_event', recordId: event.id }),
        `/organizations/${event.organizationId}?tab=events`,
      ],
    ]),
  );
  for (const collection of Object.keys(COLLECTIONS)) {
    for (const place of (await placesOfRecords(db, [{ collection, recordId: event.id }])).values())
      expect([collection, isRoute(place)]).toEqual([collection, true]);
  }
});
