import { createHash, createPrivateKey } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillVerifierPage } from '#service/features/documents/verifierPage.ts';
import { authorityOf } from '#service/signing/authority.ts';
import { createOfficeIdentity, officeSigner } from '#service/signing/identity.ts';
import { issueRevocationList } from '#service/signing/revocationList.ts';
import { keySigner } from '#service/signing/signer.ts';
import { signPdf } from '#service/signing/signPdf.ts';
import { plainAnswerLabels, verifierPage } from '#shared/text/zh-CN/verifierPage.ts';
import { readCertificate } from '#shared/verifier/certificates.ts';
import { plainAnswer } from '#shared/verifier/plainAnswer.ts';
import { verifyPdf } from '#shared/verifier/verifyPdf.ts';
import { findChromium } from '#tests/support/findChromium.ts';
import { attackDesk, attackVectors, forge } from '../signing/attackVectors.ts';
import { revise } from '../signing/pdfEdits.ts';
import { REVISION_EDITS } from '../signing/revisionEdits.ts';
import { FONT, samplePdf } from '../signing/samplePdf.ts';
import { derOf, makeTestKey, mustRun, workFolder } from '../signing/tools.ts';
import { buildVerifierPage } from './builtPage.ts';
import { makeNationalKey, nationalSigner } from './nationalKey.ts';
import { recordPdf } from './recordPdf.ts';

// The page as it is handed out, opened from a file in a real browser: everything it says must be what Node says.

const DAY = 24 * 60 * 60 * 1000;
const AT = new Date(Date.now() - DAY);
const RECORD = {
  format: 'taizhang-record/1',
  name: '云州市青年志愿者协会',
  number: '云民社〔2026〕3号',
  tasks: [{ text: '<img src=x onerror=alert(1)>', dueOn: '2026年7月1日' }],
};

const folder = workFolder();
const files = new Map<string, Buffer>();
/** Attack files by name, with the only status they may have. */
const attacks = new Map<string, string>();
let trustRoots: Buffer[] = [];
let revocationLists: Buffer[] = [];
let html = '';
let browser: Browser;
let page: Page;
const requests: string[] = [];
const complaints: string[] = [];

beforeAll(async () => {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('no Chromium (apt-get install chromium, or set CHROMIUM_PATH)');
  const desk = await attackDesk(AT);
  const sign = async (bytes: Buffer) => Buffer.from(await signPdf(bytes, desk.signer, { at: AT, fieldName: '签发人' }));
  for (const { name, bytes, status } of await attackVectors(desk)) addAttack(name, bytes, status);
  const appearance = { pageIndex: 0, rect: { left: 110, top: 220, width: 60, height: 25 }, fontPath: FONT };
  const options = { at: AT, fieldName: '签发人', appearance };
  const visible = Buffer.from(await signPdf(await samplePdf(3), desk.signer, options));
  for (const [name, edit] of REVISION_EDITS) addAttack(name, await revise(visible, edit), 'changed');

  files.set('good.pdf', desk.signed);
  files.set('signed twice.pdf', await sign(desk.signed));
  files.set('unsigned.pdf', desk.plain);
  files.set('unknown signer.pdf', await forge(desk.plain, officeSigner(desk.other), AT));
  files.set('record.pdf', await sign(await recordPdf(JSON.stringify(RECORD))));
  files.set('record unsigned.pdf', await recordPdf(JSON.stringify(RECORD)));
  files.set('no pdf.pdf', Buffer.from('not a pdf'));
  mustRun('qpdf', ['--encrypt', '', 'geheim', '256', '--', folder.write('a.pdf', desk.plain), folder.path('b.pdf')]);
  files.set('encrypted.pdf', readFileSync(folder.path('b.pdf')));

  const national = makeNationalKey(folder.path, '国密签名');
  const later = new Date(Date.now() + 1000);
  files.set('national.pdf', await forge(desk.plain, nationalSigner(folder.path, national), later));
  const elliptic = makeTestKey(folder.path, '李春梅', 'ec');
  files.set(
    'elliptic.pdf',
    await forge(
      desk.plain,
      keySigner({
        certificateDer: derOf(elliptic.certificate),
        chainDer: [derOf(elliptic.root)],
        privateKey: createPrivateKey(readFileSync(elliptic.key)),
      }),
      later,
    ),
  );
  const leaver = createOfficeIdentity({ officeName: '云州市旧局', divisionCode: '330100', at: AT });
  files.set('revoked.pdf', await forge(desk.plain, officeSigner(leaver), AT));
  const leaverKey = createPrivateKey({ key: leaver.rootPrivateKeyPkcs8, format: 'der', type: 'pkcs8' });
  revocationLists = [
    issueRevocationList(authorityOf(leaver.rootCertificateDer, leaverKey), {
      number: 1,
      thisUpdate: AT,
      nextUpdate: new Date(AT.getTime() + 30 * DAY),
      entries: [
        { serial: readCertificate(leaver.certificateDer).serial, revokedAt: AT, reason: 'cessationOfOperation' },
      ],
    }),
  ];
  const own = [desk.identity.rootCertificateDer, derOf(national.root), derOf(elliptic.root)];
  trustRoots = [...own, leaver.rootCertificateDer];
  html = fillVerifierPage(await buildVerifierPage(folder.path('built')), {
    officeName: '云州市民政局</script>',
    writtenOn: '2026-06-30',
    offices: [
      { name: '云州市民政局', certificates: own },
      { name: '云州市旧局', certificates: [leaver.rootCertificateDer] },
    ],
    revocationLists,
  });
  mkdirSync(folder.path('files'));
  for (const [name, bytes] of files) writeFileSync(folder.path(`files/${name}`), bytes);

  const args = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];
  browser = await chromium.launch({ executablePath, headless: true, args });
  page = await open(html, '文件验真.html');
});
afterAll(async () => {
  await browser?.close();
  folder.remove();
});

function addAttack(name: string, bytes: Buffer, status: string): void {
  files.set(`${name}.pdf`, bytes);
  attacks.set(`${name}.pdf`, status);
}

/** Opens a page by file://; everything it asks for and complains about is noted. */
async function open(content: string, name: string): Promise<Page> {
  const place = folder.write(name, Buffer.from(content, 'utf8'));
  const opened = await browser.newPage();
  opened.on('request', (request) => requests.push(request.url()));
  opened.on('console', (message) => complaints.push(message.text()));
  opened.on('pageerror', (error) => complaints.push(error.message));
  await opened.goto(pathToFileURL(place).href);
  return opened;
}

/** Checks files in the page and reads what it says of each. */
async function check(names: readonly string[]) {
  await page.setInputFiles(
    'input[type=file]',
    names.map((name) => folder.path(`files/${name}`)),
  );
  await page.waitForFunction(
    (count) => document.querySelectorAll('#results > article[data-answer]').length === count,
    names.length,
    { timeout: 30_000 },
  );
  const said = await page.$$eval('#results > article', (cards) =>
    cards.map((card) => ({
      name: card.querySelector('h2')?.textContent ?? '',
      answer: card.getAttribute('data-answer') ?? '',
      status: card.getAttribute('data-status') ?? '',
      words: card.querySelector('.answer')?.lastChild?.textContent ?? '',
      signatures: [...card.querySelectorAll('section[data-status]')].map((part) => part.getAttribute('data-status')),
      text: card.textContent ?? '',
    })),
  );
  return new Map(said.map((card) => [card.name, card]));
}

const inNode = (name: string) =>
  verifyPdf(files.get(name) ?? Buffer.alloc(0), { trustRoots, revocationLists, at: new Date() });

describe('the offline verifier in a browser (features "Beyond" 7)', () => {
  it('says of every attack file exactly what Node says, and never that it is fine', async () => {
    expect(attacks.size).toBeGreaterThanOrEqual(30);
    const said = await check([...attacks.keys()]);
    expect(said.size).toBe(attacks.size);
    for (const [name, status] of attacks) {
      const report = await inNode(name);
      const card = said.get(name);
      expect([name, card?.status, card?.signatures]).toEqual([
        name,
        status,
        report.signatures.map((signature) => signature.status),
      ]);
      expect([name, report.status, card?.answer]).toEqual([name, status, plainAnswer(report)]);
      expect(['changed', 'broken']).toContain(card?.answer);
      expect(card?.text).toContain(report.sha256.slice(0, 8));
    }
    expect(said.get('content replaced.pdf')?.text).toContain('改动的页：2');
  });

  it('gives the four plain answers, and names what cannot be read', async () => {
    const expected = [
      ['good.pdf', 'trusted'],
      ['signed twice.pdf', 'trusted'],
      ['unknown signer.pdf', 'unknown_signer'],
      ['flipped byte.pdf', 'changed'],
      ['unsigned.pdf', 'unsigned'],
    ] as const;
    const said = await check([...expected.map(([name]) => name), 'no pdf.pdf', 'encrypted.pdf']);
    for (const [name, answer] of expected) {
      expect([name, said.get(name)?.answer, said.get(name)?.words]).toEqual([name, answer, plainAnswerLabels[answer]]);
    }
    expect(said.get('no pdf.pdf')?.words).toContain('不是能读取的 PDF');
    expect(said.get('encrypted.pdf')?.words).toContain('有密码');
  });

  it('RSA, elliptic curves and SM2 alike; a revoked certificate is named', async () => {
    const said = await check(['good.pdf', 'elliptic.pdf', 'national.pdf', 'revoked.pdf']);
    for (const name of ['good.pdf', 'elliptic.pdf', 'national.pdf', 'revoked.pdf']) {
      expect([name, said.get(name)?.status]).toEqual([name, (await inNode(name)).status]);
    }
    expect(said.get('elliptic.pdf')?.status).toBe('valid');
    expect(said.get('national.pdf')?.status).toBe('valid');
    expect(said.get('national.pdf')?.text).toContain('国密签名，仅本系统与支持国密的阅读器可验');
    expect(said.get('good.pdf')?.text).not.toContain('国密签名');
    expect(said.get('revoked.pdf')?.status).toBe('untrusted');
    expect(said.get('revoked.pdf')?.text).toContain('证书已吊销');
  });

  it('shows the fingerprint to compare, and the record data only under an intact signature', async () => {
    const said = await check(['record.pdf', 'record unsigned.pdf']);
    const fingerprint = (await inNode('record.pdf')).signatures[0]?.fingerprint ?? '';
    expect(fingerprint).toHaveLength(64);
    const card = said.get('record.pdf')?.text ?? '';
    expect(card).toContain(fingerprint.replaceAll(/(.{8})(?=.)/g, '$1 '));
    for (const part of ['自签署后未改动', '云州市青年志愿者协会', '云民社〔2026〕3号', '<img src=x', '完成时限']) {
      expect(card).toContain(part);
    }
    expect(await page.$('img')).toBeNull();
    const unsigned = said.get('record unsigned.pdf')?.text ?? '';
    expect(unsigned).toContain('不予显示');
    expect(unsigned).not.toContain('云州市青年志愿者协会');
  });

  it('takes a dropped file, and says whom it trusts', async () => {
    const bytes = [...(files.get('good.pdf') ?? [])];
    await page.evaluate((content) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(content)], '拖来的.pdf', { type: 'application/pdf' }));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }, bytes);
    await page.waitForSelector('article[data-answer=trusted]', { timeout: 10_000 });
    expect(await page.textContent('#results h2')).toBe('拖来的.pdf');
    const footer = (await page.textContent('footer')) ?? '';
    for (const part of ['云州市民政局</script>', '2026-06-30', '云州市旧局']) expect(footer).toContain(part);
    for (const root of trustRoots) {
      const fingerprint = createHash('sha256').update(root).digest('hex').toUpperCase();
      expect(footer).toContain(fingerprint.replaceAll(/(.{8})(?=.)/g, '$1 '));
    }
  });

  it('asks nothing of any network and breaks no rule of its own policy', () => {
    expect(requests.filter((url) => !url.startsWith('file://'))).toEqual([]);
    expect(requests).toHaveLength(1);
    expect(complaints).toEqual([]);
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
    expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-[A-Za-z0-9+/]{43}='; style-src 'sha256-/);
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
  });

  it('with one character of its code changed, or any code added, nothing runs', async () => {
    const changed = html.replace('<script type="module">', '<script type="module">/**/');
    expect(changed).not.toBe(html);
    const added = html.replace('</main>', '</main><script>document.title = "fremd"</script>');
    expect(added).not.toBe(html);
    const spoilt = await open(changed, 'changed.html');
    expect(await spoilt.textContent('main')).toBe(verifierPage.notSupported);
    expect(await spoilt.$('input')).toBeNull();
    const enriched = await open(added, 'added.html');
    expect(await enriched.title()).toBe('文件验真');
    await Promise.all([spoilt.close(), enriched.close()]);
    rmSync(folder.path('changed.html'));
  });

  it('written out without a trust list it tells changed from unchanged, and trusts nobody', async () => {
    const empty = await open(await buildVerifierPage(folder.path('built')), 'empty.html');
    await empty.setInputFiles('input[type=file]', [
      folder.path('files/good.pdf'),
      folder.path('files/flipped byte.pdf'),
    ]);
    await empty.waitForSelector('article[data-answer=changed]', { timeout: 10_000 });
    const answers = await empty.$$eval('article[data-answer]', (cards) =>
      cards.map((card) => card.getAttribute('data-answer')),
    );
    expect(answers).toEqual(['unknown_signer', 'changed']);
    expect(await empty.textContent('footer')).toContain('没有信任名单');
    await empty.close();
  });
});
