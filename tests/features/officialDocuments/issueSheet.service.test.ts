// needs: pdftotext
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawText } from '#tests/documents/pdfTools.ts';
import { makeService, OFFICE_NAME, type TestService } from '#tests/support/makeService.ts';
import { approved, expected, notice, numbered, saved, submitted, TITLE } from './sampleDocument.ts';

let office: TestService;
beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
});
afterAll(() => office.close());

async function sheet(id: string): Promise<string> {
  return rawText(office.bytes((await office.call('officialDocuments.issueSheet', { id })).file));
}

describe('the issue sheet (S8)', () => {
  it('prints what is issued, to whom, and names, posts and dates of the chain', async () => {
    const content = notice({ urgency: '加急', copyTo: ['市财政局'], security: '工作秘密' });
    const document = await numbered(office, await approved(office, content));
    const text = await sheet(document.id);
    for (const part of ['发文稿纸', OFFICE_NAME, '文种：通知', `标题：${TITLE}`, '紧急程度：加急', '密级：工作秘密'])
      expect(text).toContain(part);
    for (const part of ['主送：各社会组织', '抄送：市财政局', '份数：30', '云民发〔2026〕1号', '签名'])
      expect(text).toContain(part);
    expect(text).toMatch(/拟稿张文员2026-03-05/);
    expect(text).toMatch(/审核张文员2026-03-05同意；自核/);
    expect(text).toMatch(/签发张文员2026-03-05同意；自核/);
    expect(text).toContain('不需会签');
    expect(text).not.toContain('未办');
    expect(text).not.toContain('上一轮');
  });

  it('shows a step that was skipped, also 会签 of a joint document', async () => {
    const content = notice({ agencies: [OFFICE_NAME, '云州市财政局'] });
    const review = await submitted(office, content);
    await office.call('officialDocuments.decide', { ...expected(review), step: 'approved', outcome: 'agreed' });
    const text = await sheet(review.id);
    expect(text).toContain('审核：未办');
    expect(text).toContain('会签：未办');
    expect(text).not.toContain('签发：未办');
    expect(text).toMatch(/审核未办/);
  });

  it('is a form to sign on paper while nothing was decided', async () => {
    const text = await sheet((await saved(office)).id);
    for (const step of ['拟稿', '审核', '签发']) expect(text).toContain(`${step}：未办`);
    expect(text.match(/签名：年月日/g)).toHaveLength(3);
  });

  it('keeps earlier rounds apart, and says what came from paper', async () => {
    const review = await submitted(office);
    const returned = await office.call('officialDocuments.decide', {
      ...{ ...expected(review), step: 'checked', outcome: 'returned', remark: '请补充依据' },
    });
    const paper = { outcome: 'agreed', decidedOn: '2026-03-04' } as const;
    const drafted = await office.call('officialDocuments.recordPaperStep', {
      ...{ ...expected(returned), ...paper, step: 'drafted', personName: '李拟稿', post: '科员' },
    });
    await office.call('officialDocuments.recordPaperStep', {
      ...{ ...expected(drafted), ...paper, step: 'approved', personName: '陈局长', post: '局长' },
    });
    const text = await sheet(review.id);
    const [present = '', earlier = ''] = text.split('上一轮');
    expect(present).toContain('李拟稿科员2026-03-04据纸质稿登记，张文员录入');
    expect(present).toContain('审核：未办');
    expect(present).toContain('陈局长局长');
    expect(present).not.toContain('请补充依据');
    expect(earlier).toContain('退回修改；请补充依据');
  });
});
