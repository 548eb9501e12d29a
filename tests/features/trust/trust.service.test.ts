// needs: openssl
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOfficeIdentity, officeSigner } from '#service/signing/identity.ts';
import { signPdf } from '#service/signing/signPdf.ts';
import { samplePdf } from '#tests/signing/samplePdf.ts';
import { derOf, makeTestKey, mustRun, workFolder } from '#tests/signing/tools.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';

const AT = new Date('2026-03-05T10:00:00+08:00');
const CONFIRMED = { confirmedBy: '云山县民政局办公室主任', confirmedHow: 'phone', note: '总机转接' } as const;

let office: TestService;
let folder: ReturnType<typeof workFolder>;
/** Another office as this program makes it. */
const other = createOfficeIdentity({ officeName: '云山县民政局', divisionCode: '330127', at: new Date('2026-01-05') });
let signed: Buffer;

beforeAll(async () => {
  office = await makeService({ now: AT.toISOString() });
  folder = workFolder();
  signed = Buffer.from(await signPdf(await samplePdf(), officeSigner(other), { at: AT, fieldName: '签发人' }));
  await office.as('admin');
});
afterAll(async () => {
  await office.close();
  folder.remove();
});

const inspect = async (name: string, bytes: Uint8Array) =>
  (await office.call('trust.inspect', { source: await office.fileIn(name, bytes) })).candidates;

/** The fingerprint as the other office reads it out: by OpenSSL, from the file. */
function fingerprintOf(der: Uint8Array): string {
  const file = folder.write('asked.cer', der);
  const said = mustRun('openssl', ['x509', '-inform', 'DER', '-in', file, '-noout', '-fingerprint', '-sha256']);
  return (said.split('=')[1] ?? '').trim();
}

const statusOf = async (pdf: Buffer) => {
  const { report } = await office.call('documents.verify', { source: await office.fileIn('来文.pdf', pdf) });
  return report.status;
};

/** Codes of the broken rules of a call that must be refused. */
const codesOf = (failure: { code: string; details: Readonly<Record<string, unknown>> }) =>
  JSON.stringify([failure.code, failure.details.fields]);

describe('reading what another office hands over', () => {
  it('a certificate file in DER and PEM, a chain, and the root inside a signed document', async () => {
    const der = other.rootCertificateDer;
    const pem = folder.path('root.pem');
    mustRun('openssl', ['x509', '-inform', 'DER', '-in', folder.write('root.cer', der), '-out', pem]);
    const leaf = folder.path('leaf.pem');
    mustRun('openssl', ['x509', '-inform', 'DER', '-in', folder.write('leaf.cer', other.certificateDer), '-out', leaf]);
    for (const form of ['DER', 'PEM']) {
      const bundle = folder.path(`chain-${form}.p7b`);
      const files = ['-certfile', leaf, '-certfile', pem];
      mustRun('openssl', ['crl2pkcs7', '-nocrl', ...files, '-outform', form, '-out', bundle]);
      const chain = await inspect('证书链.p7b', readFileSync(bundle));
      expect(chain.map((one) => one.kind)).toEqual(['root', 'signing']);
    }
    const fingerprint = fingerprintOf(der).replaceAll(':', '').toLowerCase();
    for (const [name, bytes] of [
      ['根证书.cer', der],
      ['根证书.pem', readFileSync(pem)],
      ['来文.pdf', signed],
    ] as const) {
      const [first] = await inspect(name, bytes);
      expect(first, name).toMatchObject({ kind: 'root', fingerprint, trusted: false, problem: null });
      expect(Buffer.from(first?.certificate ?? '', 'base64').equals(der)).toBe(true);
    }
    // Reading changes nothing.
    expect((await office.call('trust.list', {})).certificates).toHaveLength(1);
  });

  it('says plainly that a file holds no certificate', async () => {
    for (const bytes of [
      Buffer.from('not a certificate'),
      await samplePdf(),
      Buffer.from('%PDF-1.7 broken'),
      Buffer.of(),
    ]) {
      const source = await office.fileIn('x.cer', bytes);
      expect(codesOf(await office.failure('trust.inspect', { source }))).toContain('certificate_unreadable');
    }
  });
});

describe('trusting', () => {
  const add = (certificate: Uint8Array, fingerprintTyped: string) => ({
    ...CONFIRMED,
    certificate: Buffer.from(certificate).toString('base64'),
    fingerprintTyped,
  });

  it('is refused when the fingerprint was mistyped, is too short, or is no fingerprint', async () => {
    const whole = fingerprintOf(other.rootCertificateDer);
    const digits = whole.replaceAll(':', '');
    const wrong = `${digits.slice(0, -1)}${digits.endsWith('0') ? '1' : '0'}`;
    const cases = [
      [wrong, 'fingerprint_mismatch'],
      [wrong.slice(-16), 'fingerprint_mismatch'],
      [digits.slice(0, 32), 'fingerprint_mismatch'],
      [`0${digits}`, 'fingerprint_mismatch'],
      [digits.slice(-15), 'fingerprint_short'],
      ['', 'fingerprint_short'],
      [`${digits.slice(-15)}G`, 'fingerprint_characters'],
    ] as const;
    for (const [typed, code] of cases) {
      const refused = await office.failure('trust.add', add(other.rootCertificateDer, typed));
      expect(codesOf(refused), typed).toContain(code);
    }
    expect((await office.call('trust.list', {})).certificates).toHaveLength(1);
    expect(await statusOf(signed)).toBe('untrusted');
  });

  it('typed from paper it is trusted at once, and the list says who confirmed it and how', async () => {
    const typed = fingerprintOf(other.rootCertificateDer).replaceAll(':', '').slice(-16).toLowerCase();
    const spaced = typed.replaceAll(/(.{4})/g, '$1 ');
    const { fingerprint } = await office.call('trust.add', add(other.rootCertificateDer, spaced));
    const { certificates } = await office.call('trust.list', {});
    expect(certificates.map((one) => one.own)).toEqual([true, false]);
    expect(certificates[1]).toMatchObject({
      ...CONFIRMED,
      fingerprint,
      kind: 'root',
      state: 'valid',
      addedByName: '管理员',
    });
    expect(await statusOf(signed)).toBe('valid');
    const again = await office.failure('trust.add', add(other.rootCertificateDer, typed));
    expect(codesOf(again)).toContain('trust_exists');
    expect((await inspect('根证书.cer', other.rootCertificateDer))[0]).toMatchObject({
      trusted: true,
      problem: 'trust_exists',
    });
  });

  it('is refused for a certificate that has ended, does not yet count, or may do neither', async () => {
    const ended = makeTestKey(folder.path, '旧', 'ec', { days: ['-days', '1'] });
    const encipher = makeTestKey(folder.path, '加密', 'ec', { usage: 'keyEncipherment' });
    const later = createOfficeIdentity({ officeName: '将来局', divisionCode: '330199', at: new Date('2027-01-01') });
    office.setClock('2050-01-01T10:00:00+08:00');
    await office.as('admin');
    const old = derOf(ended.certificate);
    expect(codesOf(await office.failure('trust.add', add(old, fingerprintOf(old))))).toContain('certificate_ended');
    // The test keys of OpenSSL begin today, by the clock of the machine.
    office.setClock(new Date(Date.now() + 60_000).toISOString());
    await office.as('admin');
    const useless = derOf(encipher.certificate);
    expect(codesOf(await office.failure('trust.add', add(useless, fingerprintOf(useless))))).toContain(
      'certificate_not_for_trust',
    );
    office.setClock(AT.toISOString());
    await office.as('admin');
    const future = later.rootCertificateDer;
    expect(codesOf(await office.failure('trust.add', add(future, fingerprintOf(future))))).toContain(
      'certificate_not_begun',
    );
    const junk = await office.failure('trust.add', add(Buffer.from('junk'), 'A'.repeat(64)));
    expect(codesOf(junk)).toContain('certificate_unreadable');
  });

  it('a certificate without an authority of its own may be trusted alone', async () => {
    const third = createOfficeIdentity({
      officeName: '云海县民政局',
      divisionCode: '330128',
      at: new Date('2026-01-05'),
    });
    const pdf = Buffer.from(await signPdf(await samplePdf(), officeSigner(third), { at: AT, fieldName: '签发人' }));
    await office.call('trust.add', add(third.certificateDer, fingerprintOf(third.certificateDer)));
    expect(await statusOf(pdf)).toBe('valid');
    const { certificates } = await office.call('trust.list', {});
    expect(certificates.find((one) => one.subject.includes('云海县'))?.kind).toBe('signing');
  });

  it('no longer: its documents are untrusted at the next check; the own root stays', async () => {
    const { certificates } = await office.call('trust.list', {});
    const theirs = certificates.find((one) => one.subject.includes('云山县'));
    const own = certificates.find((one) => one.own);
    const kept = await office.failure('trust.remove', { fingerprint: own?.fingerprint ?? '', reason: '误操作' });
    expect(codesOf(kept)).toContain('trust_own_root');
    await office.call('trust.remove', { fingerprint: theirs?.fingerprint ?? '', reason: '单位已撤销' });
    expect(await statusOf(signed)).toBe('untrusted');
    const gone = await office.failure('trust.remove', { fingerprint: theirs?.fingerprint ?? '', reason: '再来一次' });
    expect(gone.code).toBe('not_found');
  });

  it('is for the security administrator alone; everybody may read the list', async () => {
    const source = await office.fileIn('根证书.cer', other.rootCertificateDer);
    for (const login of ['clerk', 'auditor']) {
      await office.as(login);
      expect((await office.call('trust.list', {})).certificates.length).toBeGreaterThan(0);
      const codes = [
        await office.failure('trust.inspect', { source }),
        await office.failure('trust.add', add(other.rootCertificateDer, fingerprintOf(other.rootCertificateDer))),
        await office.failure('trust.remove', { fingerprint: 'a'.repeat(64), reason: '试试看' }),
        await office.failure('trust.importRevocationList', { source }),
      ].map((failure) => failure.code);
      expect(codes).toEqual(['forbidden', 'forbidden', 'forbidden', 'forbidden']);
    }
    await office.as('auditor');
    const { entries } = await office.call('audit.list', { limit: 500 });
    const acts = entries.filter((entry) => entry.action.startsWith('trust.'));
    expect(acts.map((entry) => entry.action).sort()).toEqual(['trust.add', 'trust.add', 'trust.remove']);
    for (const { detail } of acts) expect(detail.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(acts.find((entry) => entry.action === 'trust.remove')?.reason).toBe('单位已撤销');
    expect(acts.every((entry) => entry.detail.confirmedBy === CONFIRMED.confirmedBy)).toBe(true);
  });
});
