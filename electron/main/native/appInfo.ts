import { app } from 'electron';

/** `app.info`. */
export async function appInfo() {
  return {
    ok: true,
    value: {
      version: app.getVersion(),
      electron: process.versions.electron,
      platform: process.platform,
      packaged: app.isPackaged,
    },
  } as const;
}
