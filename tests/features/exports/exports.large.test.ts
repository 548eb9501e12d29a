import { expect, it } from 'vitest';
import { LIST_COLUMNS } from '#shared/features/organizations/organizations.contract.ts';
import { makeLargeService } from '#tests/support/largeService.ts';
import { cellsOf } from './exportedLists.ts';

it('20,000 rows are exported in seconds, and other calls are answered meanwhile', {
  timeout: 300_000,
}, async () => {
  const large = await makeLargeService();
  try {
    const columns = [...LIST_COLUMNS];
    const request = { list: 'organizations', input: {}, format: 'xlsx' } as const;
    let done = false;
    const begun = performance.now();
    const before = process.cpuUsage();
    const exporting = large.call('exports.list', { ...request, columns }).finally(() => {
      done = true;
    });
    const waits: number[] = [];
    while (!done) {
      const asked = performance.now();
      await large.call('session.state', {});
      waits.push(performance.now() - asked);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const { rows, file } = await exporting;
    const took = performance.now() - begun;
    const { user, system } = process.cpuUsage(before);
    const processor = (user + system) / 1000;
    const p95 = waits.sort((left, right) => left - right)[Math.floor(waits.length * 0.95)] ?? 0;
    console.log(
      `20,000 rows: ${took.toFixed(0)} ms on the wall, ${processor.toFixed(0)} ms of processor, ${file.size} bytes; others p95 ${p95.toFixed(1)} ms, worst ${waits.at(-1)?.toFixed(1)} ms`,
    );
    expect(rows).toBe(20_000);
    expect(cellsOf(large.bytes(file)).rows.length).toBe(20_001);
    // About 2.6 s of processor time in two threads on a quiet machine; the clock on the wall also counts what else runs there.
    expect(processor).toBeLessThan(6_000);
    expect(p95).toBeLessThan(50);
  } finally {
    await large.close();
  }
});
