import { exportViewer } from '#shared/text/zh-CN/exports.ts';

/**
 * The one HTML file: code and style inside, nothing loaded from anywhere. The policy allows exactly this code and this style, by
 * their hashes; data blocks are executed by no browser and are filled in when data are exported.
 * @param code script of the page, already free of anything that ends a script element
 */
export async function viewerHtml(code: string, style: string): Promise<string> {
  const policy = [
    "default-src 'none'",
    `script-src '${await sourceHash(code)}'`,
    `style-src '${await sourceHash(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  // The code stands behind the data, so that all of them are there when it runs.
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${exportViewer.notesTitle}</title>
<style>${style}</style>
</head>
<body>
<main id="page"><p>${exportViewer.notSupported}</p></main>
<script type="application/json" id="data"></script>
<script>${code}</script>
</body>
</html>
`;
}

/** `sha256-…` of a script or style element's text (Content Security Policy Level 3 §2.3.1). */
async function sourceHash(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return `sha256-${btoa(String.fromCharCode(...digest))}`;
}
