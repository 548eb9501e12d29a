import { describe, expect, it } from 'vitest';
import { duplicateKey } from '#service/features/organizations/import/checkTable.ts';
import { checkRows, creditCode, REGISTERED, registeredRow } from './tables.ts';

describe('rows that are no records (§10.4.1) and duplicates (§10.4.3)', () => {
  it('ignores empty rows, repeated headings, totals and remarks, and nothing else', async () => {
    const real = registeredRow(3).with(0, '小计算机协会');
    const check = await checkRows([
      REGISTERED,
      registeredRow(1),
      ['', ''],
      REGISTERED,
      ['合 计', '1家'],
      ['朝阳小计', '2'],
      ['共12家'],
      ['注：截至年底'],
      ['填表人：', '', '审核人：'],
      ['备注:无'],
      ['制表 2026'],
      real,
      registeredRow(4),
    ]);
    expect(check.rows.map((row) => row.class)).toEqual(['good', ...Array(9).fill('ignored'), 'good', 'good']);
    expect(check.counts).toEqual({ good: 3, duplicateExact: 0, duplicateConflict: 0, invalid: 0, ignored: 9 });
  });

  it('exact and conflicting duplicates name the earlier row and what differs', async () => {
    const first = registeredRow(1);
    const check = await checkRows([
      [...REGISTERED, '备注', '2024年度年检结论'],
      [...first, 'a', '合格'],
      [...first.with(1, '朝阳区 第1协会'), 'b', '合格'],
      [...first.with(1, '新名'), 'c', '不合格'],
      [...registeredRow(5).with(6, '坏'), '', ''],
      [...registeredRow(5), '', ''],
    ]);
    expect(check.rows.map((row) => [row.class, row.duplicateOf, row.differing])).toEqual([
      ['good', undefined, undefined],
      ['duplicateExact', 2, undefined],
      ['duplicateConflict', 2, ['annualReviews:2024', 'name']],
      ['invalid', undefined, undefined],
      ['good', undefined, undefined],
    ]);
  });

  it('keys: code, else certificate number, else place and name key', () => {
    const base = {
      registrationKind: 'filed',
      name: '书画（社）',
      townshipName: '酒仙桥 街道',
      communityName: '红霞路社区',
    } as const;
    expect(duplicateKey({ ...base, uscc: 'U', registrationNo: 'N' })).toBe('uscc:U');
    expect(duplicateKey({ ...base, registrationNo: 'N 1' })).toBe('registrationNo:N1');
    expect(duplicateKey(base)).toBe(duplicateKey({ ...base, name: '书 画(社)' }));
    expect(duplicateKey({ registrationKind: 'filed', name: '书画社' })).toBeNull();
  });
});

describe('headings', () => {
  it('finds them below title rows, in two rows, with years and persons in the second', async () => {
    const check = await checkRows([
      ['朝阳区社会组织名册'],
      ['2026年'],
      ['序号', '社会组织名称*', '统一社会 信用代码（必填）', '年检结论', '', '负责人', '', '联系人', ''],
      ['', '', '', '2023年度', '2024', '姓名', '电话', '姓名', '电话'],
      ['1', '甲协会', creditCode(1), '合格', '基本合格', '张三', '010-11111111', '李四', '010-64300000'],
    ]);
    expect(check.headerRows).toEqual([3, 4]);
    expect(check.columns.map((column) => column.field)).toEqual([
      null,
      'name',
      'uscc',
      'annualReviews:2023',
      'annualReviews:2024',
      'legalRepresentativeName',
      null,
      'contactName',
      'contactPhone',
    ]);
    expect(check.rows).toMatchObject([
      {
        line: 5,
        class: 'good',
        values: {
          legalRepresentativeName: '张三',
          contact: { name: '李四', workPhone: '010-64300000' },
          annualReviews: [{ year: 2023 }, { year: 2024 }],
        },
      },
    ]);
  });

  it('tells filed from registered lists', async () => {
    const kind = async (headers: string[]) => (await checkRows([headers, headers.map(() => 'x')])).registrationKind;
    expect(await kind(['名称', '类别', '所属街道', '所属社区'])).toBe('filed');
    expect(await kind(['名称', '类别', '备案编号'])).toBe('filed');
    expect(await kind(['名称', '类别', '统一社会信用代码', '所属街道'])).toBe('registered');
    expect(
      (
        await checkRows([
          ['名称', '类别', '状态'],
          ['a', 'b', 'c'],
        ])
      ).columns[1]?.field,
    ).toBe('legalType');
    expect(
      (
        await checkRows(
          [
            ['名称', '类别', '状态'],
            ['a', 'b', 'c'],
          ],
          { registrationKind: 'filed' },
        )
      ).columns[1]?.field,
    ).toBe('communityCategory');
  });

  it('follows a mapping, but never for personal data', async () => {
    const rows = [
      ['名称', '登记证号', '状态', '身份证号码', '旧名', '法人手机号'],
      ['甲会', 'N1', '正常', '11010519800101123X', '乙会', '13800138000'],
    ];
    const plain = await checkRows(rows);
    expect(plain.columns.map((column) => column.treatment)).toEqual([
      'mapped',
      'mapped',
      'mapped',
      'not_imported',
      'ignored',
      'not_imported',
    ]);
    const mapped = await checkRows(rows, { mapping: { 0: null, 3: 'note', 4: 'name' } });
    expect(mapped.columns.map((column) => column.field)).toEqual([
      null,
      'registrationNo',
      'status',
      null,
      'name',
      null,
    ]);
    expect(mapped.rows[0]?.values?.name).toBe('乙会');
    await expect(checkRows(rows, { mapping: { 0: 'opinion' } })).rejects.toMatchObject({ code: 'invalid_input' });
    const invalid = await checkRows([rows[0] ?? [], (rows[1] ?? []).with(2, '坏')]);
    for (const check of [plain, mapped, invalid]) {
      expect(JSON.stringify(check)).not.toMatch(/11010519|13800138/u);
    }
  });
});
