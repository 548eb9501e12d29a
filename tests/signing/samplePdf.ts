import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';

/** A font the product ships, for test documents and visible signatures. */
export const FONT = fileURLToPath(new URL('../../resources/fonts/NotoSansSC_500Medium.ttf', import.meta.url));

/** A PDF/A-2b made by pdfkit, as the exporter makes them: single revision, classic cross-reference table. */
export async function samplePdf(pages = 1, compress = true): Promise<Buffer> {
  const document = new PDFDocument({
    subset: 'PDF/A-2b',
    pdfVersion: '1.7',
    lang: 'zh-CN',
    size: 'A4',
    compress,
    autoFirstPage: false,
    info: { Title: '关于年检的通知', Author: '云州市民政局', CreationDate: new Date('2026-06-30T01:00:00Z') },
  });
  document.registerFont('body', FONT);
  const parts: Buffer[] = [];
  document.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise<void>((resolve) => document.on('end', () => resolve()));
  for (let page = 1; page <= pages; page++) {
    document.addPage();
    document.font('body').fontSize(16);
    document.text(`第${page}页 各社会组织：经研究，现将有关事项通知如下。`, 80, 100, { width: 430 });
    for (let line = 0; line < 20; line++) document.text(`（${line + 1}）同意登记申请事项，请按期办理年度检查。`);
  }
  document.end();
  await ended;
  return Buffer.concat(parts);
}
