// needs: openssl
import { createPrivateKey } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { authorityOf } from '#service/signing/authority.ts';
import { createOfficeIdentity } from '#service/signing/identity.ts';
import { issueRevocationList, readNumberedList } from '#service/signing/revocationList.ts';
import { REVOCATION_REASONS } from '#shared/features/certificates/certificates.rules.ts';
import { mustRun, run, workFolder } from './tools.ts';

const folder = workFolder();
afterAll(() => folder.remove());

const identity = createOfficeIdentity({
  officeName: '云州市民政局',
  divisionCode: '330100',
  at: new Date('2026-01-05'),
});
const authority = authorityOf(
  identity.rootCertificateDer,
  createPrivateKey({ key: identity.rootPrivateKeyPkcs8, format: 'der', type: 'pkcs8' }),
);
const rootDer = folder.write('root.cer', identity.rootCertificateDer);
mustRun('openssl', ['x509', '-inform', 'DER', '-in', rootDer, '-out', folder.path('root.pem')]);

/** What OpenSSL says of a list; `-verify` ends with 0 in every case, so its words are read. */
function judged(list: Uint8Array): string {
  const file = folder.write('list.crl', list);
  const options = ['-inform', 'DER', '-in', file, '-noout'];
  const { output } = run('openssl', ['crl', ...options, '-CAfile', folder.path('root.pem'), '-verify']);
  return output + mustRun('openssl', ['crl', ...options, '-text']);
}

function listOf(number: number, at: string, serials: readonly string[]): Buffer {
  const thisUpdate = new Date(at);
  return issueRevocationList(authority, {
    number,
    thisUpdate,
    nextUpdate: new Date(thisUpdate.getTime() + 35 * 86_400_000),
    entries: serials.map((serial, index) => ({
      serial,
      revokedAt: thisUpdate,
      reason: REVOCATION_REASONS[index % REVOCATION_REASONS.length] ?? 'superseded',
    })),
  });
}

describe('revocation lists (RFC 5280 §5), judged by OpenSSL', () => {
  it('without revoked certificates has no list of them', () => {
    const said = judged(listOf(1, '2026-03-05T02:00:00Z', []));
    expect(said).toMatch(/^verify OK$/m);
    expect(said).toContain('Version 2 (0x1)');
    expect(said).toContain('No Revoked Certificates.');
  });

  it.each([1, 127, 128, 255, 256, 70_000])('carries its number %i', (number) => {
    const list = listOf(number, '2026-03-05T02:00:00Z', []);
    expect(judged(list)).toMatch(new RegExp(`X509v3 CRL Number:\\s+${number}\\b`));
    expect(readNumberedList(list).number).toBe(number);
  });

  it('names serials with the highest bit set as positive numbers, each with its reason', () => {
    const serials = ['01', '7F', '80', 'FF00', 'C0FFEE00112233445566778899AABBCC'];
    const list = listOf(2, '2026-03-05T02:00:00Z', serials);
    const said = judged(list);
    expect(said).toMatch(/^verify OK$/m);
    expect([...said.matchAll(/Serial Number: (-?[0-9A-F]+)/g)].map((match) => match[1])).toEqual(serials);
    for (const words of ['Key Compromise', 'Affiliation Changed', 'Superseded', 'Cessation Of Operation']) {
      expect(said).toContain(words);
    }
    expect([...readNumberedList(list).entries.keys()]).toEqual(serials);
  });

  it('changes to four-digit years in 2050', () => {
    const said = judged(listOf(3, '2049-12-20T00:00:00Z', ['01']));
    expect(said).toContain('Last Update: Dec 20 00:00:00 2049 GMT');
    expect(said).toContain('Next Update: Jan 24 00:00:00 2050 GMT');
    const { thisUpdate, nextUpdate } = readNumberedList(listOf(3, '2049-12-20T00:00:00Z', ['01']));
    expect([thisUpdate.toISOString(), nextUpdate?.toISOString()]).toEqual([
      '2049-12-20T00:00:00.000Z',
      '2050-01-24T00:00:00.000Z',
    ]);
  });

  it('names its authority by the identifier that stands in the root', () => {
    const identifier = (text: string, title: string) =>
      new RegExp(`X509v3 ${title} Key Identifier:\\s+(?:keyid:)?([0-9A-F:]+)`).exec(text)?.[1];
    const root = mustRun('openssl', ['x509', '-in', folder.path('root.pem'), '-noout', '-text']);
    const said = judged(listOf(4, '2026-03-05T02:00:00Z', []));
    expect(identifier(said, 'Authority')).toBe(identifier(root, 'Subject'));
    expect(identifier(said, 'Authority')).toMatch(/^([0-9A-F]{2}:){19}[0-9A-F]{2}$/);
  });

  it('a changed bit is found', () => {
    const list = Buffer.from(listOf(5, '2026-03-05T02:00:00Z', ['01']));
    // The revoked serial (INTEGER 1, before its UTCTime) becomes another one.
    const serial = list.indexOf(Buffer.from([0x02, 0x01, 0x01, 0x17])) + 2;
    expect(serial).toBeGreaterThan(2);
    list[serial] = 2;
    expect(judged(list)).toContain('verify failure');
  });
});
