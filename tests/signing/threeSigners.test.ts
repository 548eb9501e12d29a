// needs: openssl, pdfsig, pdftotext, pkcs11-tool, qpdf, softhsm2-util
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput } from '#shared/contract/list.ts';
import { verifyPdf } from '#shared/verifier/verifyPdf.ts';
import { KEY_FILE_PASSWORD, makeSigningOffice, type SigningOffice } from '#tests/features/signing/signingOffice.ts';
import { PIN } from './softHsm.ts';
import { derOf, mustRun, run, workFolder } from './tools.ts';

// One document, several people in turn (features S7): RSA of the office at issue, an EC key file, an RSA key on a token, and SM2.

const folder = workFolder();
let signing: SigningOffice;
beforeAll(async () => {
  signing = await makeSigningOffice(folder);
  await signing.office.as('admin');
  await signing.office.call('signing.createNationalIdentity', {});
  await signing.office.as('clerk');
});
afterAll(async () => {
  await signing.office.close();
  folder.remove();
});

/** One block of text per signature, as pdfsig prints them; an SM2 signature makes it end with a failure code. */
function pdfsig(bytes: Uint8Array): string[] {
  const { output } = run('pdfsig', ['-nocert', folder.write('judged.pdf', bytes)]);
  return output.split(/^Signature #\d+:/m).slice(1);
}

type Means = CallInput<'signing.sign'>['means'];

describe('three signers and a national signature on one document', () => {
  it('each is valid, the earlier bytes begin the later ones, and every one is shown in its own place', async () => {
    const { office } = signing;
    const issued = await signing.issue();
    const token = await signing.token();
    const [certificate] = token.certificates;
    if (!certificate) throw new Error('no certificate');
    expect(certificate).toMatchObject({ name: '王海', unusable: null });
    const source = await office.fileIn('李春梅.p12', signing.keyFileBytes);
    const tokenMeans = {
      kind: 'token',
      library: 0,
      tokenSerial: token.serial,
      certificateId: certificate.certificateId,
    } as const;
    const steps: readonly (readonly [Means, CallInput<'signing.sign'>['role']])[] = [
      [{ kind: 'keyFile', source, password: KEY_FILE_PASSWORD }, 'cosigner'],
      [{ ...tokenMeans, pin: PIN }, 'cosigner'],
      [{ kind: 'national' }, 'reviewer'],
    ];
    const versions = [await signing.bytes(issued.id)];
    let sha256 = issued.sha256;
    const took: number[] = [];
    for (const [means, role] of steps) {
      const began = performance.now();
      const answer = await office.call('signing.sign', { documentId: issued.id, expectedSha256: sha256, role, means });
      took.push(Math.round(performance.now() - began));
      expect(answer.visible).toBe(true);
      sha256 = answer.sha256;
      versions.push(await signing.bytes(issued.id));
    }
    versions.slice(1).forEach((bytes, index) => {
      const before = versions[index] ?? Buffer.alloc(0);
      expect(before.length).toBeGreaterThan(0);
      expect(Buffer.compare(bytes.subarray(0, before.length), before)).toBe(0);
    });

    const last = versions.at(-1) ?? Buffer.alloc(0);
    const { report } = await office.call('documents.verify', { source: await office.fileIn('全.pdf', last) });
    expect(report.signatures.map((one) => [one.fieldName, one.signer, one.status])).toEqual([
      ['单位签名', '云州市民政局', 'valid-later-signed'],
      ['会签1', '李春梅', 'untrusted'],
      ['会签2', '王海', 'untrusted'],
      ['国密签名', '云州市民政局', 'valid'],
    ]);
    // The two outside certificates are sound: only their roots are unknown to the office.
    expect(report.signatures.map((one) => one.problem)).toEqual([null, null, null, null]);
    for (const one of report.signatures) expect(one.laterChanges.filter((change) => !change.allowed)).toEqual([]);

    const trustRoots = [derOf(signing.keyFile.root), derOf(signing.tokenKey.root)];
    const outside = await verifyPdf(last, { trustRoots, at: new Date(report.checkedAt) });
    expect(outside.signatures.slice(1, 3).map((one) => one.status)).toEqual([
      'valid-later-signed',
      'valid-later-signed',
    ]);

    const judged = pdfsig(last);
    expect(judged).toHaveLength(4);
    for (const block of judged.slice(0, 3)) expect(block).toContain('Signature is Valid.');
    // Three alone, before the national one: all valid for a reader outside.
    const three = pdfsig(versions[2] ?? Buffer.alloc(0));
    expect(three.map((block) => block.includes('Signature is Valid.'))).toEqual([true, true, true]);
    expect(mustRun('qpdf', ['--check', folder.path('judged.pdf')])).toContain('No syntax or stream encoding errors');

    const shown = report.signatures.flatMap((one) => one.laterChanges.map((change) => change.rect));
    const places = new Set(shown.filter((rect) => rect !== null).map((rect) => rect.join(' ')));
    expect(places.size).toBe(3);

    const row = (await office.call('documents.list', {})).rows.find((one) => one.id === issued.id);
    expect(row).toMatchObject({
      sha256,
      sizeBytes: last.length,
      signerName: '云州市民政局、李春梅、王海、云州市民政局',
    });
    expect(took.every((milliseconds) => milliseconds < 10_000)).toBe(true);
  });

  it('nothing is printed over: no text of the page lies in the foot', async () => {
    const issued = await signing.issue();
    const file = folder.write('foot.pdf', await signing.bytes(issued.id));
    for (const page of Array.from({ length: issued.pages }, (_, index) => index + 1)) {
      const box = (left: number, top: number, width: number, height: number) =>
        mustRun('pdftotext', [
          ...['-r', '254', '-f', String(page), '-l', String(page), '-x', String(left * 10), '-y', String(top * 10)],
          ...['-W', String(width * 10), '-H', String(height * 10), file, '-'],
        ]).trim();
      const left = page % 2 === 1 ? 28 : 70;
      expect(box(left, 264.5, 114, 11.5)).toBe('');
      expect(box(28, 279, 156, 11.5)).toBe('');
      // The page number stands beside the place.
      expect(box(28, 262, 156, 16)).toContain(String(page));
    }
  });
});
