import { expect, it } from 'vitest';
import { addDays } from '#shared/lib/workingDays.ts';
import { makeService } from '#tests/support/makeService.ts';
import { creditCode, csvOf } from './tables.ts';

const HEADINGS = [
  '社会组织名称',
  '统一社会信用代码',
  '社会组织类型',
  '登记管理机关',
  '成立登记日期',
  '状态',
  '法定代表人',
  '街道（乡镇）',
  '证书有效期止',
  '评估等级',
  '等级有效期',
];
const TODAY = '2026-03-05';

it('due items of 20,000 organizations are there in 300 ms', { timeout: 300_000 }, async () => {
  const large = await makeService({ now: `${TODAY}T10:00:00+08:00` });
  try {
    // Every third certificate ends within half a year or has ended, every fifth grade.
    const row = (index: number) => [
      `云州市第${index}协会`,
      creditCode(index, '51', '330106'),
      '社会团体',
      '云州市民政局',
      '2015-06-01',
      '正常',
      '周明远',
      `第${index % 30}街道`,
      addDays(TODAY, (index % 3 === 0 ? -100 : 400) + (index % 280)),
      index % 5 === 0 ? '3A' : '',
      index % 5 === 0 ? addDays(TODAY, index % 300) : '',
    ];
    const rows = Array.from({ length: 20_000 }, (_unused, index) => row(index + 1));
    const source = await large.fileIn('名册.csv', new TextEncoder().encode(csvOf([HEADINGS, ...rows])));
    await large.call('organizations.importApply', {
      source,
      choices: { good: 'add', existing: 'skip', duplicateExact: 'skip', duplicateConflict: 'skip' },
    });
    const asked = { within: 180 } as const;
    const { total } = await large.call('organizations.dueItems', asked);
    expect(total).toBeGreaterThan(6_000);
    const times: number[] = [];
    const used: number[] = [];
    for (let round = 0; round < 20; round += 1) {
      const begun = performance.now();
      const before = process.cpuUsage();
      await large.call('organizations.dueItems', { ...asked, offset: round * 100 });
      const { user, system } = process.cpuUsage(before);
      times.push(performance.now() - begun);
      used.push((user + system) / 1000);
    }
    const middle = (list: number[]) => list.sort((first, second) => first - second)[Math.floor(list.length / 2)] ?? 0;
    const one = await large.call('organizations.list', { limit: 1 });
    const begunOne = performance.now();
    await large.call('organizations.dueItems', { organizationId: one.rows[0]?.id ?? '', limit: 3 });
    const ofOne = performance.now() - begunOne;
    console.log(
      `${total} due items of 20,000 organizations: median ${middle(times).toFixed(0)} ms on the wall, ${middle(used).toFixed(0)} ms of processor; of one organization ${ofOne.toFixed(0)} ms`,
    );
    expect(middle(used)).toBeLessThan(300);
  } finally {
    await large.close();
  }
});
