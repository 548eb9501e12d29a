import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { tokenProcessMessage } from '#shared/features/signing/tokenMessages.ts';
import { createTokenRunner, type TokenRunner } from '../signing/tokens/tokenRunner.ts';

// Part of no Electron entry: there main starts a utility process instead, and no process can be started from the service.

/**
 * Token processes as children of plain Node: command line, loopback host, tests.
 * @param options.entry another entry file, for tests that make a library hang or crash
 * @param options.environment replaces the environment of the child; without it the program's own variables are left out
 */
export function nodeTokenRunner(
  options: { readonly entry?: string; readonly environment?: Readonly<Record<string, string>> } = {},
): TokenRunner {
  const entry = options.entry ?? fileURLToPath(new URL('../signing/tokens/tokenProcess.ts', import.meta.url));
  return createTokenRunner((request, events) => {
    // What a vendor's library prints may hold anything: it is not kept.
    const child = fork(entry, [], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: options.environment ?? ownVariablesLeftOut(),
      execArgv: [],
    });
    child.on('message', (value) => {
      const message = tokenProcessMessage.safeParse(value);
      if (message.success && message.data.kind === 'listening') child.send(request);
      else events.answer(message.success && message.data.kind === 'answer' ? message.data.answer : undefined);
    });
    child.once('error', () => events.gone());
    child.once('exit', () => events.gone());
    // A library blocked in a system call heeds nothing gentler.
    return () => child.kill('SIGKILL');
  });
}

/** `TAIZHANG_PASSWORD` and its like are no business of a vendor's library. */
function ownVariablesLeftOut(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('TAIZHANG_')));
}
