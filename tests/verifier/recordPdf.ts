import PDFDocument from 'pdfkit';
import { FONT } from '../signing/samplePdf.ts';

/** A PDF/A-3b by pdfkit with one embedded file. */
export async function recordPdf(content: string | Buffer, name = 'record.json'): Promise<Buffer> {
  const document = new PDFDocument({ subset: 'PDF/A-3b', pdfVersion: '1.7', lang: 'zh-CN', size: 'A4' });
  const parts: Buffer[] = [];
  document.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise<void>((resolve) => document.on('end', () => resolve()));
  document.font(FONT).fontSize(16).text('关于同意变更登记的批复');
  // pdfkit's types do not know the relationship (ISO 19005-3 §6.8).
  const options = {
    name,
    type: 'application/json',
    relationship: 'Data',
    creationDate: new Date('2026-06-30T01:00:00Z'),
    modifiedDate: new Date('2026-06-30T01:00:00Z'),
  };
  document.file(Buffer.from(content), options);
  document.end();
  await ended;
  return Buffer.concat(parts);
}
