import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRecord, createRecords, updateRecord, voidRecord } from '#service/db/records.ts';
import { keepIndexCurrent, rebuildIndex, SEARCH_RECIPE } from '#service/search/rebuild.repository.ts';
import { makeSearchStore, organization, type SearchStore } from './searchStore.ts';

const NAMES = ['老年协会', '青山书法学会', '𠀀镇养老服务中心', '云岭茶叶协会', '志愿服务联合会', 'ABC（中国）商会'];

function random(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) % most;
  };
}

describe('the index kept in step', () => {
  let store: SearchStore;
  beforeEach(async () => {
    store = await makeSearchStore();
  });
  afterEach(() => store.close());

  it('equals an index made anew after any mixture of writes', async () => {
    const next = random(20_260_305);
    const organizations: string[] = [];
    const meetings: string[] = [];
    const voided = new Set<string>();
    const name = () => `${NAMES[next(NAMES.length)] ?? ''}${next(50)}`;
    const live = (list: readonly string[]) => list.filter((id) => !voided.has(id));
    for (let round = 0; round < 120; round += 1) {
      const act = next(7);
      const [one] = live(organizations).slice(next(Math.max(1, live(organizations).length)));
      const [held] = live(meetings).slice(next(Math.max(1, live(meetings).length)));
      await store.write(async (write) => {
        if (act === 0) {
          const many = Array.from({ length: 1 + next(4) }, () => ({ fields: organization(name()) }));
          organizations.push(...(await createRecords(write, 'organization', many)));
        } else if (act === 1 && one) {
          await updateRecord(write, 'organization', one, undefined, organization(name(), { note: name() }));
        } else if (act === 2 && one) {
          voided.add(one);
          await voidRecord(write, 'organization', one, undefined, '重复');
        } else if (act === 3) {
          const id = await createRecord(write, 'meeting', meeting(name()));
          meetings.push(id);
          await createRecord(write, 'decision', {
            meetingId: id,
            seq: 1,
            text: `同意${name()}的申请`,
            number: `决〔2026〕${round}号`,
          });
          await createRecord(write, 'attachment', attachment(id, name()));
        } else if (act === 4 && held) {
          voided.add(held);
          await voidRecord(write, 'meeting', held, undefined, '重复');
        } else if (act === 5 && one) {
          const items = [{ field: 'name', before: name(), after: name() }];
          await createRecord(write, 'organization_event', {
            organizationId: one,
            kind: 'name_changed',
            effectiveOn: '2020-01-01',
            items,
          });
        } else if (held) {
          const task = await createRecord(write, 'action_item', {
            meetingId: held,
            seq: 1,
            text: name(),
            dueOn: '2026-05-01',
            status: 'open',
          });
          await createRecord(write, 'attachment', { ...attachment(task, name()), ownerType: 'action_item' });
        }
      });
    }
    const kept = store.contents();
    expect(kept.length).toBeGreaterThan(3000);
    await rebuildIndex(store.db);
    expect(store.contents()).toEqual(kept);
  });

  it('no longer finds what a change took away', async () => {
    const id = await store.write((write) =>
      createRecord(write, 'organization', organization('老年协会', { note: '搬迁中' })),
    );
    expect(await store.titles('搬迁')).toEqual(['老年协会']);
    await store.write((write) => updateRecord(write, 'organization', id, 1, { note: '已安置' }));
    expect(await store.titles('搬迁')).toEqual([]);
    expect(await store.titles('已安置')).toEqual(['老年协会']);
  });

  it('stays as it was when the transaction fails', async () => {
    await store.write((write) => createRecord(write, 'organization', organization('老年协会')));
    const before = store.contents();
    await expect(
      store.write(async (write) => {
        await createRecord(write, 'organization', organization('青山协会'));
        await updateRecord(write, 'organization', 'id-1', 1, organization('白水协会'));
        throw new Error('stop');
      }),
    ).rejects.toThrow('stop');
    expect(store.contents()).toEqual(before);
  });

  it('hides the decisions, tasks, documents and the tasks’ files of a voided meeting', async () => {
    const id = await store.write(async (write) => {
      const held = await createRecord(write, 'meeting', meeting('年检工作会'));
      await createRecord(write, 'decision', { meetingId: held, seq: 1, text: '原则同意方案', number: '决〔2026〕1号' });
      const task = await createRecord(write, 'action_item', {
        meetingId: held,
        seq: 1,
        text: '印发方案',
        dueOn: '2026-05-01',
        status: 'open',
      });
      await createRecord(write, 'attachment', attachment(held, '方案纪要'));
      await createRecord(write, 'attachment', { ...attachment(task, '方案佐证'), ownerType: 'action_item' });
      return held;
    });
    expect((await store.titles('方案')).sort()).toEqual(['原则同意方案', '印发方案', '方案纪要', '方案佐证'].sort());
    await store.write((write) => voidRecord(write, 'meeting', id, undefined, '重复录入'));
    expect(await store.titles('方案')).toEqual([]);
  });

  it('hides the files of a task that is voided by itself', async () => {
    const task = await store.write(async (write) => {
      const fields = { seq: 1, text: '印发通知', sourceText: '批示', dueOn: '2026-05-01', status: 'open' };
      const id = await createRecord(write, 'action_item', fields);
      await createRecord(write, 'attachment', { ...attachment(id, '佐证照片'), ownerType: 'action_item' });
      return id;
    });
    expect(await store.titles('佐证')).toEqual(['佐证照片']);
    await store.write((write) => voidRecord(write, 'action_item', task, undefined, '误录'));
    expect(await store.titles('佐证')).toEqual([]);
  });

  it('is made anew when it is missing or of an older recipe, and not otherwise', async () => {
    await store.write((write) =>
      createRecords(
        write,
        'organization',
        Array.from({ length: 2500 }, (_item, index) => ({ fields: organization(`协会${index}`) })),
      ),
    );
    const whole = store.contents();
    const progress: number[] = [];
    expect(await keepIndexCurrent(store.db, (done) => progress.push(done))).toBe(true);
    expect(progress).toEqual([0, 1000, 2000, 2500]);
    expect(store.contents()).toEqual(whole);
    expect(await keepIndexCurrent(store.db)).toBe(false);
    await store.db
      .updateTable('meta')
      .set({ value: `${SEARCH_RECIPE}-old` })
      .where('key', '=', 'searchRecipe')
      .execute();
    expect(await keepIndexCurrent(store.db)).toBe(true);
    expect(store.contents()).toEqual(whole);
  });
});

function meeting(title: string) {
  return {
    kind: 'leading_group',
    title,
    startAt: '2026-03-03T09:00',
    place: '三楼会议室',
    chairName: '张建国',
    recorderName: '李喆',
    minutesText: { blocks: [{ kind: 'paragraph', text: `${title}的正文` }] },
    selfChecked: false,
  };
}

function attachment(ownerId: string, title: string) {
  return {
    ownerType: 'meeting',
    ownerId,
    fileName: '文件.pdf',
    mediaType: 'application/pdf',
    sizeBytes: 1,
    sha256: '00',
    kind: 'minutes_pdf',
    title,
  };
}
