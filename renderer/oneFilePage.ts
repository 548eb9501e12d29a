import type { Plugin, UserConfig } from 'vite';

/** A page that is built as one self-contained HTML file among the resources. */
export type OneFilePage = {
  /** Folder of the page, in `renderer/` and among the resources. */
  readonly folder: string;
  readonly fileName: string;
  readonly title: string;
  /** The oldest browsers that run it. */
  readonly target: readonly string[];
  /**
   * What stands in the body: data blocks, the place of the page and the script element.
   * @param code script of the page, free of anything that ends a script element
   */
  body(code: string): string;
};

/** The build of such a page: its only script and its only style sheet stand in the file, nothing lies beside it. */
export function oneFilePageConfig(page: OneFilePage): UserConfig {
  return {
    plugins: [oneFile(page)],
    build: {
      outDir: `../../resources/${page.folder}`,
      emptyOutDir: true,
      target: [...page.target],
      modulePreload: false,
      sourcemap: false,
      reportCompressedSize: false,
      rolldownOptions: { input: './main.ts', output: { codeSplitting: false } },
    },
  };
}

function oneFile(page: OneFilePage): Plugin {
  return {
    name: 'one-file',
    enforce: 'post',
    async generateBundle(_options, bundle) {
      const codes: string[] = [];
      const styles: string[] = [];
      for (const [name, part] of Object.entries(bundle)) {
        if (part.type === 'chunk') codes.push(part.code);
        else if (name.endsWith('.css')) styles.push(String(part.source));
        else throw new Error(`${page.fileName} must not need ${name}`);
        delete bundle[name];
      }
      const [code, style] = [codes[0], styles[0]];
      if (codes.length !== 1 || styles.length !== 1 || code === undefined || style === undefined) {
        throw new Error(`${page.fileName} must be one script and one style sheet`);
      }
      // Inside a script element these two would end it or begin a comment.
      const safe = code.trim().replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
      this.emitFile({ type: 'asset', fileName: page.fileName, source: await htmlOf(page, safe, style.trim()) });
    },
  };
}

/**
 * Code and style inside, nothing loaded from anywhere. The policy allows exactly this code and this style, by their hashes; data
 * blocks are executed by no browser and may be filled in later.
 */
async function htmlOf(page: OneFilePage, code: string, style: string): Promise<string> {
  const policy = [
    "default-src 'none'",
    `script-src '${await sourceHash(code)}'`,
    `style-src '${await sourceHash(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.title}</title>
<style>${style}</style>
</head>
<body>
${page.body(code)}
</body>
</html>
`;
}

/** `sha256-…` of a script or style element's text (Content Security Policy Level 3 §2.3.1). */
async function sourceHash(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return `sha256-${btoa(String.fromCharCode(...digest))}`;
}
