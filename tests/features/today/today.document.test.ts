import { describe, expect, it } from 'vitest';
import { todayDocument } from '#service/features/today/today.document.ts';
import type { WaitingGroup } from '#shared/features/today/today.contract.ts';

const group = (kind: WaitingGroup['kind'], titles: readonly string[], total = titles.length): WaitingGroup => ({
  kind,
  total,
  place: '/today',
  rows: titles.map((title) => ({ id: title, title, note: null, on: null, daysLeft: null, place: '/today' })),
});

describe('U4 the list of the day on paper', () => {
  it('numbers what waits as if every line stood there: the last number is the count of the heading', () => {
    const { blocks } = todayDocument({
      ...{ officeName: '云州市民政局', userName: '张文员', printedOn: '2026-03-05', due: { total: 0, rows: [] } },
      mine: [
        group('actionStrikeOff', ['汇总名单', '印发要点'], 10),
        group('filingCheck', ['学术报告会']),
        group('riskApprove', ['家具行业协会']),
      ],
    });
    expect(blocks).toContainEqual({ kind: 'heading', level: 1, text: '待我处理（12 项）' });
    const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block.rows] : []));
    expect(tables).toHaveLength(1);
    expect(tables[0]?.map((cells) => `${cells[0]} ${cells[2]}`)).toEqual([
      '1 汇总名单',
      '2 印发要点',
      ' 另有 8 项',
      '11 学术报告会',
      '12 家具行业协会',
    ]);
  });
});
