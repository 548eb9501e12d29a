import type { Plugin, UserConfig } from 'vite';
import { viewerHtml } from './pageTemplate.ts';

// `vite build renderer/exportViewer`: the page that stands in every dump, as one self-contained HTML file among the resources.

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
        else throw new Error(`the viewer page must not need ${name}`);
        delete bundle[name];
      }
      const [code, style] = [codes[0], styles[0]];
      if (codes.length !== 1 || styles.length !== 1 || code === undefined || style === undefined) {
        throw new Error('the viewer page must be one script and one style sheet');
      }
      // Inside a script element these two would end it or begin a comment.
      const safe = code.trim().replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
      this.emitFile({ type: 'asset', fileName: 'viewer.html', source: await viewerHtml(safe, style.trim()) });
    },
  };
}

const config: UserConfig = {
  plugins: [oneFile()],
  build: {
    outDir: '../../resources/exportViewer',
    emptyOutDir: true,
    // Plain and old: nothing in it may be gone in twenty years.
    target: ['chrome80', 'firefox78', 'safari14'],
    modulePreload: false,
    sourcemap: false,
    reportCompressedSize: false,
    rolldownOptions: { input: './main.ts', output: { codeSplitting: false } },
  },
};

// biome-ignore lint/style/noDefaultExport: vite reads the default export
export default config;
