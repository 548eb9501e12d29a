import { deflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { AppError } from '#shared/contract/errors.ts';
import { verifyPdf } from '#shared/verifier/verifyPdf.ts';
import { attackDesk, forge } from '../signing/attackVectors.ts';
import { appendRaw, rawPdf, rawStream } from '../signing/rawPdf.ts';

const AT = new Date('2026-06-30T02:00:00Z');
const HEAD = '%PDF-1.7\n';

/** Status or error code. */
async function judge(bytes: Buffer, trustRoots: readonly Uint8Array[] = []): Promise<string> {
  try {
    return (await verifyPdf(bytes, { trustRoots, at: AT })).status;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

const PAGES = {
  2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Resources << >> >>',
  4: rawStream('10 10 100 100 re f'),
};

it('fields without number that contain each other end', async () => {
  const file = rawPdf({
    ...PAGES,
    1: '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [<< /T (a) /Kids 9 0 R >>] /SigFlags 3 >> >>',
    9: '[<< /T (a) /Kids 9 0 R >> << /T (b) /Kids 9 0 R >>]',
  });
  expect(await judge(file)).toBe('broken');
});

it('cross-reference streams that unpack to millions of entries end', async () => {
  const count = 8_000_000;
  const packed = deflateSync(Buffer.alloc(count));
  const parts: Buffer[] = [Buffer.from(HEAD)];
  let length = HEAD.length;
  let previous = '';
  for (let index = 0; index < 20; index++) {
    const part = Buffer.concat([
      Buffer.from(
        `1 0 obj\n<< /Type /XRef /W [1 0 0] /Size ${count} /Root 2 0 R ${previous} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`,
      ),
      packed,
      Buffer.from('\nendstream\nendobj\n'),
    ]);
    previous = `/Prev ${length}`;
    parts.push(part);
    length += part.length;
  }
  parts.push(Buffer.from(`startxref\n${previous.slice(6)}\n%%EOF\n`));
  expect(await judge(Buffer.concat(parts))).toBe('pdf_unreadable');
}, 20_000);

it('a string as long as the file, and tens of thousands of ends, end', async () => {
  const long = rawPdf({ ...PAGES, 1: `<< /Type /Catalog /Pages 2 0 R /X (${'a'.repeat(60_000_000)}) >>` });
  expect(await judge(long)).toBe('unsigned');
  const table = `xref\n0 2000\n${'0000000000 65535 f \n'.repeat(2000)}trailer\n<< >>\n`;
  const ends = Array.from({ length: 30_000 }, (_, index) => `startxref\n${9 + (index % 5000)}\n%%EOF\n`).join('');
  expect(await judge(Buffer.from(`${HEAD}${' '.repeat(5000)}${table}${ends}`))).toBe('pdf_unreadable');
}, 20_000);

it('object streams that unpack to gigabytes end', async () => {
  const streams = 40;
  const objects: Record<number, string> = {
    ...PAGES,
    1: `<< /Type /Catalog /Pages 2 0 R /AcroForm << /SigFlags 3 /Fields [${Array.from({ length: streams }, (_, index) => `${300 + index} 0 R`).join(' ')}] >> >>`,
  };
  for (let index = 0; index < streams; index++) {
    objects[100 + index] = rawStream(
      deflateSync(
        Buffer.concat([Buffer.from(`${300 + index} 0 `), Buffer.from('null'), Buffer.alloc(60_000_000, 32)]),
      ).toString('latin1'),
      `/Type /ObjStm /N 1 /First 6 /Filter /FlateDecode`,
    );
  }
  const file = rawPdf(objects);
  const entries = Array.from({ length: streams }, (_, index) => [2, 100 + index, 0]).flat();
  const at = file.length;
  const section = `200 0 obj\n<< /Type /XRef /W [1 1 1] /Index [300 ${streams}] /Size 400 /Root 1 0 R /Prev ${/startxref\s+(\d+)\s+%%EOF\s*$/.exec(file.toString('latin1'))?.[1]} /Length ${entries.length} >>\nstream\n`;
  const bytes = Buffer.concat([
    file,
    Buffer.from(section),
    Buffer.from(entries),
    Buffer.from(`\nendstream\nendobj\nstartxref\n${at}\n%%EOF\n`),
  ]);
  expect(await judge(bytes)).toBe('broken');
}, 30_000);

it('a length that stands in an object stream is legal', async () => {
  const desk = await attackDesk();
  const member = '30 0 18';
  const base = rawPdf({
    ...PAGES,
    1: '<< /Type /Catalog /Pages 2 0 R >>',
    4: rawStream('10 10 100 100 re f').replace('/Length 18', '/Length 30 0 R'),
    20: rawStream(member, '/Type /ObjStm /N 1 /First 5'),
  });
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(base.toString('latin1'))?.[1];
  const body = Buffer.from(base.toString('latin1').replace(/startxref[\s\S]*$/, ''), 'latin1');
  const head = `40 0 obj\n<< /Type /XRef /W [1 1 1] /Index [30 1] /Size 200 /Root 1 0 R /Prev ${previous} /Length 3 >>\nstream\n`;
  const file = Buffer.concat([
    body,
    Buffer.from(head),
    Buffer.from([2, 20, 0]),
    Buffer.from(`\nendstream\nendobj\nstartxref\n${body.length}\n%%EOF\n`),
  ]);
  const signed = await forge(file, desk.signer);
  expect(await judge(signed, [desk.identity.rootCertificateDer])).toBe('valid');
  expect(await judge(appendRaw(signed, { 4: rawStream('0 0 9 9 re f') }), [desk.identity.rootCertificateDer])).toBe(
    'changed',
  );
});
