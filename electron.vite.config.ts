import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

// Everything that runs on Node: the main process, the service process and the service's two workers. One build, so that
// they share chunks; dependencies stay in node_modules (externalizeDeps), because native addons and fonts live there.
const nodeInputs = Object.fromEntries(
  Object.entries({
    'main/index': path('./electron/main/index.ts'),
    'service/utility': path('./electron/service/hosts/utility.ts'),
    'service/documentWorker': path('./electron/service/documents/documentWorker.ts'),
    'service/tokenProcess': path('./electron/service/signing/tokens/tokenProcess.ts'),
    'service/importWorker': path('./electron/service/features/organizations/import/importWorker.ts'),
    'service/exportWorker': path('./electron/service/features/exports/exportWorker.ts'),
    'service/textWorker': path('./electron/service/search/textWorker.ts'),
  }).filter(([, file]) => existsSync(file)),
);

export default defineConfig({
  main: {
    build: {
      outDir: path('./out'),
      emptyOutDir: true,
      // Node 20.18 is what the oldest Electron runs that the program is started with (33).
      target: 'node20.18',
      sourcemap: false,
      rolldownOptions: {
        input: nodeInputs,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: path('./out/preload'),
      emptyOutDir: true,
      target: 'node20.18',
      // A sandboxed preload is one CommonJS file with everything inside.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: path('./electron/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: path('./renderer'),
    // Files are served from the root of `app://taizhang/` and of the loopback host.
    base: '/',
    plugins: [react()],
    build: {
      outDir: path('./out/renderer'),
      emptyOutDir: true,
      target: 'chrome130',
      sourcemap: false,
      // The Content-Security-Policy allows no `data:` scripts or fonts: nothing is inlined.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2_000,
      rolldownOptions: { input: path('./renderer/index.html') },
    },
  },
});
