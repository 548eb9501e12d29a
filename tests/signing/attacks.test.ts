import { beforeAll, describe, expect, it } from 'vitest';
import { signPdf } from '#service/signing/signPdf.ts';
import { verificationReport } from '#shared/features/documents/verification.ts';
import { verifyPdf } from '#shared/verifier/verifyPdf.ts';
import {
  APPENDED_OBJECT,
  AT,
  type AttackDesk,
  attackDesk,
  FORGERIES,
  flippedByte,
  forge,
  forged,
  goneRound,
  insertedBehindHole,
  mixedKeys,
  nulledSignature,
  oldCrossReference,
  rangeOf,
  renamedRange,
  repairedBehindHole,
  unlistedObject,
  WRAPPED_OBJECT,
  zeroedContents,
} from './attackVectors.ts';
import { addFreeText, replaceContent, withRange } from './pdfEdits.ts';
import { reissue } from './reissue.ts';

let desk: AttackDesk;
let plain: Buffer;
let signed: Buffer;
let final: Buffer;

beforeAll(async () => {
  desk = await attackDesk();
  ({ plain, signed, final } = desk);
});

async function judge(bytes: Buffer) {
  const report = verificationReport.parse(
    await verifyPdf(bytes, { trustRoots: [desk.identity.rootCertificateDer], at: AT }),
  );
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
    const { status, first } = await judge(flippedByte(signed));
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
      mayCover: false,
    });
  });

  it('appended object without xref: changed', async () => {
    const result = await judge(Buffer.concat([signed, APPENDED_OBJECT]));
    expect([result.status, spoilt(result)]).toEqual(['changed', ['bytes_after_end']]);
  });

  it('Contents zeroed: broken', async () => {
    const { status, first } = await judge(zeroedContents(signed));
    expect([status, first?.problem]).toEqual(['broken', 'contents']);
  });

  it('ByteRange [0 0 0 0]: broken', async () => {
    const { status, first } = await judge(withRange(signed, '/ByteRange [0 0 0 0]'));
    expect([status, first?.problem]).toEqual(['broken', 'byte_range']);
  });

  it('ByteRange key renamed: broken', async () => {
    const { status, first } = await judge(renamedRange(signed));
    expect([status, first?.problem]).toEqual(['broken', 'byte_range']);
  });

  it('last range shortened by 10: broken', async () => {
    const { status, first } = await judge(rangeOf(signed, (a, b, c, d) => `${a} ${b} ${c} ${d - 10}`));
    expect([status, first?.problem]).toEqual(['broken', 'revision_end']);
  });

  it('80 bytes inserted after the hole with ByteRange patched: broken', async () => {
    expect((await judge(insertedBehindHole(signed, Buffer.alloc(80, 32)))).status).toBe('broken');
    // The same with the cross-reference offset put right, so that only the hole tells.
    const { status, first } = await judge(repairedBehindHole(signed));
    expect([status, first?.problem]).toEqual(['broken', 'hole']);
  });

  it('FreeText annotation added to a P=2 file: changed, with its place', async () => {
    const { status, first } = await judge(await addFreeText(signed));
    expect(status).toBe('changed');
    const rect = [100, 500, 300, 540];
    const place = { page: 1, rect, mayCover: true };
    expect(first?.laterChanges).toContainEqual({ kind: 'annotation', allowed: false, revision: 3, ...place });
  });

  it('second signature on a P=1 file: changed, and signPdf refuses to make it', async () => {
    await expect(signPdf(final, desk.signer, { at: AT, fieldName: '会签1' })).rejects.toMatchObject({
      code: 'signature_check_failed',
    });
    const whole = await signPdf(signed, desk.signer, { at: AT, fieldName: '会签1' });
    // The same second signature, made by somebody who does not care for P=1.
    const carefree = await forge(final, desk.signer);
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

describe('attacks by name (§7.3)', () => {
  it.each(FORGERIES)('Universal Signature Forgery, %s: broken', async (_, edit) => {
    const edited = forged(signed, edit);
    expect(edited.equals(signed)).toBe(false);
    expect((await judge(edited)).status).toBe('broken');
  });

  it('Universal Signature Forgery, Contents null by an appended revision: never valid', async () => {
    const { report } = await judge(await nulledSignature(signed));
    expect(report.status).toBe('broken');
    expect(report.signatures.map((each) => each.status)).toEqual(['changed', 'broken']);
  });

  it('Incremental Saving, replaced object with the old cross-reference named again: changed', async () => {
    const result = await judge(oldCrossReference(signed));
    expect([result.status, spoilt(result)]).toEqual(['changed', ['bytes_after_end']]);
  });

  it('Incremental Saving with an unlisted object beside a listed change: changed', async () => {
    const result = await judge(await unlistedObject(desk));
    expect([result.status, spoilt(result)]).toEqual(['changed', ['unreferenced_object']]);
  });

  it('a revision that goes round the signature: broken', async () => {
    const { report } = await judge(goneRound(desk));
    expect([report.status, report.problem]).toEqual(['broken', 'skipped_revision']);
  });

  it('Signature Wrapping, the second range moved behind inserted content: broken', async () => {
    expect((await judge(insertedBehindHole(signed, WRAPPED_OBJECT))).status).toBe('broken');
  });

  it('certificate with the same names and another key: invalid', async () => {
    const { status, first } = await judge(await mixedKeys(desk));
    expect([status, first?.problem]).toEqual(['invalid', 'signature']);
  });

  it('certificate substitution after signing: invalid by the signing-certificate attribute', async () => {
    const { status, first } = await judge(reissue(signed, desk.identity));
    expect([status, first?.problem]).toEqual(['invalid', 'signing_certificate']);
  });

  it('a root that is not in the list: untrusted', async () => {
    const report = await verifyPdf(signed, { trustRoots: [desk.other.rootCertificateDer], at: AT });
    expect([report.status, report.signatures[0]?.trust?.problem]).toEqual(['untrusted', 'unknown_root']);
  });

  it('an expired certificate: untrusted', async () => {
    const report = await verifyPdf(signed, {
      trustRoots: [desk.identity.rootCertificateDer],
      at: new Date('2032-01-01T00:00:00Z'),
    });
    expect([report.status, report.signatures[0]?.trust?.problem]).toEqual(['untrusted', 'expired']);
    expect(report.signatures[0]?.trust).toMatchObject({ validNow: false, validAtClaimedTime: true });
  });

  it('a document without signature: unsigned', async () => {
    expect((await judge(plain)).status).toBe('unsigned');
  });
});
