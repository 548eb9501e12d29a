/** What the page can say about a password while it is typed; the service decides (security-and-exchange.md §3.3). */
export type PasswordRule = { readonly length: boolean; readonly classes: boolean; readonly login: boolean };

/** Which parts of the rule a password meets: 10–128 characters, three classes or 16, without the login. */
export function passwordRule(password: string, login: string): PasswordRule {
  const text = password.normalize('NFKC');
  const length = [...text].length;
  const classes = [/[A-Z]/, /[a-z]/, /[0-9]/, /[^A-Za-z0-9]/].filter((one) => one.test(text)).length;
  const name = login.normalize('NFKC').toLowerCase();
  return {
    length: length >= 10 && length <= 128,
    classes: classes >= 3 || length >= 16,
    login: name === '' || !text.toLowerCase().includes(name),
  };
}

/** Whether a password and its repetition may be sent. */
export function passwordReady(password: string, repeated: string, login: string): boolean {
  const rule = passwordRule(password, login);
  return rule.length && rule.classes && rule.login && password === repeated;
}
