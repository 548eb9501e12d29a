import { PDFName, PDFRef } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { createOfficeIdentity, officeSigner } from '#service/signing/identity.ts';
import { signPdf } from '#service/signing/signPdf.ts';
import { readEmbeddedRecord } from '#shared/verifier/embeddedRecord.ts';
import { isIntact } from '#shared/verifier/plainAnswer.ts';
import { verifyPdf } from '#shared/verifier/verifyPdf.ts';
import { revise } from '../signing/pdfEdits.ts';
import { samplePdf } from '../signing/samplePdf.ts';
import { recordPdf } from './recordPdf.ts';

const AT = new Date('2026-06-30T02:00:00Z');
const RECORD = { format: 'taizhang-record/1', name: '云州市青年志愿者协会', rows: [{ text: '𠮷' }, null] };
const identity = createOfficeIdentity({ officeName: '云州市民政局', divisionCode: '330100', at: AT });

async function catalogChanged(bytes: Buffer, keys: readonly string[]): Promise<Buffer> {
  return revise(bytes, (document) => {
    for (const key of keys) document.catalog.delete(PDFName.of(key));
    const reference = document.context.trailerInfo.Root;
    if (!(reference instanceof PDFRef)) throw new Error('no catalog');
    document.context.snapshot?.markRefForSave(reference);
  });
}

describe('record data inside a PDF', () => {
  it('are read as they were put in, by /AF or by the name tree alone', async () => {
    const bytes = await recordPdf(JSON.stringify(RECORD));
    expect(readEmbeddedRecord(bytes)).toEqual(RECORD);
    expect(readEmbeddedRecord(await catalogChanged(bytes, ['AF']))).toEqual(RECORD);
    expect(readEmbeddedRecord(await catalogChanged(bytes, ['Names']))).toEqual(RECORD);
    expect(readEmbeddedRecord(await catalogChanged(bytes, ['AF', 'Names']))).toBeNull();
  });

  it.each<[string, string | Buffer, string]>([
    ['no JSON', '{', 'record.json'],
    ['no object', '["taizhang-record/1"]', 'record.json'],
    ['another format', '{"format":"taizhang-record/2"}', 'record.json'],
    ['another name', JSON.stringify(RECORD), 'records.json'],
    ['more than 5 MB', JSON.stringify({ ...RECORD, name: '长'.repeat(1_800_000) }), 'record.json'],
    ['nested too deep to be read', `{"format":"taizhang-record/1","a":${'['.repeat(200_000)}`, 'record.json'],
  ])('%s: nothing', async (_, content, name) => {
    expect(readEmbeddedRecord(await recordPdf(content, name))).toBeNull();
  });

  it('a file without them, cut off, or of other bytes: nothing', async () => {
    expect(readEmbeddedRecord(await samplePdf(1))).toBeNull();
    const bytes = await recordPdf(JSON.stringify(RECORD));
    expect(readEmbeddedRecord(bytes.subarray(0, bytes.length - 300))).toBeNull();
    expect(readEmbeddedRecord(new Uint8Array([1, 2, 3]))).toBeNull();
  });

  it('survive signing, and are vouched for only while the file is intact', async () => {
    const plain = await recordPdf(JSON.stringify(RECORD));
    const signed = Buffer.from(await signPdf(plain, officeSigner(identity), { at: AT, fieldName: '签发人' }));
    const judge = (bytes: Buffer) => verifyPdf(bytes, { trustRoots: [identity.rootCertificateDer], at: AT });
    expect(readEmbeddedRecord(signed)).toEqual(RECORD);
    expect(isIntact(await judge(signed))).toBe(true);
    expect(isIntact(await judge(plain))).toBe(false);
    const replaced = await revise(signed, (document) => {
      const { context } = document;
      const stream = context.flateStream(Buffer.from(JSON.stringify({ ...RECORD, name: '别的协会' })));
      const file = [...context.enumerateIndirectObjects()].find(([, object]) =>
        String(object).includes('/Type /EmbeddedFile'),
      );
      if (!file) throw new Error('no embedded file');
      context.assign(file[0], stream);
      context.snapshot?.markRefForSave(file[0]);
    });
    expect(readEmbeddedRecord(replaced)).toMatchObject({ name: '别的协会' });
    const report = await judge(replaced);
    expect([report.status, isIntact(report)]).toEqual(['changed', false]);
  });
});
