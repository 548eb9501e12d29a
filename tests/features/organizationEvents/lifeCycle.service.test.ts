import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import { codesOf, filedGroup, filled, group, offered, record, refusal, stateOf, voidEvent } from './samples.ts';

let office: TestService;
beforeEach(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
});
afterEach(() => office.close());

const add = async (number = 1) => (await office.call('organizations.save', { fields: group(number) })).id;
const everything = async (id: string) =>
  JSON.stringify([await office.call('organizations.get', { id }), await events(id)]);
const events = (organizationId: string) => office.call('organizationEvents.list', { organizationId });

describe('R4 only allowed transitions', () => {
  it('offers a registered organization what may follow, and says why the rest may not', async () => {
    const id = await add();
    expect(await offered(office, id)).toEqual([
      ...['changed', 'name_changed', 'liquidation_started', 'cancelled', 'revoked', 'license_revoked'],
      ...['list_abnormal_in', 'list_serious_in'],
    ]);
    const { acts } = await office.call('organizationEvents.allowed', { organizationId: id });
    const codes = Object.fromEntries(acts.flatMap(({ kind, refused }) => (refused ? [[kind, refused.code]] : [])));
    expect(codes).toEqual({
      established: 'event_founded',
      filed: 'event_not_registered',
      filing_ended: 'event_not_registered',
      list_abnormal_out: 'event_not_on_list',
      list_serious_out: 'event_not_on_list',
    });
  });

  it('offers a filed one change and the end of its filing', async () => {
    const { id } = await office.call('organizations.save', filedGroup(1));
    expect(await offered(office, id)).toEqual(['changed', 'name_changed', 'filing_ended']);
    expect(await refusal(office, id, filled('cancelled', '2026-03-01'))).toEqual(['event_not_filed']);
    await record(office, id, filled('filing_ended', '2026-03-01'));
    expect((await stateOf(office, id)).status).toBe('filing_ended');
    expect(await offered(office, id)).toEqual([]);
  });

  it('lets nothing follow an ending but voiding it with a reason', async () => {
    const id = await add();
    const { id: ending } = await record(office, id, filled('cancelled', '2026-03-01'));
    expect(await offered(office, id)).toEqual([]);
    const before = await everything(id);
    for (const kind of ['revoked', 'list_abnormal_in', 'liquidation_started'] as const) {
      expect(await refusal(office, id, filled(kind, '2026-02-01'))).toEqual(['event_ended']);
    }
    const { revision } = await stateOf(office, id);
    const change = {
      id,
      expectedRevision: revision,
      fields: group(1, { domicile: '新址', status: 'cancelled' as const }),
    };
    expect(codesOf(await office.failure('organizations.save', change))).toEqual(['event_ended']);
    expect(await everything(id)).toBe(before);
    await voidEvent(office, ending, '误登');
    expect((await stateOf(office, id)).status).toBe('normal');
    const history = await office.call('records.history', { id: ending });
    expect(history.entries[0]?.reason).toBe('误登');
    expect(await offered(office, id)).toContain('cancelled');
  });

  it('counts no cancelled organization as current and still finds it', async () => {
    const id = await add();
    await add(2);
    await record(office, id, filled('cancelled', '2026-03-01'));
    expect((await office.call('organizations.facets', {})).byStatus).toEqual({ normal: 1, cancelled: 1 });
    const normal = await office.call('organizations.list', { filter: { status: 'normal' } });
    expect(normal.rows.map((row) => row.name)).toEqual(['云州市第2号商会']);
    const found = await office.call('organizations.list', { filter: { text: '第1号商会' } });
    expect(found.rows).toMatchObject([{ id, status: 'cancelled' }]);
    const asAt = await office.call('organizations.list', { asAt: '2026-02-28', filter: { status: 'normal' } });
    expect(asAt.total).toBe(2);
  });

  it('enters what ended an organization that was typed in as ended, and nothing else', async () => {
    const { id } = await office.call('organizations.save', { fields: group(1, { status: 'revoked' }) });
    expect(await offered(office, id)).toEqual(['revoked']);
    await record(office, id, filled('revoked', '2020-01-10'));
    const on = async (asAt: string) => (await office.call('organizations.get', { id, asAt })).organization.status;
    expect([await on('2020-01-09'), await on('2020-01-10')]).toEqual(['normal', 'revoked']);
  });

  it('follows liquidation and its end', async () => {
    const id = await add();
    await record(office, id, filled('liquidation_started', '2026-01-10'));
    expect((await stateOf(office, id)).status).toBe('liquidating');
    expect(await refusal(office, id, filled('liquidation_started', '2026-02-10'))).toEqual(['event_liquidating']);
    const { id: ending } = await record(office, id, filled('cancelled', '2026-03-01'));
    expect((await stateOf(office, id)).status).toBe('cancelled');
    await voidEvent(office, ending);
    expect((await stateOf(office, id)).status).toBe('liquidating');
  });

  it('takes no status and no change of kind from a form', async () => {
    const id = await add();
    const { revision } = await stateOf(office, id);
    const failure = await office.failure('organizations.save', {
      id,
      expectedRevision: revision,
      fields: group(1, { status: 'cancelled' }),
    });
    expect(codesOf(failure)).toEqual(['status_by_event']);
    const { fields, contacts = [] } = filedGroup(1);
    const other = await office.failure('organizations.save', { id, expectedRevision: revision, fields, contacts });
    expect(codesOf(other)).toContain('kind_by_correction');
  });
});

describe('R4 cancelling', () => {
  it('asks for date, reason, document, end of liquidation, certificate and seal', async () => {
    const id = await add();
    const before = await everything(id);
    expect(await refusal(office, id, { kind: 'cancelled', effectiveOn: '2026-03-01' })).toEqual([
      'event_missing_documentNo',
      'event_missing_reason',
      'event_missing_liquidationFinishedOn',
      'event_missing_certificateReturnedOn',
      'event_missing_sealReturnedOn',
    ]);
    const early = { ...filled('cancelled', '2026-03-01'), liquidationFinishedOn: '2026-03-02' };
    expect(await refusal(office, id, early)).toEqual(['event_liquidation_after']);
    const tomorrow = { ...filled('cancelled', '2026-03-01'), certificateReturnedOn: '2026-03-06' };
    expect(await refusal(office, id, tomorrow)).toEqual(['date_in_future']);
    expect(await everything(id)).toBe(before);
    const { id: event } = await record(office, id, filled('cancelled', '2026-03-01'));
    expect(await office.call('organizationEvents.get', { id: event })).toMatchObject({
      ...{ kind: 'cancelled', effectiveOn: '2026-03-01', reason: '经核准', documentNo: '云民许〔2026〕8号' },
      ...{ certificateReturnedOn: '2026-03-01', certificateNotReturned: null, sealReturnedOn: null },
      ...{ sealNotReturned: '遗失，已登报声明', liquidationFinishedOn: '2026-03-01' },
    });
  });

  it('names the lists on which the organization still stands', async () => {
    const id = await add();
    await record(office, id, filled('list_abnormal_in', '2025-02-10'));
    const { open } = await office.call('organizationEvents.allowed', { organizationId: id });
    expect(open).toEqual([{ kind: 'list', name: '活动异常名录', since: '2025-02-10' }]);
  });
});

describe('preparing (筹备)', () => {
  it('is a draft without event, counts nowhere, and becomes final by its founding', async () => {
    const fields = { name: '云州市筹备商会', registrationKind: 'registered', legalType: 'social_group' } as const;
    const { id, revision } = await office.call('organizations.save', { fields, preparing: true });
    expect(await stateOf(office, id)).toMatchObject({ recordState: 'draft', status: 'normal' });
    expect((await events(id)).total).toBe(0);
    expect((await office.call('organizations.facets', {})).total).toBe(0);
    expect((await office.call('organizations.list', {})).rows).toMatchObject([{ id, recordState: 'draft' }]);
    expect((await office.call('organizations.list', { filter: { status: 'normal' } })).total).toBe(0);
    expect((await office.call('organizations.list', { filter: { status: 'preparing' } })).total).toBe(1);
    expect((await office.call('organizations.list', { asAt: '2026-03-05' })).total).toBe(0);
    expect((await office.call('organizations.facets', { asAt: '2026-03-05' })).total).toBe(0);
    expect((await office.failure('organizations.get', { id, asAt: '2026-03-05' })).code).toBe('not_found');
    expect(await offered(office, id)).toEqual(['established']);
    expect(await refusal(office, id, filled('list_abnormal_in', '2026-03-01'))).toEqual(['event_preparing']);

    // Its founding needs what the registry needs.
    expect(await refusal(office, id, filled('established', '2026-03-04'))).toEqual(['event_incomplete']);
    expect((await stateOf(office, id)).recordState).toBe('draft');
    const whole = {
      ...fields,
      name: '云州市文旅商会',
      registrationNo: '云社字9',
      registrationAuthority: '云州市民政局',
    };
    const saved = await office.call('organizations.save', { id, expectedRevision: revision, fields: whole });
    // Nothing is registered yet: no event of a change.
    expect((await events(id)).total).toBe(0);
    expect(saved.revision).toBe(2);
    await record(office, id, filled('established', '2026-03-04'));
    expect(await stateOf(office, id)).toMatchObject({ recordState: 'final', establishedOn: '2026-03-04' });
    expect((await events(id)).rows).toMatchObject([{ kind: 'established', effectiveOn: '2026-03-04' }]);
    expect((await office.call('organizations.facets', {})).total).toBe(1);
    expect((await office.call('organizations.list', { asAt: '2026-03-03' })).total).toBe(0);
    expect((await office.call('organizations.list', { asAt: '2026-03-04' })).total).toBe(1);
    expect(await refusal(office, id, filled('established', '2026-03-04'))).toEqual(['event_founded']);
  });
});

describe('bad input', () => {
  it('refuses days before the founding, in the future or out of order, impossible ones, stale and voided records', async () => {
    const id = await add();
    await record(office, id, filled('list_abnormal_in', '2025-02-10'));
    await record(office, id, filled('list_abnormal_out', '2025-08-10'));
    const before = await everything(id);
    expect(await refusal(office, id, filled('cancelled', '2015-05-31'))).toEqual(
      expect.arrayContaining(['event_before_founding']),
    );
    expect(await refusal(office, id, filled('revoked', '2026-03-06'))).toContain('date_in_future');
    expect(await refusal(office, id, filled('cancelled', '2025-08-09'))).toEqual(['event_later']);
    expect(await refusal(office, id, filled('list_abnormal_in', '2025-03-01'))).toEqual(['event_on_list']);
    expect(await refusal(office, id, filled('list_abnormal_out', '2025-09-01'))).toEqual(['event_not_on_list']);
    expect(await refusal(office, id, filled('list_abnormal_in', '2025-01-01'))).toEqual(['event_later']);
    expect(await refusal(office, id, filled('revoked', '2026-02-30'))).toEqual(['date', 'date']);
    const stale = { organizationId: id, expectedRevision: 1, ...filled('cancelled', '2026-03-01') };
    const conflict = await office.failure('organizationEvents.record', stale);
    expect([conflict.code, JSON.stringify(conflict.details.record)]).toEqual([
      'conflict',
      expect.stringContaining('云州市第1号商会'),
    ]);
    expect(await everything(id)).toBe(before);
    const { revision } = await stateOf(office, id);
    await office.call('organizations.void', { id, expectedRevision: revision, reason: '重复录入' });
    const late = { organizationId: id, expectedRevision: revision + 1, ...filled('cancelled', '2026-03-01') };
    expect((await office.failure('organizationEvents.record', late)).code).toBe('conflict');
  });

  it('says every refusal in a plain sentence', async () => {
    const id = await add();
    const { revision } = await stateOf(office, id);
    const input = { organizationId: id, expectedRevision: revision, ...filled('filing_ended', '2026-03-01') };
    const failure = await office.failure('organizationEvents.record', input);
    expect(failure.details.fields).toEqual([
      { field: 'kind', code: 'event_not_registered', params: { kind: '备案终止' } },
    ]);
  });

  it('takes events from those who write, voids from those who void', async () => {
    const id = await add();
    const { id: event } = await record(office, id, filled('list_abnormal_in', '2026-03-01'));
    await office.as('auditor');
    const input = { organizationId: id, expectedRevision: 1, ...filled('cancelled', '2026-03-01') };
    expect((await office.failure('organizationEvents.record', input)).code).toBe('forbidden');
    const voiding = { id: event, expectedRevision: 1, reason: '误登' };
    expect((await office.failure('organizationEvents.void', voiding)).code).toBe('forbidden');
    await office.as('clerk');
    const verified = await (async () => {
      await office.as('auditor');
      return office.call('audit.verify', {});
    })();
    expect(verified.findings).toEqual([]);
    await office.as('clerk');
  });
});
