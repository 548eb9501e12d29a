import type { Plugin, UserConfig } from 'vite';
import { verifierHtml } from './pageTemplate.ts';

// `vite build renderer/verifier`: the offline verifier as one self-contained HTML file among the resources.

/** Puts the only script and the only style sheet of the build into the page and leaves nothing beside it. */
function oneFile(): Plugin {
  return {
    name: 'one-file',
    enforce: 'post',
    async generateBundle(_options, bundle) {
      const codes: string[] = [];
      const styles: string[] = [];
      for (const [name, part] of Object.entries(bundle)) {
        if (part.type === 'chunk') codes.push(part.code);
        else if (name.endsWith('.css')) styles.push(String(part.source));
        else throw new Error(`the verifier page must not need ${name}`);
        delete bundle[name];
      }
      const [code, style] = [codes[0], styles[0]];
      if (codes.length !== 1 || styles.length !== 1 || code === undefined || style === undefined) {
        throw new Error('the verifier page must be one script and one style sheet');
      }
      // Inside a script element these two would end it or begin a comment.
      const safe = code.trim().replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
      this.emitFile({ type: 'asset', fileName: 'verifier.html', source: await verifierHtml(safe, style.trim()) });
    },
  };
}

const config: UserConfig = {
  plugins: [oneFile()],
  build: {
    outDir: '../../resources/verifier',
    emptyOutDir: true,
    // A bare machine may have an old browser. Older ones than this lack Array.at, and the page says so.
    target: ['chrome92', 'firefox90', 'safari15.4'],
    modulePreload: false,
    sourcemap: false,
    reportCompressedSize: false,
    // The SM2 library would load Node's crypto where there is none of the browser's; that branch stays inside and never runs.
    rolldownOptions: { input: './main.ts', output: { codeSplitting: false } },
  },
};

// biome-ignore lint/style/noDefaultExport: vite reads the default export
export default config;
