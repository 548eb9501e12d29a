import { runWrite } from '#service/db/write.ts';
import type { Session } from '#service/office/session.ts';
import type { CallInput, CallOutput } from '#shared/contract/list.ts';
import { openStore } from '#tests/features/handovers/handoverOffice.ts';
import { expected, type Saved } from '#tests/features/officialDocuments/sampleDocument.ts';
import type { TestService } from '#tests/support/makeService.ts';
import { fillRegistry } from './registryOffice.ts';
import { fillSupervision } from './supervisionOffice.ts';

export type Fields = CallInput<'reports.save'>['fields'];
export const REASON = '已逐项核对，按期报送。';

/** An office with records in every module, all of them thrown by chance. */
export async function fillOffice(office: TestService, now: string, size: number): Promise<Session> {
  const session = await openStore(office.folder, now);
  await runWrite(session.environment, session.actor, 'test', async (write) => {
    await fillRegistry(write, size, 7);
    await fillSupervision(write, { seed: 7, size });
  });
  return session;
}

/** A report as its form begins, with a text that names numbers. */
export async function newReport(office: TestService, changes: Partial<Fields> = {}): Promise<Saved> {
  const { fields } = await office.call('reports.prefill', { kind: changes.kind ?? 'half_yearly' });
  return office.call('reports.save', { fields: { ...fields, recipients: '云州市人民政府', ...changes } });
}

export async function counted(office: TestService, report: Saved): Promise<CallOutput<'reports.refresh'>> {
  return office.call('reports.refresh', expected(report));
}

/** Made into a document, checked, approved, numbered. */
export async function readyReport(
  office: TestService,
  report: Saved,
): Promise<{ documentId: string; document: Saved }> {
  const { documentId } = await office.call('reports.draftDocument', { ...expected(report), warningReason: REASON });
  await signer(office, documentId);
  const submitted = await office.call('officialDocuments.submit', expected(await documentNow(office, documentId)));
  const checked = await office.call('officialDocuments.decide', {
    ...expected(submitted),
    step: 'checked',
    outcome: 'agreed',
  });
  const approved = await office.call('officialDocuments.decide', {
    ...expected(checked),
    step: 'approved',
    outcome: 'agreed',
  });
  const document = await office.call('officialDocuments.takeNumber', {
    ...expected(approved),
    number: { kind: 'next', classCode: '云民报', year: 2026 },
  });
  return { documentId, document };
}

/** An upward document names whoever signs it. */
export async function signer(office: TestService, documentId: string): Promise<void> {
  const { document } = await office.call('officialDocuments.get', { id: documentId });
  if (document.content.form !== 'document') throw new Error('a report is a document');
  const content = { form: 'document' as const, data: { ...document.content.data, signers: ['陈明'] } };
  await office.call('officialDocuments.save', { ...expected(document), content, copies: 2 });
}

export async function documentNow(office: TestService, id: string): Promise<Saved> {
  const { document } = await office.call('officialDocuments.get', { id });
  return { id, revision: document.revision };
}

export async function reportNow(office: TestService, id: string): Promise<CallOutput<'reports.get'>> {
  return office.call('reports.get', { id });
}
