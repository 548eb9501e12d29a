import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { createService } from '#service/createService.ts';
import { startLoopback } from '#service/hosts/loopback.ts';
import type { Service, ServiceOptions } from '#service/service.ts';
import type { CallInput, CallOutput, ProcedureName } from '#shared/contract/list.ts';
import { findChromium } from './findChromium.ts';
import { REPOSITORY } from './launchApp.ts';
import { callService, PASSWORD, RESOURCES } from './makeService.ts';

export type BrowserApp = {
  readonly service: Service;
  readonly context: BrowserContext;
  readonly page: Page;
  /** Warnings, errors, refusals of the Content-Security-Policy and thrown errors of the page, as `type: text`. */
  readonly complaints: string[];
  call<Name extends ProcedureName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>>;
  close(): Promise<void>;
};

/**
 * The built page (run `npm run build` before) in Chromium over the loopback host, with a real service in this process on a data
 * root of its own. The first screen is open.
 */
export async function startBrowserApp(
  size = { width: 1440, height: 900 },
  hosts: Pick<ServiceOptions, 'tokens'> = {},
): Promise<BrowserApp> {
  const pageFolder = join(REPOSITORY, 'out', 'renderer');
  if (!existsSync(join(pageFolder, 'index.html'))) throw new Error('not built: npm run build');
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('no Chromium (apt-get install chromium, or set CHROMIUM_PATH)');
  const dataRoot = mkdtempSync(join(tmpdir(), 'taizhang-browser-'));
  const service = createService({
    dataRoot,
    resourcesDirectory: RESOURCES,
    version: '0.0.0-test',
    argon2: 'floor',
    ...hosts,
  });
  const loopback = await startLoopback({ service, page: pageFolder, version: '0.0.0-test' });
  const context = await chromium.launchPersistentContext(join(dataRoot, 'browser'), {
    executablePath,
    headless: true,
    viewport: size,
    acceptDownloads: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return;
    complaints.push(`${message.type()}: ${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => complaints.push(`thrown: ${error.message}`));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(
        `CSP ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}:${event.columnNumber} ${event.sample}`,
      );
    });
  });
  await page.goto(loopback.url);
  return {
    service,
    context,
    page,
    complaints,
    call: (name, input) => callService(service, name, input),
    async close() {
      await context.close();
      await loopback.close();
      await service.close();
      rmSync(dataRoot, { recursive: true, force: true });
    },
  };
}

/** Creates an office by calls and leaves its clerk (every business role) logged in; the page is opened anew. */
export async function makeOffice(
  app: BrowserApp,
  words: {
    readonly office: string;
    readonly clerk: string;
    /** An empty folder for it; left out: one of the program's own. */
    readonly folder?: string;
  },
): Promise<void> {
  const person = { password: PASSWORD, mustChange: false };
  const created = await app.call('offices.create', {
    ...(words.folder === undefined ? {} : { folder: { $file: app.service.files.offerPath(words.folder) } }),
    name: words.office,
    level: 'bureau',
    divisionCode: '330100',
    documentPrefix: '云民社',
    people: [
      { ...person, login: 'admin', displayName: 'admin', roles: ['sysadmin', 'secadmin'] },
      { ...person, login: 'auditor', displayName: 'auditor', roles: ['auditadmin'] },
      { ...person, login: 'clerk', displayName: words.clerk, roles: ['recorder', 'reviewer', 'leader', 'exchange'] },
    ],
  });
  await app.call('offices.confirmRecovery', created.recovery);
  await app.call('session.login', { login: 'clerk', password: PASSWORD });
  await app.page.reload();
}
