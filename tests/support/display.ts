import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

let server: ChildProcess | undefined;

/**
 * A display to draw on: the present one, or an Xvfb of our own that ends with this process.
 * @returns the value for `DISPLAY` (empty on systems that need none)
 * @throws when there is none and Xvfb is not installed
 */
export async function ensureDisplay(): Promise<string> {
  if (process.platform !== 'linux') return '';
  if (process.env.DISPLAY) return process.env.DISPLAY;
  for (let number = 90; number < 140; number += 1) {
    if (existsSync(`/tmp/.X11-unix/X${number}`) || existsSync(`/tmp/.X${number}-lock`)) continue;
    const started = spawn('Xvfb', [`:${number}`, '-ac', '-screen', '0', '1440x900x24'], { stdio: 'ignore' });
    const failed = new Promise<boolean>((resolve) => {
      started.once('error', () => resolve(true));
      started.once('exit', () => resolve(true));
    });
    for (let tries = 0; tries < 100; tries += 1) {
      if (existsSync(`/tmp/.X11-unix/X${number}`)) {
        server = started;
        process.once('exit', () => server?.kill());
        process.env.DISPLAY = `:${number}`;
        return process.env.DISPLAY;
      }
      if (await Promise.race([failed, wait(100)])) break;
    }
    started.kill();
  }
  throw new Error('no display: install Xvfb (apt-get install xvfb) or set DISPLAY');
}

function wait(milliseconds: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), milliseconds));
}
