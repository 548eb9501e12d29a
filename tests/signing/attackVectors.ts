import { createDetachedCms, signerDigest } from '#service/signing/cms.ts';
import { createOfficeIdentity, officeSigner } from '#service/signing/identity.ts';
import { appendEmptySignature } from '#service/signing/signatureUpdate.ts';
import type { Signer } from '#service/signing/signer.ts';
import { signPdf } from '#service/signing/signPdf.ts';
import type { DocumentStatus } from '#shared/features/documents/signatureStatus.ts';
import { addFreeText, lastSignature, replaceContent, revise, withRange } from './pdfEdits.ts';
import { reissue } from './reissue.ts';
import { samplePdf } from './samplePdf.ts';

// The test vectors of official-documents.md §7.3 and §7.4, shared by the tests of the verifier in Node and in the browser.

export const AT = new Date('2026-06-30T02:00:00Z');

/** What the attacks start from: one office, another one of the same name, and files signed by the first. */
export async function attackDesk(at = AT) {
  const identity = createOfficeIdentity({ officeName: '云州市民政局', divisionCode: '330100', at });
  const other = createOfficeIdentity({ officeName: '云州市民政局', divisionCode: '330100', at });
  const signer = officeSigner(identity);
  const plain = await samplePdf(2, false);
  return {
    at,
    identity,
    other,
    signer,
    plain,
    signed: Buffer.from(await signPdf(plain, signer, { at, fieldName: '签发人' })),
    final: Buffer.from(await signPdf(plain, signer, { at, fieldName: '签发人', certification: 1 })),
  };
}
export type AttackDesk = Awaited<ReturnType<typeof attackDesk>>;

/** Signs without reading back, as a program that ignores DocMDP does. */
export function forge(bytes: Buffer, signer: Signer, at = AT): Promise<Buffer> {
  return signUnchecked(bytes, at, (ranges) => createDetachedCms(signer, signerDigest(signer, ...ranges)));
}

/** Appends a signature whose CMS the caller makes over the two ranges. */
export async function signUnchecked(
  bytes: Buffer,
  at: Date,
  makeCms: (ranges: readonly Buffer[]) => Buffer | Promise<Buffer>,
): Promise<Buffer> {
  const request = { at, fieldName: '会签1', signerName: '某人', certification: 2 as const };
  const updated = Buffer.from(await appendEmptySignature(bytes, request, 8192));
  const hole = `<${'0'.repeat(16_384)}>`;
  const from = updated.indexOf(hole, bytes.length);
  const to = from + hole.length;
  const text = updated.toString('latin1', bytes.length);
  const placeholder = /\/ByteRange \[[^\]]*\]/.exec(text);
  if (!placeholder) throw new Error('placeholder');
  const range = `/ByteRange [0 ${from} ${to} ${updated.length - to}]`;
  updated.write(range.padEnd(placeholder[0].length), bytes.length + placeholder.index, 'latin1');
  const cms = await makeCms([updated.subarray(0, from), updated.subarray(to)]);
  updated.write(cms.toString('hex'), from + 1, 'latin1');
  return updated;
}

export function flippedByte(signed: Buffer): Buffer {
  const copy = Buffer.from(signed);
  const at = copy.indexOf('stream', copy.indexOf('/Length')) + 40;
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

export function zeroedContents(signed: Buffer): Buffer {
  const copy = Buffer.from(signed);
  const [, from, to] = lastSignature(copy).range;
  copy.fill('0', from + 1, to - 1);
  return copy;
}

/** The last ByteRange rewritten from its four numbers. */
export function rangeOf(signed: Buffer, numbers: (a: number, b: number, c: number, d: number) => string): Buffer {
  return withRange(signed, `/ByteRange [${numbers(...lastSignature(signed).range)}]`);
}

export function renamedRange(signed: Buffer): Buffer {
  return withRange(signed, lastSignature(signed).rangeText.replace('ByteRange', 'ByteRangX'));
}

/** Bytes put in behind the hole with the ByteRange moved along. */
export function insertedBehindHole(signed: Buffer, inserted: Buffer): Buffer {
  const [a, b, c, d] = lastSignature(signed).range;
  const moved = Buffer.concat([signed.subarray(0, c), inserted, signed.subarray(c)]);
  return withRange(moved, `/ByteRange [${a} ${b} ${c + inserted.length} ${d}]`);
}

/** The same with 80 blanks and the cross-reference offset put right, so that only the hole tells. */
export function repairedBehindHole(signed: Buffer): Buffer {
  const c = lastSignature(signed).range[2];
  const text = insertedBehindHole(signed, Buffer.alloc(80, 32)).toString('latin1');
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1]);
  const head = text.lastIndexOf('startxref');
  const table = text
    .slice(start + 80, head)
    .replaceAll(/(\d{10}) (\d{5}) n/g, (entry, offset: string, generation: string) =>
      Number(offset) > c ? `${String(Number(offset) + 80).padStart(10, '0')} ${generation} n` : entry,
    );
  return Buffer.from(`${text.slice(0, start + 80)}${table}startxref\n${start + 80}\n%%EOF`, 'latin1');
}

/** Universal Signature Forgery: members of the signature dictionary spoilt in place. */
export const FORGERIES: readonly (readonly [string, (text: string) => string])[] = [
  ['Contents missing', (text) => text.replace(/\/Contents <(?=3)/, '/Contentz <')],
  ['ByteRange negative', (text) => text.replace(/\/ByteRange \[0 (\d+) (\d)/, '/ByteRange [0 $1 -')],
  ['ByteRange of names', (text) => text.replace(/\/ByteRange \[0 /, '/ByteRange [/ ')],
  ['SubFilter unknown', (text) => text.replace('/ETSI.CAdES.detached', '/ETSI.CAdES.detacheX')],
  ['Type other', (text) => text.replace('/Type /Sig\n', '/Type /Sog\n')],
];

export function forged(signed: Buffer, edit: (text: string) => string): Buffer {
  return Buffer.from(edit(signed.toString('latin1')), 'latin1');
}

/** Contents null by an appended revision. */
export function nulledSignature(signed: Buffer): Promise<Buffer> {
  const number = /(\d+) 0 obj\s*<<\s*\/Type \/Sig\b/.exec(signed.toString('latin1'))?.[1];
  return revise(signed, (document) => {
    const found = [...document.context.enumerateIndirectObjects()].find(([ref]) => ref.objectNumber === Number(number));
    if (!found) throw new Error('no signature');
    document.context.assign(found[0], document.context.obj({ Type: 'Sig', Filter: 'Adobe.PPKLite' }));
    document.context.snapshot?.markRefForSave(found[0]);
  });
}

/** Incremental Saving: a replaced object with the old cross-reference named again. */
export function oldCrossReference(signed: Buffer): Buffer {
  const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(signed.toString('latin1'))?.[1];
  const copied = `\n5 0 obj\n<< /Length 4 >>\nstream\n1 w \nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.concat([signed, Buffer.from(copied)]);
}

/** Incremental Saving: a trailing revision of its own that lists nothing but carries an object. */
export async function unlistedObject({ signed, signer, at }: AttackDesk): Promise<Buffer> {
  const twice = Buffer.from(await signPdf(signed, signer, { at, fieldName: '会签1' }));
  const start = signed.length;
  const hidden = Buffer.from('\n5 0 obj\n<< /Length 4 >>\nstream\n1 w \nendstream\nendobj\n');
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(twice.toString('latin1'))?.[1];
  const root = /\/Root (\d+ 0 R)/.exec(twice.toString('latin1', start))?.[1];
  const info = /\/Info (\d+ 0 R)/.exec(twice.toString('latin1', start))?.[1];
  const id = /\/ID (\[[^\]]*\])/.exec(twice.toString('latin1', start))?.[1];
  const table = `xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 60 /Root ${root} /Info ${info} /ID ${id} /Prev ${previous} >>\nstartxref\n${twice.length + hidden.length}\n%%EOF\n`;
  return Buffer.concat([twice, hidden, Buffer.from(table)]);
}

/** A revision that builds upon the unsigned one. */
export function goneRound({ plain, signed }: AttackDesk): Buffer {
  const before = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(plain.toString('latin1'))?.[1];
  const root = /\/Root (\d+ 0 R)/.exec(plain.toString('latin1'))?.[1];
  const table = `xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 60 /Root ${root} /Prev ${before} >>\nstartxref\n${signed.length}\n%%EOF\n`;
  return Buffer.concat([signed, Buffer.from(table)]);
}

/** The signature of one key, offered with the certificate of the other. */
export function mixedKeys({ plain, identity, other, at }: AttackDesk): Promise<Buffer> {
  const signHash = officeSigner(other).signHash;
  return forge(plain, { ...officeSigner(identity), signHash }, at);
}

export const APPENDED_OBJECT = Buffer.from('\n5 0 obj\n<< /Length 0 >>\nendobj\n');
export const WRAPPED_OBJECT = Buffer.from('\n5 0 obj\n<< /Length 4 >>\nstream\n1 w \nendstream\nendobj\n');

export type AttackVector = { readonly name: string; readonly bytes: Buffer; readonly status: DocumentStatus };

/** Every vector with the only status it may have. */
export async function attackVectors(desk: AttackDesk): Promise<AttackVector[]> {
  const { signed, final, identity, signer, at } = desk;
  const vectors: [string, Buffer, DocumentStatus][] = [
    ['flipped byte', flippedByte(signed), 'invalid'],
    ['content replaced', await replaceContent(signed, 1), 'changed'],
    ['appended object without xref', Buffer.concat([signed, APPENDED_OBJECT]), 'changed'],
    ['Contents zeroed', zeroedContents(signed), 'broken'],
    ['ByteRange 0 0 0 0', withRange(signed, '/ByteRange [0 0 0 0]'), 'broken'],
    ['ByteRange renamed', renamedRange(signed), 'broken'],
    ['last range shortened', rangeOf(signed, (a, b, c, d) => `${a} ${b} ${c} ${d - 10}`), 'broken'],
    ['inserted behind the hole', insertedBehindHole(signed, Buffer.alloc(80, 32)), 'broken'],
    ['inserted behind the hole, repaired', repairedBehindHole(signed), 'broken'],
    ['FreeText added', await addFreeText(signed), 'changed'],
    ['signature on a final file', await forge(final, signer, at), 'changed'],
    ['cut off', signed.subarray(0, signed.length - 200), 'broken'],
    ['extra EOF', Buffer.concat([signed, Buffer.from('%%EOF\n')]), 'changed'],
    ...FORGERIES.map(([name, edit]): [string, Buffer, DocumentStatus] => [name, forged(signed, edit), 'broken']),
    ['signature nulled', await nulledSignature(signed), 'broken'],
    ['old cross-reference', oldCrossReference(signed), 'changed'],
    ['unlisted object', await unlistedObject(desk), 'changed'],
    ['gone round', goneRound(desk), 'broken'],
    ['wrapped', insertedBehindHole(signed, WRAPPED_OBJECT), 'broken'],
    ['key of another', await mixedKeys(desk), 'invalid'],
    ['certificate substituted', reissue(signed, identity), 'invalid'],
  ];
  return vectors.map(([name, bytes, status]) => ({ name, bytes, status }));
}
