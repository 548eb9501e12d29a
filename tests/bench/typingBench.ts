import { longMeeting } from '../features/meetings/longMeeting.ts';
import { type BrowserApp, makeOffice, startBrowserApp } from '../support/browserApp.ts';
import { bestOfRounds } from '../support/typing.ts';
import { type Findings, figure } from './figures.ts';

/** A keystroke in minutes of 30,000 characters with 60 tasks, the drawn page beside it. */
export async function typingBench(findings: Findings): Promise<void> {
  let app: BrowserApp | undefined;
  try {
    app = await startBrowserApp();
  } catch (error) {
    findings.leftOut.push({
      name: 'typing in long minutes',
      why: error instanceof Error ? error.message : String(error),
    });
    return;
  }
  try {
    await makeOffice(app, { office: '云州市民政局', clerk: '张文员' });
    const { id } = await app.call('meetings.save', longMeeting());
    await app.page.goto(`${new URL(app.page.url()).origin}/#/meetings/${id}`);
    const editor = app.page.getByRole('textbox', { name: '纪要正文', exact: true });
    await editor.locator('p').nth(40).click();
    const { median, p95 } = await bestOfRounds(app.page, editor);
    findings.figures.push(
      figure(
        'keystroke in 30,000 characters, p95',
        'ms',
        p95,
        `median ${median.toFixed(1)} ms; 60 tasks; 33 keys a second; limit 16 ms`,
      ),
    );
  } finally {
    await app.close();
  }
}
