import type { Page } from 'playwright-core';
import { createOffice, logIn } from './clerk.ts';
import { type LaunchedApp, launchApp } from './launchApp.ts';

const PASSWORD = '测试口令2026abc';

export type Walk = {
  readonly launched: LaunchedApp;
  readonly page: Page;
  /** A call through the page's bridge that must succeed: for what was set up long before. */
  ask<Value>(name: string, input: unknown): Promise<Value>;
};

/** The real program with an office of three people, in which the clerk 张文员 is logged in. */
export async function startWalk(): Promise<Walk> {
  const launched = await launchApp();
  const { page } = launched;
  page.setDefaultTimeout(20_000);
  await createOffice(page, {
    name: '云州市民政局',
    division: '330100',
    prefix: '云民社',
    people: [
      { login: 'guanli', name: '王管理', password: PASSWORD },
      { login: 'shenji', name: '李审计', password: PASSWORD },
      { login: 'wenyuan', name: '张文员', password: PASSWORD },
    ],
  });
  await logIn(page, 'wenyuan', PASSWORD);
  return {
    launched,
    page,
    async ask<Value>(name: string, input: unknown) {
      const answer = await launched.call(name, input);
      if (!answer.ok) throw new Error(`${name}: ${answer.error.code} ${JSON.stringify(answer.error.details)}`);
      return answer.value as Value;
    },
  };
}
