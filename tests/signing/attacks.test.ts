import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { createDetachedCms } from '#service/signing/cms.ts';
import { createOfficeIdentity, officeSigner } from '#service/signing/identity.ts';
import { signPdf } from '#service/signing/signPdf.ts';
import { verifyPdf } from '#service/signing/verifyPdf.ts';
import { verificationReport } from '#shared/features/documents/verification.ts';
import { addFreeText, lastSignature, replaceContent, revise, withRange } from './pdfEdits.ts';
import { samplePdf } from './samplePdf.ts';

const AT = new Date('2026-06-30T02:00:00Z');
const identity = createOfficeIdentity({ officeName: '云州市民政局', divisionCode: '330100', at: AT });
const other = createOfficeIdentity({ officeName: '云州市民政局', divisionCode: '330100', at: AT });
const signer = officeSigner(identity);
const options = { trustRoots: [identity.rootCertificateDer], at: AT };

let plain: Buffer;
let signed: Buffer;
let final: Buffer;

beforeAll(async () => {
  plain = await samplePdf(2, false);
  signed = Buffer.from(await signPdf(plain, signer, { at: AT, fieldName: '签发人' }));
  final = Buffer.from(await signPdf(plain, signer, { at: AT, fieldName: '签发人', certification: 1 }));
});

async function judge(bytes: Buffer) {
  const report = verificationReport.parse(await verifyPdf(bytes, options));
  return { report, status: report.status, first: report.signatures[0] };
}

/** Kinds that the first signature finds not allowed. */
function spoilt(report: Awaited<ReturnType<typeof judge>>): string[] {
  return (report.first?.laterChanges ?? []).filter((change) => !change.allowed).map((change) => change.kind);
}

describe('the test vectors of official-documents.md §7.4', () => {
  it('untouched: valid', async () => {
    expect((await judge(signed)).status).toBe('valid');
    expect((await judge(final)).status).toBe('valid');
  });

  it('one flipped byte in a content stream: invalid', async () => {
    const copy = Buffer.from(signed);
    const at = copy.indexOf('stream', copy.indexOf('/Length')) + 40;
    copy[at] = (copy[at] ?? 0) ^ 1;
    const { status, first } = await judge(copy);
    expect([status, first?.problem]).toEqual(['invalid', 'digest']);
  });

  it('content object replaced in an appended revision: changed, with the page', async () => {
    const { status, first } = await judge(await replaceContent(signed, 1));
    expect([status, first?.problem]).toEqual(['changed', null]);
    expect(first?.laterChanges).toContainEqual({
      kind: 'page_content',
      allowed: false,
      revision: 3,
      page: 2,
      rect: null,
    });
  });

  it('appended object without xref: changed', async () => {
    const result = await judge(Buffer.concat([signed, Buffer.from('\n5 0 obj\n<< /Length 0 >>\nendobj\n')]));
    expect([result.status, spoilt(result)]).toEqual(['changed', ['bytes_after_end']]);
  });

  it('Contents zeroed: broken', async () => {
    const copy = Buffer.from(signed);
    const [, from, to] = lastSignature(copy).range;
    copy.fill('0', from + 1, to - 1);
    const { status, first } = await judge(copy);
    expect([status, first?.problem]).toEqual(['broken', 'contents']);
  });

  it('ByteRange [0 0 0 0]: broken', async () => {
    const { status, first } = await judge(withRange(signed, '/ByteRange [0 0 0 0]'));
    expect([status, first?.problem]).toEqual(['broken', 'byte_range']);
  });

  it('ByteRange key renamed: broken', async () => {
    const text = lastSignature(signed).rangeText.replace('ByteRange', 'ByteRangX');
    const { status, first } = await judge(withRange(signed, text));
    expect([status, first?.problem]).toEqual(['broken', 'byte_range']);
  });

  it('last range shortened by 10: broken', async () => {
    const [a, b, c, d] = lastSignature(signed).range;
    const { status, first } = await judge(withRange(signed, `/ByteRange [${a} ${b} ${c} ${d - 10}]`));
    expect([status, first?.problem]).toEqual(['broken', 'revision_end']);
  });

  it('80 bytes inserted after the hole with ByteRange patched: broken', async () => {
    const [a, b, c, d] = lastSignature(signed).range;
    const moved = Buffer.concat([signed.subarray(0, c), Buffer.alloc(80, 32), signed.subarray(c)]);
    const patched = withRange(moved, `/ByteRange [${a} ${b} ${c + 80} ${d}]`);
    expect((await judge(patched)).status).toBe('broken');
    // The same with the cross-reference offset put right, so that only the hole tells.
    const text = patched.toString('latin1');
    const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1]);
    const head = text.lastIndexOf('startxref');
    const table = text
      .slice(start + 80, head)
      .replaceAll(/(\d{10}) (\d{5}) n/g, (entry, offset: string, generation: string) =>
        Number(offset) > c ? `${String(Number(offset) + 80).padStart(10, '0')} ${generation} n` : entry,
      );
    const repaired = `${text.slice(0, start + 80)}${table}startxref\n${start + 80}\n%%EOF`;
    const { status, first } = await judge(Buffer.from(repaired, 'latin1'));
    expect([status, first?.problem]).toEqual(['broken', 'hole']);
  });

  it('FreeText annotation added to a P=2 file: changed, with its place', async () => {
    const { status, first } = await judge(await addFreeText(signed));
    expect(status).toBe('changed');
    const rect = [100, 500, 300, 540];
    expect(first?.laterChanges).toContainEqual({ kind: 'annotation', allowed: false, revision: 3, page: 1, rect });
  });

  it('second signature on a P=1 file: changed, and signPdf refuses to make it', async () => {
    await expect(signPdf(final, signer, { at: AT, fieldName: '会签1' })).rejects.toMatchObject({
      code: 'signature_check_failed',
    });
    const whole = await signPdf(signed, signer, { at: AT, fieldName: '会签1' });
    // The same second signature, made by somebody who does not care for P=1.
    const carefree = await forge(final);
    const result = await judge(carefree);
    expect([result.status, spoilt(result)]).toEqual(['changed', ['signature_not_permitted']]);
    expect((await judge(Buffer.from(whole))).status).toBe('valid-later-signed');
  });

  it('200 bytes cut from the end: broken', async () => {
    expect((await judge(signed.subarray(0, signed.length - 200))).status).toBe('broken');
  });

  it('extra %%EOF: changed', async () => {
    const result = await judge(Buffer.concat([signed, Buffer.from('%%EOF\n')]));
    expect([result.status, spoilt(result)]).toEqual(['changed', ['bytes_after_end']]);
  });
});

/** Signs without reading back, as a program that ignores DocMDP does. */
async function forge(bytes: Buffer, hostile = signer): Promise<Buffer> {
  const { appendEmptySignature } = await import('#service/signing/signatureUpdate.ts');
  const request = { at: AT, fieldName: '会签1', signerName: '某人', certification: 2 as const };
  const updated = Buffer.from(await appendEmptySignature(bytes, request, 8192));
  const hole = `<${'0'.repeat(16_384)}>`;
  const from = updated.indexOf(hole, bytes.length);
  const to = from + hole.length;
  const text = updated.toString('latin1', bytes.length);
  const placeholder = /\/ByteRange \[[^\]]*\]/.exec(text);
  if (!placeholder) throw new Error('placeholder');
  const range = `/ByteRange [0 ${from} ${to} ${updated.length - to}]`;
  updated.write(range.padEnd(placeholder[0].length), bytes.length + placeholder.index, 'latin1');
  const digest = createHash('sha256').update(updated.subarray(0, from)).update(updated.subarray(to)).digest();
  updated.write((await createDetachedCms(hostile, digest)).toString('hex'), from + 1, 'latin1');
  return updated;
}

describe('attacks by name (§7.3)', () => {
  it.each([
    ['Contents missing', (text: string) => text.replace(/\/Contents <(?=3)/, '/Contentz <')],
    ['ByteRange negative', (text: string) => text.replace(/\/ByteRange \[0 (\d+) (\d)/, '/ByteRange [0 $1 -')],
    ['ByteRange of names', (text: string) => text.replace(/\/ByteRange \[0 /, '/ByteRange [/ ')],
    ['SubFilter unknown', (text: string) => text.replace('/ETSI.CAdES.detached', '/ETSI.CAdES.detacheX')],
    ['Type other', (text: string) => text.replace('/Type /Sig\n', '/Type /Sog\n')],
  ])('Universal Signature Forgery, %s: broken', async (_, edit) => {
    const text = signed.toString('latin1');
    const edited = edit(text);
    expect(edited).not.toBe(text);
    expect((await judge(Buffer.from(edited, 'latin1'))).status).toBe('broken');
  });

  it('Universal Signature Forgery, Contents null by an appended revision: never valid', async () => {
    const number = /(\d+) 0 obj\s*<<\s*\/Type \/Sig\b/.exec(signed.toString('latin1'))?.[1];
    const edited = await revise(signed, (document) => {
      const found = [...document.context.enumerateIndirectObjects()].find(
        ([ref]) => ref.objectNumber === Number(number),
      );
      if (!found) throw new Error('no signature');
      document.context.assign(found[0], document.context.obj({ Type: 'Sig', Filter: 'Adobe.PPKLite' }));
      document.context.snapshot?.markRefForSave(found[0]);
    });
    const { report } = await judge(edited);
    expect(report.status).toBe('broken');
    expect(report.signatures.map((each) => each.status)).toEqual(['changed', 'broken']);
  });

  it('Incremental Saving, replaced object with the old cross-reference named again: changed', async () => {
    const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(signed.toString('latin1'))?.[1];
    const copied = `\n5 0 obj\n<< /Length 4 >>\nstream\n1 w \nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`;
    const result = await judge(Buffer.concat([signed, Buffer.from(copied)]));
    expect([result.status, spoilt(result)]).toEqual(['changed', ['bytes_after_end']]);
  });

  it('Incremental Saving with an unlisted object beside a listed change: changed', async () => {
    const twice = Buffer.from(await signPdf(signed, signer, { at: AT, fieldName: '会签1' }));
    const start = signed.length;
    const hidden = Buffer.from('\n5 0 obj\n<< /Length 4 >>\nstream\n1 w \nendstream\nendobj\n');
    // A trailing revision of its own that lists nothing but carries the object.
    const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(twice.toString('latin1'))?.[1];
    const root = /\/Root (\d+ 0 R)/.exec(twice.toString('latin1', start))?.[1];
    const info = /\/Info (\d+ 0 R)/.exec(twice.toString('latin1', start))?.[1];
    const id = /\/ID (\[[^\]]*\])/.exec(twice.toString('latin1', start))?.[1];
    const table = `xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 60 /Root ${root} /Info ${info} /ID ${id} /Prev ${previous} >>\nstartxref\n${twice.length + hidden.length}\n%%EOF\n`;
    const result = await judge(Buffer.concat([twice, hidden, Buffer.from(table)]));
    expect([result.status, spoilt(result)]).toEqual(['changed', ['unreferenced_object']]);
  });

  it('a revision that goes round the signature: broken', async () => {
    const before = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(plain.toString('latin1'))?.[1];
    const root = /\/Root (\d+ 0 R)/.exec(plain.toString('latin1'))?.[1];
    const table = `xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 60 /Root ${root} /Prev ${before} >>\nstartxref\n${signed.length}\n%%EOF\n`;
    const { report } = await judge(Buffer.concat([signed, Buffer.from(table)]));
    expect([report.status, report.problem]).toEqual(['broken', 'skipped_revision']);
  });

  it('Signature Wrapping, the second range moved behind inserted content: broken', async () => {
    const [a, b, c, d] = lastSignature(signed).range;
    const inserted = Buffer.from('\n5 0 obj\n<< /Length 4 >>\nstream\n1 w \nendstream\nendobj\n');
    const moved = Buffer.concat([signed.subarray(0, c), inserted, signed.subarray(c)]);
    const wrapped = withRange(moved, `/ByteRange [${a} ${b} ${c + inserted.length} ${d}]`);
    expect((await judge(wrapped)).status).toBe('broken');
  });

  it('certificate with the same names and another key: invalid', async () => {
    // The signature of one key, offered with the certificate of the other.
    const mixed = { ...signer, certDer: identity.certificateDer, signHash: officeSigner(other).signHash };
    const { status, first } = await judge(await forge(plain, mixed));
    expect([status, first?.problem]).toEqual(['invalid', 'signature']);
  });

  it('certificate substitution after signing: invalid by the signing-certificate attribute', async () => {
    const { reissue } = await import('./reissue.ts');
    const substituted = reissue(signed, identity);
    const { status, first } = await judge(substituted);
    expect([status, first?.problem]).toEqual(['invalid', 'signing_certificate']);
  });

  it('a root that is not in the list: untrusted', async () => {
    const report = await verifyPdf(signed, { trustRoots: [other.rootCertificateDer], at: AT });
    expect([report.status, report.signatures[0]?.trust?.problem]).toEqual(['untrusted', 'unknown_root']);
  });

  it('an expired certificate: untrusted', async () => {
    const report = await verifyPdf(signed, { ...options, at: new Date('2032-01-01T00:00:00Z') });
    expect([report.status, report.signatures[0]?.trust?.problem]).toEqual(['untrusted', 'expired']);
    expect(report.signatures[0]?.trust).toMatchObject({ validNow: false, validAtClaimedTime: true });
  });

  it('a document without signature: unsigned', async () => {
    expect((await judge(plain)).status).toBe('unsigned');
  });
});
