import type { CallInput } from '#shared/contract/list.ts';
import { OFFICE_NAME, PASSWORD, type TestService } from '#tests/support/makeService.ts';

type Content = CallInput<'officialDocuments.save'>['content'];
type DocumentData = Extract<Content, { form: 'document' }>['data'];

export const TITLE = '云州市民政局关于开展年度检查工作的通知';
const ONE_TIME = '一次口令2026one';

/** A notice that has everything it needs to be issued. */
export function notice(changes: Partial<DocumentData> = {}): Content {
  return {
    form: 'document',
    data: {
      agencies: [OFFICE_NAME],
      kind: '通知',
      title: TITLE,
      recipients: '各社会组织',
      body: [
        { kind: 'paragraph', text: '现就做好年度检查工作通知如下：' },
        { kind: 'heading', level: 1, text: '检查范围' },
        { kind: 'paragraph', text: '上年末以前在我局登记的社会组织。' },
      ],
      signature: { kind: 'sealed', agencies: [{ name: OFFICE_NAME }], date: '' },
      printingOffice: `${OFFICE_NAME}办公室`,
      ...changes,
    },
  };
}

const BODY = [{ kind: 'paragraph', text: '现予公布，自公布之日起施行。' }] as const;
export const LETTER: Content = {
  form: 'letter',
  data: {
    ...{ agency: OFFICE_NAME, title: '关于商请协助的函', recipients: '市教育局', body: [...BODY] },
    signature: { kind: 'unsealed', agencies: [OFFICE_NAME], date: '' },
  },
};
export const ORDER: Content = {
  form: 'order',
  data: {
    ...{ mark: `${OFFICE_NAME}令`, body: [...BODY] },
    signature: { kind: 'stamp', signers: [{ post: '局长', name: '陈明' }], date: '' },
  },
};
export const REPORT: Content = {
  form: 'report',
  data: { title: '工作小结', body: [...BODY], unit: OFFICE_NAME },
};

export type Saved = { readonly id: string; readonly revision: number };
export const expected = ({ id, revision }: Saved) => ({ id, expectedRevision: revision });

export async function saved(office: TestService, content: Content = notice(), copies = 30): Promise<Saved> {
  return office.call('officialDocuments.save', { content, copies });
}

export async function submitted(office: TestService, content: Content = notice()): Promise<Saved> {
  return office.call('officialDocuments.submit', expected(await saved(office, content)));
}

/** Drafted, checked and approved by the logged-in user. */
export async function approved(office: TestService, content: Content = notice()): Promise<Saved> {
  const draft = await submitted(office, content);
  const checked = await office.call('officialDocuments.decide', {
    ...expected(draft),
    step: 'checked',
    outcome: 'agreed',
  });
  return office.call('officialDocuments.decide', { ...expected(checked), step: 'approved', outcome: 'agreed' });
}

export async function numbered(office: TestService, document: Saved, classCode = '云民发'): Promise<Saved> {
  const year = 2026;
  return office.call('officialDocuments.takeNumber', {
    ...expected(document),
    number: { kind: 'next', classCode, year },
  });
}

/** Approved and numbered: only the issue is left. */
export async function ready(office: TestService, content: Content = notice()): Promise<Saved> {
  return numbered(office, await approved(office, content));
}

/** A further user with a password of his own, made by the administrator; the clerk is logged in afterwards. */
export async function addUser(
  office: TestService,
  login: string,
  displayName: string,
  roles: CallInput<'users.setRoles'>['roles'],
): Promise<void> {
  await office.as('admin');
  const { id } = await office.call('users.create', {
    login,
    displayName,
    post: '副局长',
    password: ONE_TIME,
    ownPassword: PASSWORD,
  });
  await office.call('users.setRoles', { id, roles, enabled: true });
  await office.as(login, ONE_TIME);
  await office.call('session.changePassword', { oldPassword: ONE_TIME, newPassword: PASSWORD });
  await office.as('clerk');
}

/** `field: code` of every broken rule. */
export function issuesOf(failure: { readonly details: Readonly<Record<string, unknown>> }): string[] {
  const { fields } = failure.details;
  if (!Array.isArray(fields)) return [];
  return fields.map((issue: { field: string; code: string }) => `${issue.field}: ${issue.code}`);
}
