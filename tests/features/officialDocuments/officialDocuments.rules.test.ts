import { describe, expect, it } from 'vitest';
import {
  checkContent,
  isUpward,
  kindOf,
  missingBeforeIssue,
  storedContent,
  titleOf,
} from '#shared/features/officialDocuments/officialContent.rules.ts';
import { documentContent } from '#shared/features/officialDocuments/officialDocuments.contract.ts';
import {
  checkStep,
  countingSteps,
  roundsOf,
  skippedSteps,
  stageAfter,
  waitingFor,
} from '#shared/features/officialDocuments/officialDocuments.rules.ts';
import { notice } from './sampleDocument.ts';

type Steps = Parameters<typeof skippedSteps>[0];
const day = { personName: '某人', decidedOn: '2026-03-05' };
const drafted = { ...day, step: 'drafted', outcome: 'agreed' } as const;
const checked = { ...day, step: 'checked', outcome: 'agreed' } as const;
const returned = { ...day, step: 'checked', outcome: 'returned' } as const;
const approved = { ...day, step: 'approved', outcome: 'agreed' } as const;
const content = (changes = {}) => documentContent.parse(notice(changes));

describe('rounds', () => {
  it('begin with every 拟稿, also when steps stand before the first', () => {
    expect(roundsOf([])).toEqual([]);
    expect(roundsOf([drafted, returned, drafted, checked])).toEqual([
      [drafted, returned],
      [drafted, checked],
    ]);
  });

  it('count only the last one, and none while it is a draft', () => {
    const steps: Steps = [drafted, checked, approved, drafted];
    expect(countingSteps('review', steps)).toEqual([drafted]);
    expect(countingSteps('draft', steps)).toEqual([]);
  });
});

describe('steps', () => {
  it('that nobody agreed to are skipped; 会签 is needed for joint documents only', () => {
    expect(skippedSteps([drafted, approved], false)).toEqual(['checked']);
    expect(skippedSteps([drafted, returned], true)).toEqual(['checked', 'countersigned', 'approved']);
    expect(skippedSteps([drafted, checked, approved], false)).toEqual([]);
  });

  it('lead on: returned to the writer, approved, or still under review', () => {
    expect(stageAfter('drafted', 'agreed')).toBe('review');
    expect(stageAfter('checked', 'agreed')).toBe('review');
    expect(stageAfter('approved', 'agreed')).toBe('approved');
    for (const step of ['checked', 'countersigned', 'approved'] as const)
      expect(stageAfter(step, 'returned')).toBe('draft');
  });

  it('may come once in a round, 会签 several times', () => {
    const again = { step: 'countersigned', outcome: 'agreed', remark: null } as const;
    const countersigned = { ...day, step: 'countersigned', outcome: 'agreed' } as const;
    expect(checkStep('review', [drafted, countersigned], again)).toEqual([]);
    const twice = { step: 'checked', outcome: 'agreed', remark: null } as const;
    expect(checkStep('review', [drafted, checked], twice)).toEqual([{ field: 'step', code: 'step_done' }]);
    expect(checkStep('approved', [drafted], twice)).toEqual([{ field: 'stage', code: 'not_in_review' }]);
  });

  it('say who acts next', () => {
    expect(waitingFor('draft', false, true)).toBe('drafter');
    expect(waitingFor('review', false, false)).toBe('reviewer');
    expect(waitingFor('review', false, true)).toBe('approver');
    expect(waitingFor('approved', false, true)).toBe('issuer');
    expect(waitingFor('issued', false, true)).toBe('nobody');
    expect(waitingFor('review', true, false)).toBe('nobody');
  });
});

describe('content', () => {
  it('goes by its title; an order by its mark', () => {
    expect(titleOf(content({ title: '关于甲\n的通知' }))).toBe('关于甲的通知');
    const order = documentContent.parse({ form: 'order', data: { mark: '某局令' } });
    expect([titleOf(order), kindOf(order)]).toEqual(['某局令', '命令（令）']);
  });

  it('drops what is put in when it is drawn and nothing else', () => {
    const input = content({ number: '某民发〔2026〕1号', separateAttachment: 2, isDraft: true, note: '联系人：某某' });
    const { data } = storedContent(input);
    expect(data).not.toHaveProperty('separateAttachment');
    expect(data).toMatchObject({ number: '', isDraft: false, note: '联系人：某某' });
    const report = documentContent.parse({ form: 'report', data: { title: '小结', date: '2026年6月' } });
    expect(storedContent(report)).toEqual(report);
  });

  it.each(['绝密', '机密★1年', '秘 密', '秘密'])('refuses %s, in every form', (mark) => {
    expect(checkContent(content({ handlingMark: mark }))).toEqual([{ field: 'handlingMark', code: 'state_secret' }]);
    const report = documentContent.parse({ form: 'report', data: { title: '小结', handlingMark: mark } });
    expect(checkContent(report)).toEqual([{ field: 'handlingMark', code: 'state_secret' }]);
  });

  it('names what is missing before issue', () => {
    expect(missingBeforeIssue(content())).toEqual([]);
    const empty = content({ title: ' ', body: [{ kind: 'paragraph', text: '　' }], kind: '', recipients: '' });
    expect(missingBeforeIssue(empty).map((issue) => issue.field)).toEqual(['title', 'body', 'kind', 'recipients']);
    expect(missingBeforeIssue(content({ kind: '请示' })).map((issue) => issue.field)).toEqual(['signers', 'note']);
    expect(isUpward(content({ kind: '报告' }))).toBe(true);
    expect(missingBeforeIssue(content({ kind: '公告', recipients: '' }))).toEqual([]);
  });
});
