import type { CallInput } from '#shared/contract/list.ts';
import { type BrowserApp, startBrowserApp } from '../support/browserApp.ts';
import { goTo, seen } from '../support/clerk.ts';
import { PASSWORD } from '../support/makeService.ts';
import { officeYear } from '../support/officeDay.ts';

// The office and the moves that the specs of 发文 share.

export const OFFICE = '云州市民政局';
export const TITLE = '云州市民政局关于做好社会组织年度检查工作的通知';
export const YEAR = officeYear();
/** The first number that the office gives. */
export const NUMBER = `云民发〔${YEAR}〕1号`;

/** An office with a clerk who writes and a leader who approves; the clerk is logged in. */
export async function startOfficialOffice(): Promise<BrowserApp> {
  const app = await startBrowserApp();
  const person = { password: PASSWORD, mustChange: false };
  const created = await app.call('offices.create', {
    name: OFFICE,
    level: 'bureau',
    divisionCode: '330100',
    documentPrefix: '云民',
    people: [
      { ...person, login: 'admin', displayName: '管理员', roles: ['sysadmin', 'secadmin'] },
      { ...person, login: 'auditor', displayName: '审计员', roles: ['auditadmin'] },
      { ...person, login: 'clerk', displayName: '张文员', roles: ['recorder', 'reviewer'] },
      { ...person, login: 'leader', displayName: '李局长', roles: ['leader'] },
    ],
  });
  await app.call('offices.confirmRecovery', created.recovery);
  await become(app, 'clerk');
  return app;
}

/** Another person at the same machine. */
export async function become(app: BrowserApp, login: string): Promise<void> {
  const { page } = app;
  const { phase } = await app.call('session.state', {});
  if (phase === 'open') {
    // No page is being drawn when the office is locked: its file would be gone.
    await show(app, '/today');
    // The page starts anew by itself when it hears of the lock.
    await app.call('session.lock', {});
    await seen(page.getByRole('heading', { level: 1, name: OFFICE }));
  }
  await app.call('session.login', { login, password: PASSWORD });
  await page.reload();
  await seen(page.getByRole('navigation', { name: '导航' }));
}

/** A document is written by the clerk, approved by the leader and numbered; the leader is logged in. @returns what issuing names */
export async function numberedDocument(
  app: BrowserApp,
  input: CallInput<'officialDocuments.save'>,
): Promise<{ readonly id: string; readonly expectedRevision: number }> {
  await become(app, 'clerk');
  let { id, revision } = await app.call('officialDocuments.save', input);
  ({ revision } = await app.call('officialDocuments.submit', { id, expectedRevision: revision }));
  await become(app, 'leader');
  for (const step of ['checked', 'approved'] as const) {
    const decision = { id, expectedRevision: revision, step, outcome: 'agreed' } as const;
    ({ revision } = await app.call('officialDocuments.decide', decision));
  }
  const number = { kind: 'next', classCode: '云民发', year: YEAR } as const;
  ({ revision } = await app.call('officialDocuments.takeNumber', { id, expectedRevision: revision, number }));
  return { id, expectedRevision: revision };
}

/** Opens the notice from the list of 发文. */
export async function openDocument({ page }: BrowserApp): Promise<void> {
  await goTo(page, '发文');
  const grid = await seen(page.getByRole('grid', { name: '发文' }));
  await (await seen(grid.getByText(TITLE))).dblclick();
  await seen(page.getByRole('heading', { level: 1, name: TITLE }));
}

/** Goes to a place and waits until its page has drawn itself. */
export async function show({ page }: BrowserApp, path: string): Promise<void> {
  await page.evaluate((place) => {
    if (location.hash === `#${place}`) return;
    // A new page brings a new heading: the one that leaves is marked.
    document.querySelector('main h1')?.setAttribute('data-left', '');
    location.hash = `#${place}`;
  }, path);
  await seen(page.locator('main h1:not([data-left])'));
}
