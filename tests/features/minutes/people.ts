import { PASSWORD, type TestService } from '#tests/support/makeService.ts';

const FIRST = '一次性口令2026xyz';

/** Further users who may enter and review, each with the usual password; the clerk is logged in again afterwards. */
export async function addReviewers(
  office: TestService,
  people: readonly { readonly login: string; readonly displayName: string }[],
): Promise<void> {
  for (const person of people) {
    await office.as('admin');
    const account = { ...person, password: FIRST, ownPassword: PASSWORD };
    const { id } = await office.call('users.create', account);
    await office.call('users.setRoles', { id, roles: ['recorder', 'reviewer'], enabled: true });
    await office.as(person.login, FIRST);
    await office.call('session.changePassword', { oldPassword: FIRST, newPassword: PASSWORD });
  }
  await office.as('clerk');
}
