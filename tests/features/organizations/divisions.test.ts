import { describe, expect, it } from 'vitest';
import { divisionName, isKnownDivision, loadDivisions } from '#service/divisions.ts';

describe('divisions (domain.md §11.1)', () => {
  const divisions = loadDivisions();

  it('knows today’s counties, prefectures and provinces', () => {
    expect([divisionName('110105'), divisionName('330100'), divisionName('440000'), divisionName('820000')]).toEqual([
      '朝阳区',
      '杭州市',
      '广东省',
      '澳门特别行政区',
    ]);
    expect(divisions.divisionPath('110105012003')).toBe('北京市朝阳区');
    expect(divisions.divisionPath('330106')).toBe('浙江省杭州市西湖区');
    expect(divisions.divisionPath('441900')).toBe('广东省东莞市');
    expect(divisions.edition).toBe('2023-06-30');
  });

  it('retired codes keep their name and are not in force; unknown ones have none', () => {
    expect([divisionName('110103'), isKnownDivision('110103'), divisions.divisionState('110103')]).toEqual([
      '崇文区',
      false,
      'retired',
    ]);
    expect([divisionName('330104'), divisions.divisionState('330104')]).toEqual(['江干区', 'retired']);
    expect([
      divisionName('999999'),
      isKnownDivision('999999'),
      divisions.divisionPath('999999'),
      divisions.divisionState(''),
    ]).toEqual([null, false, null, 'unknown']);
  });

  it('is read once per folder', () => {
    expect(loadDivisions()).toBe(divisions);
    expect(() => loadDivisions('/nowhere')).toThrow();
  });
});
