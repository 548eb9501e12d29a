// needs: pdftotext
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawText } from '#tests/documents/pdfTools.ts';
import { makeService, OFFICE_NAME, type TestService } from '#tests/support/makeService.ts';
import { filled, group, record, voidEvent } from './samples.ts';

let office: TestService;
beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
});
afterAll(() => office.close());

/** The text of the sheet without blanks and line ends, which the columns of a table put anywhere. */
async function printed(id: string): Promise<string> {
  const { file } = await office.call('organizationEvents.sheet', { id });
  return rawText(office.bytes(file)).replace(/\s/gu, '');
}
const newest = async (organizationId: string) => {
  const [event] = (await office.call('organizationEvents.list', { organizationId })).rows;
  if (event === undefined) throw new RangeError();
  return event;
};

describe('R5 the printed change sheet', () => {
  it('equals the stored items before and after, reason and document number', async () => {
    const { id, revision } = await office.call('organizations.save', {
      fields: group(1, { businessScope: '会员服务、行业培训、信息咨询' }),
    });
    await office.call('organizations.save', {
      ...{ id, expectedRevision: revision, effectiveOn: '2026-02-01', documentNo: '云民许〔2026〕8号' },
      fields: group(1, {
        ...{ name: '云州市𬱖文化商会', legalType: 'foundation', domicile: '新华路2号', registeredCapitalWan: '30' },
        businessScope: '会员服务、会展服务',
      }),
      reason: '经会员大会表决通过',
    });
    const event = await newest(id);
    const text = await printed(event.id);
    expect(event.items.map(({ field }) => field).sort()).toEqual([
      ...['businessScope', 'domicile', 'legalType', 'name', 'registeredCapitalWan'],
    ]);
    const words: Readonly<Record<string, string>> = { social_group: '社会团体', foundation: '基金会' };
    for (const { before, after } of event.items) {
      for (const value of [before, after]) {
        const stored = value === null ? '（空）' : String(value);
        expect(text).toContain((words[stored] ?? stored).replace(/\s/gu, ''));
      }
    }
    for (const part of ['社会组织变更登记表', '2026-02-01', '云民许〔2026〕8号', '经会员大会表决通过', '云社字1']) {
      expect(text).toContain(part);
    }
    expect(text).toContain(OFFICE_NAME);
    for (const label of ['变更前', '变更后', '住所', '业务范围', '组织类型', '注册资金']) expect(text).toContain(label);
  });

  it('names the organization as it was called on the day of the event', async () => {
    const { id } = await office.call('organizations.save', { fields: group(2) });
    const { id: event } = await record(office, id, filled('list_abnormal_in', '2025-02-01'));
    const { organization } = await office.call('organizations.get', { id });
    await office.call('organizations.save', {
      ...{ id, expectedRevision: organization.revision, effectiveOn: '2026-01-01' },
      fields: group(2, { name: '云州市改名商会' }),
    });
    const text = await printed(event);
    expect(text).toContain('云州市第2号商会');
    expect(text).not.toContain('改名');
  });

  it('prints a cancellation with certificate, seal and the end of liquidation, and says when it is void', async () => {
    const { id } = await office.call('organizations.save', { fields: group(3) });
    const { id: event } = await record(office, id, {
      ...filled('cancelled', '2026-03-01'),
      liquidationFinishedOn: '2026-02-20',
      certificateReturnedOn: '2026-03-02',
    });
    const text = await printed(event);
    const stored = await office.call('organizationEvents.get', { id: event });
    for (const part of [stored.effectiveOn, stored.reason, stored.documentNo, stored.liquidationFinishedOn]) {
      expect(text).toContain(part ?? 'missing');
    }
    expect(text).toContain(`${stored.certificateReturnedOn}收回`);
    expect(text).toContain(`未收回：${stored.sealNotReturned}`);
    expect(text).toContain('社会组织登记事项表');
    expect(text).not.toContain('作废');
    await voidEvent(office, event, '误登');
    const voided = await printed(event);
    expect(voided).toContain('（已作废）');
    expect(voided).toContain('误登');
  });
});
