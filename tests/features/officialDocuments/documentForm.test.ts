import { describe, expect, it } from 'vitest';
import { conflictsOf, mergeForms, sameDocument } from '#renderer/features/officialDocuments/documentConflicts.ts';
import { contentFromForm, previewContent } from '#renderer/features/officialDocuments/documentContent.ts';
import { formFromContent } from '#renderer/features/officialDocuments/documentForm.ts';
import { documentProblems } from '#renderer/features/officialDocuments/documentProblems.ts';
import { storedContent } from '#shared/features/officialDocuments/officialContent.rules.ts';
import { documentContent } from '#shared/features/officialDocuments/officialDocuments.contract.ts';
import { DOCUMENT, JOINT, LETTER, ORDER, REPORT, STAMP } from '#tests/documents/officialSamples.ts';

const stamped = {
  ...DOCUMENT,
  signature: { kind: 'stamp', signers: [{ post: '局长', name: '张某', png: STAMP }], date: '2026年3月5日' },
};
const SAMPLES = [
  ['a document with every part', { form: 'document', data: DOCUMENT }],
  ['a joint document', { form: 'document', data: JOINT }],
  ['a stamped document', { form: 'document', data: stamped }],
  ['a letter', { form: 'letter', data: LETTER }],
  ['an order', { form: 'order', data: ORDER }],
  ['a report', { form: 'report', data: REPORT }],
] as const;

describe('the form of a document', () => {
  it.each(SAMPLES)('takes and gives back %s, pictures and all', (_name, sample) => {
    const content = storedContent(documentContent.parse(sample));
    expect(contentFromForm(formFromContent(content, 1, 1))).toEqual(content);
  });

  it.each(SAMPLES)('can be drawn while it is empty: %s', (_name, sample) => {
    const form = formFromContent(storedContent(documentContent.parse(sample)), 1, null);
    const empty = {
      ...form,
      ...{ title: '', mark: '', agencies: '', signers: '', signatureAgencies: '', signatureSigners: '', note: '' },
      copyNumber: '十二',
      attachments: form.attachments.map((row) => ({ ...row, title: '' })),
    };
    expect(documentContent.safeParse(previewContent(empty, '（未填）')).success).toBe(true);
  });

  it('lets a draft be saved unfinished, but not handed in, and never with a state-secret level', () => {
    const form = formFromContent(storedContent(documentContent.parse(SAMPLES[0][1])), 1, 1);
    expect([...documentProblems(form, true).keys()]).toEqual([]);
    const unfinished = { ...form, title: '', recipients: '', kind: '请示', note: '', signers: '' };
    expect([...documentProblems(unfinished).keys()]).toEqual([]);
    expect([...documentProblems(unfinished, true).keys()].sort()).toEqual(['note', 'recipients', 'signers', 'title']);
    expect([...documentProblems({ ...form, security: '机 密★1年' }).keys()]).toEqual(['security']);
    expect([...documentProblems({ ...form, handlingMark: '绝密' }).keys()]).toEqual(['handlingMark']);
  });
});

describe('two versions of one document', () => {
  const base = formFromContent(storedContent(documentContent.parse(SAMPLES[0][1])), 1, 4);
  const mine = { ...base, title: '本页的标题', handlingMark: '内部资料' };
  const theirs = { ...base, revision: 5, title: '别处的标题', note: '别处的附注' };

  it('ask only for what both changed', () => {
    expect(conflictsOf(base, mine, theirs).map(({ field }) => field)).toEqual(['title']);
  });

  it('are merged without losing either side', () => {
    const kept = mergeForms(base, mine, theirs, new Set());
    expect(kept).toMatchObject({
      revision: 5,
      title: '本页的标题',
      handlingMark: '内部资料',
      note: '别处的附注',
    });
    expect(mergeForms(base, mine, theirs, new Set(['title'])).title).toBe('别处的标题');
  });

  it('ask for every difference when it is not known what a draft was typed on', () => {
    const fields = conflictsOf(null, mine, theirs).map(({ field }) => field);
    expect(fields.sort()).toEqual(['handlingMark', 'note', 'title']);
    expect(mergeForms(null, mine, theirs, new Set(['note'])).title).toBe('本页的标题');
  });

  it('are the same document when only keys of the screen and revisions differ', () => {
    const again = formFromContent(contentFromForm(base), 1, 9);
    expect(again.attachments.map((row) => row.key)).not.toEqual(base.attachments.map((row) => row.key));
    expect(sameDocument(base, again)).toBe(true);
    expect(sameDocument(base, mine)).toBe(false);
  });
});
