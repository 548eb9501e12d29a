import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Seconds without a window after which an Xvfb of ours ends by itself: test workers are killed and cannot tidy up. */
const IDLE_SECONDS = '10';

let own: { readonly display: string; ended: boolean } | undefined;

/**
 * A display to draw on: the present one, or an Xvfb of our own that ends after its last window.
 * @returns the value for `DISPLAY` (empty on systems that need none)
 * @throws when there is none and Xvfb is not installed
 */
export async function ensureDisplay(): Promise<string> {
  if (process.platform !== 'linux') return '';
  if (own && !own.ended) return own.display;
  if (!own && process.env.DISPLAY) return process.env.DISPLAY;
  for (let number = 90; number < 190; number += 1) {
    if (existsSync(`/tmp/.X11-unix/X${number}`) || existsSync(`/tmp/.X${number}-lock`)) continue;
    if (await startXvfb(`:${number}`, `/tmp/.X11-unix/X${number}`)) return `:${number}`;
  }
  throw new Error('no display: install Xvfb (apt-get install xvfb) or set DISPLAY');
}

async function startXvfb(display: string, socket: string): Promise<boolean> {
  const started = { display, ended: false };
  const server = spawn('Xvfb', [display, '-ac', '-terminate', IDLE_SECONDS, '-screen', '0', '1440x900x24'], {
    stdio: 'ignore',
  });
  server.once('error', () => {
    started.ended = true;
  });
  server.once('exit', () => {
    started.ended = true;
  });
  for (let tries = 0; tries < 100 && !started.ended; tries += 1) {
    if (existsSync(socket)) {
      own = started;
      return true;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  server.kill();
  return false;
}
