import type { Role } from '#shared/contract/permissions.ts';
import type { TestService } from '#tests/support/makeService.ts';

const FIRST = '初始口令2026abc';
export const SECOND_PASSWORD = '第二口令2026xyz';

/** Adds an enabled account that has its own password, and logs the clerk in again. @returns its id */
export async function addPerson(
  office: TestService,
  login: string,
  displayName: string,
  roles: readonly Role[] = ['recorder', 'reviewer'],
): Promise<string> {
  await office.as('admin');
  const account = { login, displayName, password: FIRST, ownPassword: '测试口令2026abc' };
  const { id } = await office.call('users.create', account);
  await office.call('users.setRoles', { id, roles: [...roles], enabled: true });
  await office.as(login, FIRST);
  await office.call('session.changePassword', { oldPassword: FIRST, newPassword: SECOND_PASSWORD });
  await office.as('clerk');
  return id;
}

/** Says which member an account belongs to, and logs the clerk in again. */
export async function linkMember(office: TestService, login: string, memberId: string | null): Promise<void> {
  await office.as('admin');
  const { users } = await office.call('users.list', {});
  const user = users.find((one) => one.login === login);
  if (!user) throw new Error(`no account ${login}`);
  await office.call('users.setMember', { id: user.id, memberId });
  await office.as('clerk');
}
