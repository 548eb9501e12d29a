import { exportViewer } from '#shared/text/zh-CN/exports.ts';
import { oneFilePageConfig } from '../oneFilePage.ts';

// `vite build renderer/exportViewer`: the page that stands in every dump.
// biome-ignore lint/style/noDefaultExport: vite reads the default export
export default oneFilePageConfig({
  folder: 'exportViewer',
  fileName: 'viewer.html',
  title: exportViewer.notesTitle,
  // Plain and old: nothing in it may be gone in twenty years.
  target: ['chrome80', 'firefox78', 'safari14'],
  // The code stands behind the data, so that all of them are there when it runs.
  body: (code) => `<main id="page"><p>${exportViewer.notSupported}</p></main>
<script type="application/json" id="data"></script>
<script>${code}</script>`,
});
