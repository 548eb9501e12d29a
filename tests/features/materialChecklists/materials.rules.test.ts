import { describe, expect, it } from 'vitest';
import { DEFAULT_MATTERS } from '#shared/features/materialChecklists/defaultMatters.ts';
import {
  caseDeadline,
  caseState,
  checkStates,
  checkTemplate,
  missingMaterials,
  openedMaterial,
  problemsOf,
  withStates,
} from '#shared/features/materialChecklists/materials.rules.ts';
import type { CaseMaterial, Material } from '#shared/features/materialChecklists/materials.ts';
import { askedWords, noticeReason } from '#shared/features/materialChecklists/materialWords.ts';
import { type MessageKey, type MessageParameters, message } from '#shared/text/index.ts';

const t = (key: MessageKey, parameters?: MessageParameters) => message('zh-CN', key, parameters);
const FORM: Material = {
  ...{ key: 'form', name: '申请表', copies: 2, form: 'original', needsSeal: true, needsSignature: true },
  ...{ requirement: 'required', hint: null },
};
const IF_UNIT: Material = {
  ...FORM,
  key: 'unit',
  name: '审查意见',
  copies: 1,
  needsSignature: false,
  requirement: 'conditional',
};
const full: CaseMaterial = {
  ...openedMaterial(FORM),
  ...{ receivedOn: '2026-03-02', copiesReceived: 2, isSealed: true, isSigned: true },
};

describe('R15 what is missing', () => {
  it('nothing of a material that is received in full, sealed and signed', () => {
    expect(problemsOf(full)).toEqual([]);
    expect(noticeReason(full, t)).toBe('');
  });

  it.each([
    [{ receivedOn: null, copiesReceived: 0 }, ['not_received'], '未提交'],
    [{ copiesReceived: 1 }, ['copies_short'], '份数不足，应交2份，已交1份，还差1份'],
    [{ isSealed: false }, ['no_seal'], '未盖章'],
    [{ isSigned: false }, ['no_signature'], '未签字'],
    [{ defect: '表决票数未填' }, ['defect'], '表决票数未填'],
    [
      { copiesReceived: 1, isSealed: false, isSigned: false, defect: '日期有误' },
      ['copies_short', 'no_seal', 'no_signature', 'defect'],
      '份数不足，应交2份，已交1份，还差1份；未盖章；未签字；日期有误',
    ],
  ] as const)('%j: %j', (changes, problems, reason) => {
    const material = { ...full, ...changes };
    expect(problemsOf(material)).toEqual(problems);
    expect(noticeReason(material, t)).toBe(reason);
  });

  it('a seal or signature that nobody asks for is not missed', () => {
    const plain = { ...full, needsSeal: false, needsSignature: false, isSealed: false, isSigned: false };
    expect(problemsOf(plain)).toEqual([]);
    expect(askedWords(FORM, t)).toBe('原件2份，盖章，签字');
    expect(askedWords({ ...plain, form: 'copy', copies: 1 }, t)).toBe('复印件1份');
  });

  it('a conditional material is asked for only where it applies; what is handed in applies', () => {
    const opened = openedMaterial(IF_UNIT);
    expect(problemsOf(opened)).toEqual([]);
    const state = {
      key: 'unit',
      applies: true,
      receivedOn: null,
      copiesReceived: 0,
      isSealed: false,
      isSigned: false,
      defect: null,
      remark: null,
    };
    const [applied] = withStates([opened], [state]);
    expect(missingMaterials(applied ? [applied] : [])).toHaveLength(1);
    const [handedIn] = withStates(
      [opened],
      [{ ...state, applies: false, receivedOn: '2026-03-02', copiesReceived: 1 }],
    );
    expect(handedIn).toMatchObject({ applies: true });
    expect(problemsOf(handedIn ?? opened)).toEqual(['no_seal']);
  });

  it('a required one cannot be waved away, and what was not handed in has no seal', () => {
    const state = {
      key: 'form',
      applies: false,
      receivedOn: null,
      copiesReceived: 3,
      isSealed: true,
      isSigned: true,
      defect: '错',
      remark: '注',
    };
    expect(withStates([openedMaterial(FORM)], [state])).toMatchObject([
      { applies: true, copiesReceived: 0, isSealed: false, isSigned: false, defect: null, remark: '注' },
    ]);
  });

  it('refuses states of other lines, named twice, of impossible days, received without a copy', () => {
    const state = {
      key: 'form',
      applies: true,
      receivedOn: '2026-03-02',
      copiesReceived: 1,
      isSealed: false,
      isSigned: false,
      defect: null,
      remark: null,
    };
    const days = { receivedOn: '2026-03-02', today: '2026-03-05' };
    const codes = (...all: (typeof state)[]) =>
      checkStates([openedMaterial(FORM)], all, days).map(({ field, code }) => `${field}: ${code}`);
    expect(codes(state)).toEqual([]);
    expect(codes({ ...state, key: 'other' })).toEqual(['items.0: not_found']);
    expect(codes(state, state)).toEqual(['items.1: not_found']);
    expect(codes({ ...state, receivedOn: '2026-03-06' })).toEqual(['items.0.receivedOn: date_in_future']);
    expect(codes({ ...state, receivedOn: '2026-03-01' })).toEqual(['items.0.receivedOn: before_case']);
    expect(codes({ ...state, copiesReceived: 0 })).toEqual(['items.0.copiesReceived: received_without_copies']);
    expect(checkTemplate([])).toMatchObject([{ code: 'no_materials' }]);
    expect(checkTemplate([FORM, FORM])).toMatchObject([{ field: 'items.1.name', code: 'material_twice' }]);
  });

  it('knows which day counts', () => {
    const open = { completeOn: null, closedOn: null };
    expect([
      caseState(open),
      caseState({ ...open, completeOn: '2026-03-05' }),
      caseState({ ...open, closedOn: '2026-03-05' }),
    ]).toEqual(['open', 'complete', 'closed']);
    const days = { informDueOn: '2026-03-09', correctionDueOn: null };
    expect(caseDeadline({ state: 'open', ...days })).toEqual({ kind: 'inform', dueOn: '2026-03-09' });
    expect(caseDeadline({ state: 'open', ...days, correctionDueOn: '2026-03-12' })).toEqual({
      kind: 'correction',
      dueOn: '2026-03-12',
    });
    expect(caseDeadline({ state: 'complete', ...days })).toBeNull();
  });

  it('comes with a list for every matter of the office, no material twice in one', () => {
    const codes = DEFAULT_MATTERS.map(({ code }) => code);
    expect(codes).toEqual([
      ...['establish_social_group', 'establish_service_institution', 'establish_foundation'],
      ...[
        'change_name',
        'change_domicile',
        'change_representative',
        'change_scope',
        'change_capital',
        'change_supervising_unit',
      ],
      ...[
        'cancel',
        'election',
        'articles',
        'annual_review',
        'filing',
        'seal_filing',
        'certificate_renewal',
        'activity_filing',
      ],
    ]);
    for (const { code, materials } of DEFAULT_MATTERS) {
      const keys = materials.map((one) => one.code);
      expect(new Set(keys).size, code).toBe(keys.length);
      expect(keys.length, code).toBeGreaterThanOrEqual(3);
    }
  });
});
