// needs: pdftotext, qpdf
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillVerifierPage } from '#service/features/documents/verifierPage.ts';
import { readCertificate } from '#shared/verifier/certificates.ts';
import { makeService, OFFICE_NAME, RESOURCES, type TestService } from '#tests/support/makeService.ts';
import { sampleMeeting } from '../features/meetings/sampleMeeting.ts';
import { replaceContent } from '../signing/pdfEdits.ts';
import { mustRun, workFolder } from '../signing/tools.ts';
import { buildVerifierPage } from './builtPage.ts';

const folder = workFolder();
let office: TestService;
let pdf: Buffer;

beforeAll(async () => {
  office = await makeService();
  const { id } = await office.call('meetings.save', sampleMeeting());
  await office.call('meetings.finalize', { id, expectedRevision: 1 });
  pdf = office.bytes((await office.call('meetings.issue', { id })).file);
});
afterAll(async () => {
  await office.close();
  folder.remove();
});

/** The words of a PDF without any space, as a person reads them. */
function words(bytes: Uint8Array): string {
  return mustRun('pdftotext', ['-layout', folder.write('read.pdf', bytes), '-']).replaceAll(/\s/g, '');
}

describe('documents.checkReport', () => {
  it('prints file, size, hash, result, signature, who checked and when', async () => {
    const source = await office.fileIn('收到的文件.pdf', pdf);
    const { file } = await office.call('documents.checkReport', { source });
    expect(file.name).toBe('核验报告 收到的文件.pdf');
    const text = words(office.bytes(file));
    const { report } = await office.call('documents.verify', { source });
    const [signature] = report.signatures;
    const expected = [
      '电子签名核验报告',
      '收到的文件.pdf',
      `${pdf.length}字节`,
      createHash('sha256').update(pdf).digest('hex'),
      '签名有效，文件自签署后未改动',
      signature?.signer ?? 'no signer',
      signature?.fingerprint ?? 'no fingerprint',
      '证书信任：受信任是否吊销：',
      '核验人',
      '核验时间',
    ];
    for (const part of expected) expect(text).toContain(part.replaceAll(/\s/g, ''));
    const state = await office.call('session.state', {});
    expect(text).toContain(state.user?.displayName ?? 'nobody');
  });

  it('says of the certificate what the revocation list at hand says, and that the list is too old when it is', async () => {
    const own = await makeService();
    const told = async () => {
      const { file } = await own.call('documents.checkReport', { source: await own.fileIn('收到的文件.pdf', pdf) });
      return /是否吊销：(.*?)证书有效期：/.exec(words(own.bytes(file)))?.[1];
    };
    const stale = '按手头的吊销列表未吊销，列表已过有效期，可更新后再核验';
    // The list of the office's founding ended weeks before the signature.
    expect(await told()).toBe(stale);
    await own.as('admin');
    await own.call('certificates.revocationList', {});
    await own.as('clerk');
    expect(await told()).toBe('未吊销');
    own.setClock('2026-04-09T09:55:00+08:00');
    await own.as('clerk');
    expect(await told()).toBe('未吊销');
    own.setClock('2026-04-09T10:05:00+08:00');
    await own.as('clerk');
    expect(await told()).toBe(stale);
    await own.close();
  });

  it('names the changed page of a changed file, and says that an unsigned one cannot be judged', async () => {
    const changed = await office.fileIn('改过.pdf', await replaceContent(pdf, 0));
    const text = words(office.bytes((await office.call('documents.checkReport', { source: changed })).file));
    expect(text).toContain('签署后文件内容被改动');
    expect(text).toMatch(/页面内容改动1不允许/);
    const unsigned = await office.fileIn(
      '报告.pdf',
      office.bytes((await office.call('documents.checkReport', { source: changed })).file),
    );
    const about = words(office.bytes((await office.call('documents.checkReport', { source: unsigned })).file));
    expect(about).toContain('文件没有电子签名，无法判断是否改动过。');
  });

  it('says nothing of later changes where the signature does not fit the file', async () => {
    const damaged = Buffer.from(pdf);
    const at = damaged.indexOf('stream') + 20;
    damaged[at] = (damaged[at] ?? 0) ^ 1;
    const texts = await Promise.all(
      [pdf, damaged].map(async (bytes) => {
        const source = await office.fileIn('收到的文件.pdf', bytes);
        return words(office.bytes((await office.call('documents.checkReport', { source })).file));
      }),
    );
    expect(texts[0]).toContain('签名之后的改动：没有');
    expect(texts[1]).toContain('签名无效');
    expect(texts[1]).not.toContain('签名之后的改动');
  });
});

describe('documents.signedVersion', () => {
  it('is the file as it was when it was signed, byte for byte', async () => {
    const changed = await replaceContent(pdf, 0);
    const source = await office.fileIn('改过.pdf', changed);
    const { file } = await office.call('documents.signedVersion', { source, signature: 0 });
    const bytes = office.bytes(file);
    expect(file.name).toBe('改过 第2版.pdf');
    expect(bytes.equals(pdf.subarray(0, bytes.length))).toBe(true);
    expect(pdf.subarray(bytes.length).toString('latin1').trim()).toBe('');
    mustRun('qpdf', ['--check', folder.write('version.pdf', bytes)]);
    const again = await office.call('documents.verify', { source: await office.fileIn('签署时.pdf', bytes) });
    expect(again.report.status).toBe('valid');
    const missing = { source, signature: 1 };
    expect((await office.failure('documents.signedVersion', missing)).code).toBe('not_found');
  });
});

describe('documents.verifierPage', () => {
  const built = '<head></head><script type="application/json" id="trust">{}</script><script>code</script>';

  it('changes nothing of the page but its data block, whatever the names hold', () => {
    const name = '</script><script>alert(1)</script>$&$1';
    const trust = {
      officeName: name,
      writtenOn: '2026-06-30',
      offices: [{ name, certificates: [Buffer.from([1, 2])] }],
      revocationLists: [Buffer.from([3])],
    };
    const page = fillVerifierPage(built, trust);
    const [, block] = /id="trust">([^<]*)<\/script><script>code<\/script>$/.exec(page) ?? [];
    expect(JSON.parse(block ?? '')).toEqual({
      format: 'taizhang-trust/1',
      officeName: name,
      writtenOn: '2026-06-30',
      offices: [{ name, certificates: ['AQI='] }],
      revocationLists: ['Aw=='],
    });
    // Filling it again replaces what was there.
    expect(fillVerifierPage(page, trust)).toBe(page);
    expect(() => fillVerifierPage('<html></html>', trust)).toThrow('not the verifier page');
  });

  it('hands the built page out with the own root inside', async () => {
    if (!existsSync(path.join(RESOURCES, 'verifier', 'verifier.html'))) await buildVerifierPage();
    const { file } = await office.call('documents.verifierPage', {});
    expect([file.name, file.mediaType]).toEqual(['文件验真.html', 'text/html']);
    const page = office.bytes(file).toString('utf8');
    const trust = JSON.parse(/id="trust">([^<]*)</.exec(page)?.[1] ?? '');
    expect(trust).toMatchObject({ officeName: OFFICE_NAME, writtenOn: '2026-03-05' });
    const { report } = await office.call('documents.verify', { source: await office.fileIn('a.pdf', pdf) });
    const roots = trust.offices.flatMap((one: { certificates: string[] }) => one.certificates);
    expect(roots).toHaveLength(1);
    const root = readCertificate(Buffer.from(roots[0], 'base64'));
    expect(root.subject).toBe(report.signatures[0]?.issuer);
  });
});
