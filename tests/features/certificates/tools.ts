import { mustRun, run, type workFolder } from '#tests/signing/tools.ts';
import type { TestService } from '#tests/support/makeService.ts';

type Folder = ReturnType<typeof workFolder>;

/** A certificate of the office handed out and written as PEM. @returns path of the PEM file */
export async function pemOf(office: TestService, folder: Folder, certificate: string, name: string): Promise<string> {
  const { file } = await office.call('certificates.file', { certificate });
  const der = folder.write(`${name}.cer`, office.bytes(file));
  mustRun('openssl', ['x509', '-inform', 'DER', '-in', der, '-out', folder.path(`${name}.pem`)]);
  return folder.path(`${name}.pem`);
}

/** The office's revocation list handed out and written as PEM. @returns path of the PEM file */
export async function listPem(office: TestService, folder: Folder, name = 'list'): Promise<string> {
  const { file } = await office.call('certificates.revocationList', {});
  const der = folder.write(`${name}.crl`, office.bytes(file));
  mustRun('openssl', ['crl', '-inform', 'DER', '-in', der, '-out', folder.path(`${name}.pem`)]);
  return folder.path(`${name}.pem`);
}

/** What OpenSSL reads in a list: whether its signature holds, its number, its serials in upper-case hexadecimal. */
export function readListByOpenssl(list: string, root: string): { text: string; number: number; serials: string[] } {
  // `openssl crl -verify` says "verify OK" on the error channel and ends with 0 in every case.
  const { output } = run('openssl', ['crl', '-in', list, '-CAfile', root, '-noout', '-verify']);
  if (!/^verify OK$/m.test(output)) throw new Error(`openssl crl: ${output}`);
  const text = mustRun('openssl', ['crl', '-in', list, '-noout', '-text']);
  const number = Number(/X509v3 CRL Number:\s+(\d+)/.exec(text)?.[1] ?? Number.NaN);
  const serials = [...text.matchAll(/Serial Number: ([0-9A-F]+)/g)].map((match) => match[1] ?? '');
  return { text, number, serials };
}

/** Seconds since 1970 for `openssl verify -attime`, of the moment at which the service's clock stands. */
export function secondsOf(moment: string): string {
  return String(Math.floor(Date.parse(moment) / 1000));
}

/** Makes an account, gives it roles and its own password; afterwards the administrator is logged in. @returns its id */
export async function addUser(
  office: TestService,
  user: {
    readonly login: string;
    readonly displayName: string;
    readonly post?: string;
    readonly roles: readonly ('recorder' | 'reviewer' | 'leader' | 'exchange')[];
  },
  passwords: { readonly admin: string; readonly first: string; readonly own: string },
): Promise<string> {
  await office.as('admin', passwords.admin);
  const { id } = await office.call('users.create', {
    login: user.login,
    displayName: user.displayName,
    ...(user.post ? { post: user.post } : {}),
    password: passwords.first,
    ownPassword: passwords.admin,
  });
  await office.call('users.setRoles', { id, roles: [...user.roles], enabled: true });
  await office.as(user.login, passwords.first);
  await office.call('session.changePassword', { oldPassword: passwords.first, newPassword: passwords.own });
  await office.as('admin', passwords.admin);
  return id;
}
