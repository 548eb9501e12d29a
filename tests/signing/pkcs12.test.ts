// needs: openssl, pdfsig, qpdf
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { openPkcs12 } from '#service/signing/pkcs12.ts';
import { derOf, makeTestKey, mustRun, workFolder } from './tools.ts';

const folder = workFolder();
afterAll(() => folder.remove());

const rsa = makeTestKey(folder.path, '张建国', 'rsa:2048');
const ec = makeTestKey(folder.path, '李春梅', 'ec');
/** A little later than the certificates made during the test. */
const AT = new Date(Date.now() + 60_000);

function exportFile(
  name: string,
  key: { key: string; certificate: string; root: string },
  password: string,
  options: string[] = [],
) {
  const out = folder.path(name);
  mustRun('openssl', [
    ...['pkcs12', '-export', ...options, '-inkey', key.key, '-in', key.certificate, '-certfile', key.root],
    ...['-name', '签名', '-passout', `pass:${password}`, '-out', out],
  ]);
  return readFileSync(out);
}

describe('PKCS#12 files made by OpenSSL', () => {
  const legacy = ['-legacy'];
  const oldAlgorithms = ['-legacy', '-certpbe', 'PBE-SHA1-3DES', '-keypbe', 'PBE-SHA1-3DES'];
  it.each([
    ['modern RSA', rsa, 'Passw0rd', []],
    ['modern EC', ec, 'Passw0rd', []],
    ['modern RSA, Chinese password', rsa, '民政局密码2026', []],
    ['modern EC, Chinese password', ec, '民政局密码2026', []],
    ['legacy RC2 RSA', rsa, 'Passw0rd', legacy],
    ['legacy RC2 EC', ec, 'Passw0rd', legacy],
    ['legacy 3DES RSA, Chinese password', rsa, '民政局密码2026', oldAlgorithms],
    ['legacy 3DES EC, Chinese password', ec, '民政局密码2026', oldAlgorithms],
  ] as const)('opens %s', async (name, key, password, options) => {
    const opened = await openPkcs12(exportFile(`${name}.p12`, key, password, [...options]), password, AT);
    expect(opened.certificateDer).toEqual(derOf(key.certificate));
    expect(opened.chainDer).toEqual([derOf(key.root)]);
    expect(new X509Certificate(opened.certificateDer).checkPrivateKey(opened.privateKey)).toBe(true);
    const person = key === rsa ? '张建国' : '李春梅';
    expect(opened.subject).toBe(`C=CN, O=云州市民政局, CN=${person}`);
    expect(opened.issuer).toBe(`C=CN, O=云州市民政局, CN=${person}根`);
    expect(opened.keyUsage).toEqual(['digitalSignature', 'nonRepudiation']);
    const serial = mustRun('openssl', ['x509', '-in', key.certificate, '-noout', '-serial']).trim().split('=')[1];
    expect(opened.serial).toBe(serial);
  });

  it('says wrong password, for modern and legacy files, and for nothing else', async () => {
    const modern = exportFile('wrong.p12', rsa, '正确的密码');
    const old = exportFile('wrong-legacy.p12', rsa, '正确的密码', legacy);
    await expect(openPkcs12(modern, '错误的密码', AT)).rejects.toMatchObject({ code: 'pkcs12_password' });
    await expect(openPkcs12(modern, '', AT)).rejects.toMatchObject({ code: 'pkcs12_password' });
    await expect(openPkcs12(old, '错误的密码', AT)).rejects.toMatchObject({ code: 'pkcs12_password' });
  });

  it('says unreadable for cut, foreign and empty files', async () => {
    const whole = exportFile('cut.p12', rsa, 'Passw0rd');
    for (const bytes of [whole.subarray(0, 900), Buffer.from('这不是密钥文件'), Buffer.alloc(0)]) {
      await expect(openPkcs12(bytes, 'Passw0rd', AT)).rejects.toMatchObject({ code: 'pkcs12_unreadable' });
    }
  });

  it('says unreadable when the file holds no matching certificate', async () => {
    const out = folder.path('keyless.p12');
    mustRun('openssl', [
      'pkcs12',
      '-export',
      '-nokeys',
      '-in',
      rsa.certificate,
      '-passout',
      'pass:Passw0rd',
      '-out',
      out,
    ]);
    await expect(openPkcs12(readFileSync(out), 'Passw0rd', AT)).rejects.toMatchObject({ code: 'pkcs12_unreadable' });
  });

  it('refuses expired, not yet valid and unfit certificates', async () => {
    const bytes = exportFile('dates.p12', rsa, 'Passw0rd');
    const year = 365 * 24 * 60 * 60 * 1000;
    const later = new Date(AT.getTime() + 6 * year);
    const earlier = new Date(AT.getTime() - year);
    await expect(openPkcs12(bytes, 'Passw0rd', later)).rejects.toMatchObject({ code: 'certificate_expired' });
    await expect(openPkcs12(bytes, 'Passw0rd', earlier)).rejects.toMatchObject({ code: 'certificate_not_yet_valid' });
    const cipher = makeTestKey(folder.path, '加密证书', 'rsa:2048', { usage: 'keyEncipherment' });
    const unfit = exportFile('usage.p12', cipher, 'Passw0rd');
    await expect(openPkcs12(unfit, 'Passw0rd', AT)).rejects.toMatchObject({ code: 'certificate_usage' });
  });
});
