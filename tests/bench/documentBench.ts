import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createOfficeIdentity, officeSigner } from '#service/signing/identity.ts';
import { signPdf } from '#service/signing/signPdf.ts';
import { verifyPdf } from '#service/signing/verifyPdf.ts';
import type { CallInput } from '#shared/contract/list.ts';
import { type BenchService, OFFICE_NAME } from './benchService.ts';
import { type Findings, figure, milliseconds, percentile, warmTimes } from './figures.ts';
import { convert, findSoffice } from './soffice.ts';

type Content = NonNullable<CallInput<'meetings.preview'>['content']>;

const PAGES = 10;
const RUNS = 9;
const PARAGRAPH =
  '会议指出，要按照“谁登记、谁负责，谁主管、谁负责”的原则，健全资金监管、活动监管和信用监管机制，对2026年度检查中发现的问题逐家约谈、逐项列出整改清单，于6月30日前完成整改复核；整改不到位的，不得推荐参加等级评估和承接政府购买服务。';

/** Ten pages of minutes drawn by the warm worker; signing and verifying them. */
export async function documentBench(findings: Findings, bench: BenchService, work: string): Promise<void> {
  const { content, pdf } = await tenPages(bench);
  const drawing = await warmTimes(RUNS, () => bench.call('meetings.preview', { content }));
  const soffice = findSoffice();
  const alternatives = soffice ? [await officeSuite(soffice, content, work)] : [];
  if (!soffice) findings.leftOut.push({ name: 'minutes PDF against LibreOffice', why: 'soffice is not installed' });
  const words = content.fields.minutesText?.blocks.length ?? 0;
  findings.figures.push(
    figure(
      `${PAGES}-page minutes PDF`,
      'ms',
      percentile(drawing, 0.5),
      `worker warm, ${words} paragraphs, PDF/A-2b with subset fonts, ${(pdf.length / 1024).toFixed(0)} KiB, median of ${RUNS}`,
      alternatives,
    ),
  );
  await signing(findings, pdf, work);
}

/** Content that fills exactly ten pages. */
async function tenPages({ service, call }: BenchService): Promise<{ content: Content; pdf: Buffer }> {
  for (let paragraphs = 20; paragraphs < 120; paragraphs++) {
    const content = contentOf(paragraphs);
    const { file, pages } = await call('meetings.preview', { content });
    const { bytes } = service.files.read(file.$file);
    if (pages === PAGES) return { content, pdf: bytes };
  }
  throw new Error('no number of paragraphs fills ten pages');
}

function contentOf(paragraphs: number): Content {
  return {
    fields: {
      kind: 'leading_group',
      title: '青禾县社会组织管理工作领导小组会议纪要',
      startAt: '2026-03-03T09:00',
      endAt: '2026-03-03T11:30',
      place: '县政府三号楼二楼会议室',
      chairName: '林国栋',
      recorderName: '张文员',
      openingText: '现将会议议定事项纪要如下：',
      minutesText: {
        blocks: Array.from({ length: paragraphs }, () => ({ kind: 'paragraph' as const, text: PARAGRAPH })),
      },
    },
    attendance: [{ capacity: 'present', name: '陈立新', post: '局长', unit: '县民政局' }],
    decisions: [{ text: '原则同意年度工作要点。' }],
  };
}

/** The same text as a page of HTML, converted by LibreOffice; includes starting it. */
async function officeSuite(soffice: string, content: Content, work: string): Promise<{ name: string; value: number }> {
  const file = path.join(work, 'minutes.html');
  const blocks = content.fields.minutesText?.blocks ?? [];
  const body = blocks
    .map((block) => (block.kind === 'paragraph' ? `<p style="font-size:16pt">${block.text}</p>` : ''))
    .join('');
  writeFileSync(file, `<meta charset="utf-8">${body}`);
  convert(soffice, file, 'pdf', work);
  return {
    name: 'LibreOffice converting the same text',
    value: await milliseconds(() => convert(soffice, file, 'pdf', work)),
  };
}

async function signing(findings: Findings, pdf: Buffer, work: string): Promise<void> {
  const identity = createOfficeIdentity({ officeName: OFFICE_NAME, divisionCode: '330100', at: new Date() });
  const signer = officeSigner(identity);
  const at = new Date(Date.now() + 1_000);
  let signed: Uint8Array = pdf;
  const signTimes = await warmTimes(RUNS, async () => {
    signed = await signPdf(pdf, signer, { at, fieldName: '测速' });
  });
  const verifyTimes = await warmTimes(RUNS, async () => {
    const { status } = await verifyPdf(signed, { trustRoots: [identity.rootCertificateDer], at });
    if (status !== 'valid') throw new Error(`verification: ${status}`);
  });
  const file = path.join(work, 'signed.pdf');
  writeFileSync(file, signed);
  findings.figures.push(
    figure(
      'signing',
      'ms',
      percentile(signTimes, 0.5),
      `PAdES B-B on ${PAGES} pages, read back and verified before it is offered, median of ${RUNS}`,
      await tool(
        findings,
        'openssl',
        [
          'cms',
          '-sign',
          '-binary',
          '-cades',
          '-in',
          file,
          '-signer',
          certificateFile(work),
          '-outform',
          'DER',
          '-out',
          path.join(work, 'cms.der'),
        ],
        'openssl cms -sign of the same bytes (RSA-2048, starts a process, no PDF)',
      ),
    ),
    figure(
      'verifying',
      'ms',
      percentile(verifyTimes, 0.5),
      `whole report of one signature, median of ${RUNS}`,
      await tool(findings, 'pdfsig', ['-nocert', file], 'pdfsig -nocert on the same file (starts a process)'),
    ),
  );
}

/** A certificate and key made by OpenSSL in one PEM file; empty text when there is no OpenSSL. */
function certificateFile(work: string): string {
  const file = path.join(work, 'openssl.pem');
  const request = [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-subj',
    '/CN=bench',
    '-days',
    '30',
    '-keyout',
    file,
  ];
  const { stdout, status } = spawnSync('openssl', request, { encoding: 'utf8' });
  if (status === 0) writeFileSync(file, stdout, { flag: 'a' });
  return file;
}

/** Median time of a command of this machine, as the alternative it stands for. */
async function tool(
  findings: Findings,
  command: string,
  parameters: readonly string[],
  name: string,
): Promise<{ name: string; value: number }[]> {
  const run = () => spawnSync(command, parameters).status;
  if (run() !== 0) {
    findings.leftOut.push({ name, why: `${command} is not installed or failed` });
    return [];
  }
  return [{ name, value: percentile(await warmTimes(RUNS, run), 0.5) }];
}
