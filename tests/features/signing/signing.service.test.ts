// needs: openssl, pkcs11-tool, softhsm2-util
import fs from 'node:fs';
import path from 'node:path';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRecord } from '#service/db/records.ts';
import { runWrite } from '#service/db/write.ts';
import { writeBlob } from '#service/files/blobs.ts';
import { logIn } from '#service/office/session.ts';
import type { CallInput } from '#shared/contract/list.ts';
import { samplePdf } from '#tests/signing/samplePdf.ts';
import { PIN } from '#tests/signing/softHsm.ts';
import { workFolder } from '#tests/signing/tools.ts';
import { CallFailure, makeService, PASSWORD } from '#tests/support/makeService.ts';
import { KEY_FILE_PASSWORD, makeSigningOffice, type SigningOffice } from './signingOffice.ts';

const folder = workFolder();
let signing: SigningOffice;
beforeAll(async () => {
  signing = await makeSigningOffice(folder);
});
afterAll(async () => {
  await signing.office.close();
  folder.remove();
});

type SignInput = CallInput<'signing.sign'>;

/** The call must fail with the code; blob store, record and bytes stay exactly as they were. */
async function refused(input: SignInput, code: string): Promise<CallFailure> {
  const { office } = signing;
  const rowsBefore = (await office.call('documents.list', {})).rows;
  const blobsBefore = signing.blobs();
  const failure = await office.failure('signing.sign', input);
  expect(failure.code).toBe(code);
  expect((await office.call('documents.list', {})).rows).toEqual(rowsBefore);
  expect(signing.blobs()).toEqual(blobsBefore);
  return failure;
}

async function tokenMeans(pin: string) {
  const token = await signing.token();
  const certificateId = token.certificates[0]?.certificateId ?? '';
  return { kind: 'token', library: 0, tokenSerial: token.serial, certificateId, pin } as const;
}

describe('signing.means', () => {
  it('lists what there is', async () => {
    expect(await signing.office.call('signing.means', {})).toEqual({
      office: { present: true, name: '云州市民政局' },
      own: { present: false, name: null },
      national: { present: false, name: null },
      libraries: [{ index: 0, name: path.basename(signing.hsm.module) }],
    });
  });

  it('shows whose certificate a key file holds before it signs', async () => {
    const { office } = signing;
    const source = await office.fileIn('k.p12', signing.keyFileBytes);
    const facts = await office.call('signing.inspectKeyFile', { source, password: KEY_FILE_PASSWORD });
    expect(facts).toMatchObject({ name: '李春梅', keyUsage: ['digitalSignature', 'nonRepudiation'] });
    expect(facts.issuer).toContain('CN=李春梅根');
    const wrong = await office.failure('signing.inspectKeyFile', { source, password: '别的' });
    expect(wrong.code).toBe('pkcs12_password');
  });

  it('says that tokens are not to be had where the host runs none', async () => {
    const plain = await makeService();
    try {
      await plain.as('admin');
      const source = { $file: plain.service.files.offerPath(signing.hsm.module) };
      await plain.call('signing.addTokenLibrary', { source });
      await plain.as('clerk');
      expect((await plain.failure('signing.tokens', { library: 0 })).code).toBe('not_available');
    } finally {
      await plain.close();
    }
  });
});

describe('signing.sign refuses and changes nothing', () => {
  it('another version, an unknown document, a missing identity', async () => {
    const { id, sha256 } = await signing.issue();
    const base = { documentId: id, expectedSha256: sha256, role: 'cosigner', means: { kind: 'office' } } as const;
    await refused({ ...base, expectedSha256: '0'.repeat(64) }, 'conflict');
    await refused({ ...base, documentId: '01920000-0000-7000-8000-000000000000' }, 'not_found');
    await refused({ ...base, means: { kind: 'own' } }, 'signing_identity_missing');
    await refused({ ...base, means: { kind: 'national' } }, 'signing_identity_missing');
  });

  it('a wrong password of the key file', async () => {
    const { id, sha256 } = await signing.issue();
    const source = await signing.office.fileIn('k.p12', signing.keyFileBytes);
    const means = { kind: 'keyFile', source, password: '猜的口令8888' } as const;
    const failure = await refused(
      { documentId: id, expectedSha256: sha256, role: 'cosigner', means },
      'pkcs12_password',
    );
    expect(JSON.stringify([failure.message, failure.details])).not.toContain('8888');
  });

  it('a wrong PIN: one sentence, one try, and no trace of it', async () => {
    const { office } = signing;
    const { id, sha256 } = await signing.issue();
    const input = { documentId: id, expectedSha256: sha256, role: 'cosigner' } as const;
    const failure = await refused({ ...input, means: await tokenMeans('望闻问切口令') }, 'token_pin');
    expect(failure.message).toContain('令牌口令不对');
    expect(failure.details.pinState).toBe('few_tries');
    expect(JSON.stringify([failure.message, failure.details])).not.toContain('望闻问切');
    expect((await signing.token()).pinState).toBe('few_tries');
    const done = await office.call('signing.sign', { ...input, means: await tokenMeans(PIN) });
    expect([done.fieldName, done.signerName]).toEqual(['会签1', '王海']);
    await office.as('auditor');
    const { entries } = await office.call('audit.list', { limit: 50 });
    expect(JSON.stringify(entries)).not.toMatch(/望闻问切|令牌123456/);
    expect(JSON.stringify(entries)).toContain('document.sign');
    expect((await office.call('audit.verify', {})).findings).toEqual([]);
    await office.as('clerk');
  });

  it('a driver that is not on the list, and a token that is gone', async () => {
    const { id, sha256 } = await signing.issue();
    const input = { documentId: id, expectedSha256: sha256, role: 'cosigner' } as const;
    const means = await tokenMeans(PIN);
    const failure = await refused({ ...input, means: { ...means, library: 3 } }, 'token_library');
    expect(failure.message).toContain('这个驱动没有登记');
    fs.renameSync(signing.hsm.tokens, `${signing.hsm.tokens}-away`);
    fs.mkdirSync(signing.hsm.tokens);
    await refused({ ...input, means }, 'token_missing');
    fs.rmdirSync(signing.hsm.tokens);
    fs.renameSync(`${signing.hsm.tokens}-away`, signing.hsm.tokens);
  });

  it('a signature cancelled while it is made', async () => {
    const { office } = signing;
    const { id, sha256 } = await signing.issue();
    const blobsBefore = signing.blobs();
    const means = await tokenMeans(PIN);
    const stop = office.service.onEvent((event) => {
      if (event.type === 'progress' && event.stage === 'signing') void office.call('jobs.cancel', { callId: 'sign-1' });
    });
    const failure = await office
      .call('signing.sign', { documentId: id, expectedSha256: sha256, role: 'cosigner', means }, { callId: 'sign-1' })
      .catch((error: unknown) => error);
    stop();
    expect(failure instanceof CallFailure ? failure.code : '').toBe('cancelled');
    expect(signing.blobs()).toEqual(blobsBefore);
    expect((await office.call('documents.list', {})).rows.find((one) => one.id === id)?.sha256).toBe(sha256);
  });

  it('two signatures at once: one is kept, the other is a conflict', async () => {
    const { office } = signing;
    const { id, sha256 } = await signing.issue();
    const input = { documentId: id, expectedSha256: sha256, role: 'cosigner', means: { kind: 'office' } } as const;
    const outcomes = await Promise.allSettled([
      office.call('signing.sign', input),
      office.call('signing.sign', { ...input, reason: '会签' }),
    ]);
    expect(outcomes.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    const refusal = outcomes.find((one) => one.status === 'rejected');
    expect(refusal?.reason instanceof CallFailure ? refusal.reason.code : '').toBe('conflict');
    const { report } = await office.call('documents.verify', {
      source: await office.fileIn('x.pdf', await signing.bytes(id)),
    });
    expect(report.signatures.map((one) => one.fieldName)).toEqual(['单位签名', '会签1']);
    expect(report.status).toBe('valid-later-signed');
  });

  it('a late wish to make the document final', async () => {
    const { id, sha256 } = await signing.issue();
    const input = { documentId: id, expectedSha256: sha256, role: 'cosigner', means: { kind: 'office' } } as const;
    const failure = await refused({ ...input, final: true }, 'rule_broken');
    expect(failure.details.fields).toEqual([{ field: 'final', code: 'document_final_late' }]);
  });
});

describe("the signer's own certificate", () => {
  it('signs once the office has issued one, and every signature is trusted', async () => {
    const { office } = signing;
    await office.as('admin');
    const clerk = (await office.call('users.list', {})).users.find((one) => one.login === 'clerk');
    await office.call('certificates.issue', { userId: clerk?.id ?? '', algorithm: 'ec', years: 2 });
    await office.as('clerk');
    expect((await office.call('signing.means', {})).own).toEqual({ present: true, name: '张文员' });
    const { id, sha256 } = await signing.issue();
    const input = { documentId: id, expectedSha256: sha256, role: 'issuer', means: { kind: 'own' } } as const;
    const answer = await office.call('signing.sign', input);
    expect([answer.fieldName, answer.signerName, answer.report.status]).toEqual([
      '签发人',
      '张文员',
      'valid-later-signed',
    ]);
    expect(answer.report.signatures.map((one) => one.status)).toEqual(['valid-later-signed', 'valid']);
  });
});

describe('a document signed as final', () => {
  it('takes no further signature, and says so', async () => {
    const { office } = signing;
    const { id, sha256 } = await keepUnsigned();
    const input = { documentId: id, role: 'issuer', means: { kind: 'office' } } as const;
    const first = await office.call('signing.sign', { ...input, expectedSha256: sha256, final: true });
    expect(first.report.signatures.map((one) => [one.fieldName, one.kind, one.permission])).toEqual([
      ['签发人', 'certification', 1],
    ]);
    // A token would never be asked for its PIN.
    const means = await tokenMeans('望闻问切口令');
    const failure = await refused({ ...input, means, expectedSha256: first.sha256 }, 'rule_broken');
    expect(failure.details.fields).toEqual([{ field: 'document', code: 'document_final' }]);
    expect((await signing.token()).pinState).toBe('fine');
  });
});

describe('what is kept after a signature', () => {
  it('history, audit and both versions', async () => {
    const { office } = signing;
    const { id, sha256 } = await signing.issue();
    const before = await signing.bytes(id);
    const blobsBefore = signing.blobs();
    const input = { documentId: id, expectedSha256: sha256, role: 'reviewer', means: { kind: 'office' } } as const;
    const answer = await office.call('signing.sign', { ...input, visible: false, reason: '已审核' });
    expect([answer.fieldName, answer.visible, answer.report.status]).toEqual(['审核', false, 'valid-later-signed']);
    expect(answer.report.signatures.at(-1)?.reason).toBe('已审核');
    const after = await signing.bytes(id);
    expect(Buffer.compare(after.subarray(0, before.length), before)).toBe(0);
    for (const [name, hash] of blobsBefore) expect(signing.blobs().get(name)).toBe(hash);
    expect(signing.blobs().size).toBe(blobsBefore.size + 1);
    await office.as('auditor');
    const { entries } = await office.call('audit.list', { limit: 20 });
    const entry = entries.find((one) => one.action === 'document.sign');
    expect(JSON.stringify(entry)).toContain(answer.sha256);
    expect(JSON.stringify(entry)).toContain(sha256);
    await office.as('clerk');
  });
});

/** An issued document without any signature, put into the store past the screen. */
async function keepUnsigned(): Promise<{ readonly id: string; readonly sha256: string }> {
  const { office } = signing;
  const clockwork = { now: () => Date.now() + 60_000, newId: () => v7() };
  const session = await logIn(office.folder, 'clerk', PASSWORD, clockwork);
  try {
    const pdf = await samplePdf(2);
    const sha256 = await writeBlob(session.store, pdf);
    const { value } = await runWrite(session.environment, session.actor, 'test', (write) =>
      createRecord(write, 'attachment', {
        ownerType: 'meeting',
        ownerId: '01920000-0000-7000-8000-000000000001',
        fileName: '未签.pdf',
        mediaType: 'application/pdf',
        kind: 'minutes_pdf',
        title: '未签的纪要',
        sizeBytes: pdf.length,
        sha256,
        pages: 2,
      }),
    );
    return { id: value, sha256 };
  } finally {
    await session.store.close();
  }
}
