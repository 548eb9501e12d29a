import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeService, PASSWORD, type TestService } from '#tests/support/makeService.ts';

let office: TestService;
beforeAll(async () => {
  office = await makeService();
});
afterAll(() => office.close());

const keep = (key: string, content: string) => office.call('drafts.save', { key, title: '未保存的会议', content });

describe('drafts (features U5)', () => {
  it('keeps what was typed last over a lock and a new login, and forgets it when asked', async () => {
    await keep('meeting:new', '第一稿');
    await keep('meeting:new', '第二稿');
    await office.call('session.lock', {});
    await office.as('clerk');
    expect((await office.call('drafts.get', { key: 'meeting:new' })).draft?.content).toBe('第二稿');
    expect((await office.call('drafts.list', {})).drafts).toMatchObject([
      { key: 'meeting:new', title: '未保存的会议' },
    ]);
    await office.call('drafts.discard', { key: 'meeting:new' });
    expect((await office.call('drafts.get', { key: 'meeting:new' })).draft).toBeNull();
  });

  it('belongs to its user: nobody else sees or discards it', async () => {
    await keep('organization:new', '张文员的草稿');
    await office.as('admin', PASSWORD);
    expect((await office.call('drafts.get', { key: 'organization:new' })).draft).toBeNull();
    await office.call('drafts.discard', { key: 'organization:new' });
    await office.as('clerk');
    expect((await office.call('drafts.get', { key: 'organization:new' })).draft?.content).toBe('张文员的草稿');
  });

  it('is no record: it leaves no audit entry, and nothing is kept before a login', async () => {
    await keep('meeting:new', '只是草稿');
    await office.call('session.lock', {});
    expect((await office.failure('drafts.save', { key: 'meeting:new', title: 'x', content: 'x' })).code).toBe('locked');
    await office.as('auditor');
    const { entries } = await office.call('audit.list', { limit: 500 });
    expect(entries.filter((entry) => entry.action.startsWith('draft'))).toEqual([]);
    await office.as('clerk');
  });
});
