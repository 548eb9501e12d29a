import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createOfficeIdentity, officeSigner } from '#service/signing/identity.ts';
import { signPdf } from '#service/signing/signPdf.ts';
import type { CallInput } from '#shared/contract/list.ts';
import { verifyPdf } from '#shared/verifier/verifyPdf.ts';
import { type BenchService, OFFICE_NAME } from './benchService.ts';
import { type Findings, figure, milliseconds, percentile, warmTimes } from './figures.ts';
import { sheetsBench } from './sheetsBench.ts';
import { convert, findSoffice } from './soffice.ts';

type Content = NonNullable<CallInput<'meetings.preview'>['content']>;

const PAGES = 10;
const RUNS = 9;
const TOPICS = [
  '年度检查',
  '等级评估',
  '换届指导',
  '收费治理',
  '党建引领',
  '安全排查',
  '信用监管',
  '培育扶持',
  '执法检查',
  '社区服务',
  '资金监管',
];

/** Ten pages of minutes drawn by the warm worker; signing and verifying them. */
export async function documentBench(findings: Findings, bench: BenchService, work: string): Promise<void> {
  const { paragraphs, pdf } = await tenPages(bench);
  let run = 0;
  const drawing = await warmTimes(RUNS, async () => {
    run += 1;
    const { pages } = await bench.call('meetings.preview', { content: contentOf(paragraphs, run) });
    if (pages < PAGES) throw new Error(`${pages} pages`);
  });
  const soffice = findSoffice();
  const alternatives = soffice ? [await officeSuite(soffice, contentOf(paragraphs, 0), work)] : [];
  if (!soffice) findings.leftOut.push({ name: 'minutes PDF against LibreOffice', why: 'soffice is not installed' });
  findings.figures.push(
    figure(
      `${PAGES}-page minutes PDF`,
      'ms',
      percentile(drawing, 0.5),
      `worker warm, ${paragraphs} paragraphs, other text in every run, PDF/A-2b with subset fonts, ${(pdf.length / 1024).toFixed(0)} KiB, median of ${RUNS}`,
      alternatives,
    ),
  );
  await wholeWay(findings, bench, paragraphs, alternatives);
  await signing(findings, pdf, work);
  await sheetsBench(findings, bench, work);
}

/** Minutes from the meeting to a signed and checked file; LibreOffice has no such command, so its bare conversion stands beside it. */
async function wholeWay(
  findings: Findings,
  { service, call }: BenchService,
  paragraphs: number,
  alternatives: readonly { readonly name: string; readonly value: number }[],
): Promise<void> {
  const identity = createOfficeIdentity({ officeName: OFFICE_NAME, divisionCode: '330100', at: new Date() });
  const signer = officeSigner(identity);
  const at = new Date(Date.now() + 1_000);
  let run = 100;
  const times = await warmTimes(RUNS, async () => {
    run += 1;
    const { file } = await call('meetings.preview', { content: contentOf(paragraphs, run) });
    const signed = await signPdf(service.files.read(file.$file).bytes, signer, { at, fieldName: '测速' });
    const { status } = await verifyPdf(signed, { trustRoots: [identity.rootCertificateDer], at });
    if (status !== 'valid') throw new Error(`verification: ${status}`);
  });
  findings.figures.push(
    figure(
      `${PAGES}-page minutes, drawn, signed, verified`,
      'ms',
      percentile(times, 0.5),
      `worker warm, other text in every run, median of ${RUNS}`,
      alternatives.map(({ name, value }) => ({ name: `${name}, without a signature`, value })),
    ),
  );
}

/** How many paragraphs fill exactly ten pages, and those pages. */
async function tenPages({ service, call }: BenchService): Promise<{ paragraphs: number; pdf: Buffer }> {
  for (let paragraphs = 20; paragraphs < 120; paragraphs++) {
    const content = contentOf(paragraphs, 0);
    const { file, pages } = await call('meetings.preview', { content });
    const { bytes } = service.files.read(file.$file);
    if (pages === PAGES) return { paragraphs, pdf: bytes };
  }
  throw new Error('no number of paragraphs fills ten pages');
}

/** No two paragraphs are alike, and none is like that of another run: nothing can be remembered from before. */
function block(index: number, run: number): { kind: 'paragraph'; text: string } {
  const topic = TOPICS[(index + run) % TOPICS.length] ?? '';
  const next = TOPICS[(index * 3 + run + 1) % TOPICS.length] ?? '';
  return {
    kind: 'paragraph',
    text: `会议听取了${topic}工作第${run * 100 + index + 1}项情况的汇报。会议指出，要按照“谁登记、谁负责，谁主管、谁负责”的原则统筹推进${topic}和${next}，对${2000 + index}年以来发现的${index * 7 + 3}个问题逐家约谈、逐项列出整改清单，于${(index % 12) + 1}月底前完成复核；整改不到位的，不得承接政府购买服务。`,
  };
}

function contentOf(paragraphs: number, run: number): Content {
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
        blocks: Array.from({ length: paragraphs }, (_, index) => block(index, run)),
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
