import { utilityProcess } from 'electron';
import { type TokenRequest, tokenProcessMessage } from '#shared/features/signing/tokenMessages.ts';

export type RunningToken = { stop(): void };

/** Besides what every service process gets, what drivers of tokens look for: their folders and their settings of the user. */
const PASSED_ENVIRONMENT = [
  'LANG',
  'LC_ALL',
  'TZ',
  'HOME',
  'PATH',
  'TMPDIR',
  'TEMP',
  'TMP',
  'SystemRoot',
  'windir',
  'ProgramData',
  'ProgramFiles',
  'USERPROFILE',
  'APPDATA',
  'LOCALAPPDATA',
];
const GRACE_MILLISECONDS = 1_000;

/**
 * Runs one request to a signing token in a process of its own, because drivers block and crash. What it sends goes back to the
 * service, which alone judges it; nothing is logged, for a request holds the PIN.
 * @param entry absolute path of the built `service/tokenProcess.js`
 */
export function startTokenProcess(
  entry: string,
  request: TokenRequest,
  events: { answer(value: unknown): void; gone(): void },
): RunningToken {
  const child = utilityProcess.fork(entry, [], {
    serviceName: 'taizhang-token',
    stdio: 'ignore',
    env: Object.fromEntries(
      PASSED_ENVIRONMENT.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
    ),
  });
  let ended = false;
  // Its number may belong to another request of a restarted service by the time the process is gone.
  let stopped = false;
  child.on('message', (value: unknown) => {
    const message = tokenProcessMessage.safeParse(value);
    if (message.success && message.data.kind === 'listening') child.postMessage(request);
    else if (!stopped)
      events.answer(message.success && message.data.kind === 'answer' ? message.data.answer : undefined);
  });
  child.once('exit', () => {
    ended = true;
    if (!stopped) events.gone();
  });
  return {
    stop() {
      stopped = true;
      const { pid } = child;
      child.kill();
      // A driver blocked in a system call may not heed the gentle way.
      setTimeout(() => {
        if (!ended && pid !== undefined) killNow(pid);
      }, GRACE_MILLISECONDS).unref();
    },
  };
}

function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended in between.
    return;
  }
}
