import { verifierPage } from '#shared/text/zh-CN/verifierPage.ts';

/**
 * The one HTML file: code and style inside, nothing loaded from anywhere. The policy allows exactly this code and this style, by
 * their hashes; the data block is executed by no browser and may be filled later.
 * @param code script of the page, already free of anything that ends a script element
 */
export async function verifierHtml(code: string, style: string): Promise<string> {
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
<title>${verifierPage.title}</title>
<style>${style}</style>
</head>
<body>
<script type="application/json" id="trust">{}</script>
<main id="page"><p>${verifierPage.notSupported}</p></main>
<script type="module">${code}</script>
</body>
</html>
`;
}

/** `sha256-…` of a script or style element's text (Content Security Policy Level 3 §2.3.1). */
async function sourceHash(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return `sha256-${btoa(String.fromCharCode(...digest))}`;
}
