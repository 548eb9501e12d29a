import { describe, expect, it } from 'vitest';
import { pinyinKeys } from '#service/features/organizations/pinyinKeys.ts';
import { soundKey } from '#service/search/soundKey.ts';
import {
  bareName,
  hasEnded,
  nameLikeness,
  pairOf,
  strongestFirst,
} from '#shared/features/duplicates/duplicates.rules.ts';
import {
  codesDiffer,
  differencesOf,
  isEndingEvent,
  leaderOf,
  onlyOneStands,
  saysTheSame,
  suggestedSide,
} from '#shared/features/duplicates/merge.rules.ts';
import { code } from './pairs.ts';

describe('R3 how names are compared', () => {
  it('leaves out marks, never characters', () => {
    expect(bareName('云州市（城东）阿·布 商会')).toBe('云州市城东阿布商会');
    expect(bareName('ＡＢＣ-1号')).toBe('abc1号');
    expect(bareName('𠮷𠂇协会')).toBe('𠮷𠂇协会');
  });

  it('sounds by whole syllables, the same with and without the stored key', () => {
    expect(soundKey('西安协会')).not.toBe(soundKey('先协会'));
    expect(soundKey('老年协会')).toBe(soundKey('老年鞋会'));
    for (const name of ['云州市（城东）商会', '重庆商会', '长乐社区乐队', 'ABC协会', '𠮷野家协会', '（）']) {
      expect(soundKey(name, pinyinKeys(name).sortKey), name).toBe(soundKey(name));
    }
    expect(soundKey('（）')).toBe('');
  });

  it('tells present names from former ones, characters from marks and sound', () => {
    const name = (text: string, current = true) => ({ name: text, current });
    expect(nameLikeness(name('棋社'), name(' 棋社'))).toBe('sameName');
    expect(nameLikeness(name('棋社'), name('棋社', false))).toBe('sameFormerName');
    expect(nameLikeness(name('（棋）社'), name('棋社'))).toBe('sameMarks');
    expect(nameLikeness(name('奇社'), name('棋社'))).toBe('sameSound');
    expect(nameLikeness(name('奇社'), name('棋社', false))).toBe('sameFormerSound');
    expect(strongestFirst([{ code: 'sameSound' }, { code: 'sameCode' }, { code: 'sameSound' }])).toEqual([
      { code: 'sameCode' },
      { code: 'sameSound' },
    ]);
    expect(pairOf('b', 'a')).toEqual({ firstId: 'a', secondId: 'b' });
    expect(['normal', 'cancelled', 'liquidating', 'filing_ended'].map(hasEnded)).toEqual([false, true, false, true]);
  });
});

describe('R3 what is suggested and what clashes', () => {
  it('the two ends of a certificate, and a grade with its days, come from the same record', () => {
    const kept = { certificateValidFrom: '2020-01-01', certificateValidTo: '2024-12-31', assessmentGrade: '4A' };
    const merged = { certificateValidFrom: null, certificateValidTo: '2029-12-31', assessmentGrade: '4A' };
    expect(leaderOf('certificateValidFrom', kept, merged)).toBe('certificateValidTo');
    // The grade is the same: its days are suggested by themselves.
    expect(leaderOf('assessmentValidTo', kept, merged)).toBe('assessmentValidTo');
    expect(leaderOf('domicile', kept, merged)).toBe('domicile');
  });

  it('the filled value, else the newer one, never another name or code', () => {
    const side = (field: string, kept: unknown, merged: unknown, keptOn = '2026-01-01', mergedOn = '2026-02-01') =>
      suggestedSide(field, { kept, merged }, keptOn, mergedOn);
    expect(side('note', '', '有')).toEqual({ side: 'merged', ground: 'filled' });
    expect(side('isCharity', true, false)).toEqual({ side: 'kept', ground: 'filled' });
    expect(side('domicile', '甲', '乙')).toEqual({ side: 'merged', ground: 'newer' });
    expect(side('domicile', '甲', '乙', '2026-03-01')).toEqual({ side: 'kept', ground: 'newer' });
    expect(side('name', '甲', '乙')).toEqual({ side: 'kept', ground: 'own' });
    expect(side('uscc', null, '乙')).toEqual({ side: 'merged', ground: 'filled' });
    expect(side('creditFlag', 'none', 'serious_illegal')).toEqual({ side: 'merged', ground: 'heavier' });
  });

  it('warns of what differs; two codes that are right need a reason', () => {
    const kept = {
      registrationKind: 'registered',
      uscc: code(1),
      registrationNo: '1',
      status: 'normal',
      townshipName: '甲',
      recordState: 'final',
    };
    const merged = {
      registrationKind: 'filed',
      uscc: code(2),
      registrationNo: '2',
      status: 'filing_ended',
      townshipName: '乙',
      recordState: 'draft',
    };
    expect(differencesOf(kept, merged, true)).toEqual([
      'preparing',
      'kinds',
      'codes',
      'numbers',
      'ended',
      'townships',
      'distinct',
    ]);
    expect(differencesOf(kept, kept, false)).toEqual([]);
    expect(codesDiffer({ uscc: code(1) }, { uscc: `${code(1).slice(0, 17)}?` })).toBe(false);
  });

  it('one founding, one event on a day, overlapping terms and papers clash; what follows one another does not', () => {
    const event = (kind: string, effectiveOn: string) => ({ kind, effectiveOn });
    expect(saysTheSame('organization_event', event('established', '2010-01-01'), event('filed', '2012-01-01'))).toBe(
      true,
    );
    expect(onlyOneStands('organization_event', event('established', '2010-01-01'), event('filed', '2012-01-01'))).toBe(
      true,
    );
    expect(saysTheSame('organization_event', event('changed', '2010-01-01'), event('changed', '2010-01-01'))).toBe(
      true,
    );
    expect(saysTheSame('organization_event', event('changed', '2010-01-01'), event('changed', '2010-01-02'))).toBe(
      false,
    );
    expect(isEndingEvent('organization_event', event('cancelled', '2010-01-01'))).toBe(true);
    expect(isEndingEvent('organization_contact', event('cancelled', '2010-01-01'))).toBe(false);
    const contact = (name: string, validFrom: string, validTo: string | null) => ({
      name,
      role: 'office',
      post: null,
      validFrom,
      validTo,
    });
    expect(
      saysTheSame('organization_contact', contact('林某某', '2020-01-01', null), contact('林某某', '2024-01-01', null)),
    ).toBe(true);
    expect(
      saysTheSame(
        'organization_contact',
        contact('林某某', '2020-01-01', '2021-12-31'),
        contact('林某某', '2022-01-01', null),
      ),
    ).toBe(false);
    expect(
      saysTheSame('organization_contact', contact('林某某', '2020-01-01', null), contact('何某某', '2020-01-01', null)),
    ).toBe(false);
    const grade = (grantedOn: string, value: string) => ({
      grantedOn,
      validTo: `${Number(grantedOn.slice(0, 4)) + 5}-01-01`,
      grade: value,
    });
    expect(saysTheSame('assessment_grade', grade('2020-02-01', '4A'), grade('2023-02-01', '5A'))).toBe(true);
    expect(saysTheSame('assessment_grade', grade('2010-02-01', '4A'), grade('2023-02-01', '5A'))).toBe(false);
    const penalty = (decisionNumber: string) => ({ kind: 'warning', decisionNumber, decidedOn: '2024-01-01' });
    expect(saysTheSame('penalty', penalty('云民罚〔2024〕1号'), penalty('云民罚〔2024〕1号'))).toBe(true);
    expect(saysTheSame('penalty', penalty('云民罚〔2024〕1号'), penalty('云民罚〔2024〕2号'))).toBe(false);
    const term = (startOn: string, number: number) => ({ startOn, years: 5, number });
    expect(saysTheSame('organization_term', term('2015-06-01', 1), term('2017-06-01', 2))).toBe(true);
    expect(saysTheSame('organization_term', term('2015-06-01', 1), term('2020-06-01', 2))).toBe(false);
  });
});
