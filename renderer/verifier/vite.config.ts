import { verifierPage } from '#shared/text/zh-CN/verifierPage.ts';
import { oneFilePageConfig } from '../oneFilePage.ts';

// `vite build renderer/verifier`: the offline verifier. The SM2 library would load Node's crypto where there is none of the
// browser's; that branch stays inside and never runs.
// biome-ignore lint/style/noDefaultExport: vite reads the default export
export default oneFilePageConfig({
  folder: 'verifier',
  fileName: 'verifier.html',
  title: verifierPage.title,
  // A bare machine may have an old browser. Older ones than this lack Array.at, and the page says so.
  target: ['chrome92', 'firefox90', 'safari15.4'],
  body: (code) => `<script type="application/json" id="trust">{}</script>
<main id="page"><p>${verifierPage.notSupported}</p></main>
<script type="module">${code}</script>`,
});
