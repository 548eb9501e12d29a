/** What the offline verifier is told when it is written out: whom the writing office trusts, and what is revoked. */
export type VerifierTrust = {
  readonly officeName: string;
  /** Date of writing, `YYYY-MM-DD`. */
  readonly writtenOn: string;
  /** DER certificates by the office they belong to. */
  readonly offices: readonly { readonly name: string; readonly certificates: readonly Uint8Array[] }[];
  /** DER revocation lists (RFC 5280 §5). */
  readonly revocationLists: readonly Uint8Array[];
};

const TRUST_BLOCK = /(<script type="application\/json" id="trust">)[^<]*(<\/script>)/;

/**
 * Puts the trust list into the built page. Only a data block changes, which no browser executes, so that the page's code and the
 * hash of it in its Content-Security-Policy stay as built.
 * @param html the page as `renderer/verifier/vite.config.ts` builds it
 * @throws Error when it is not that page
 */
export function fillVerifierPage(html: string, trust: VerifierTrust): string {
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  const data = JSON.stringify({
    format: 'taizhang-trust/1',
    officeName: trust.officeName,
    writtenOn: trust.writtenOn,
    offices: trust.offices.map(({ name, certificates }) => ({ name, certificates: certificates.map(base64) })),
    revocationLists: trust.revocationLists.map(base64),
  });
  if (!TRUST_BLOCK.test(html)) throw new Error('not the verifier page');
  // A name with a tag in it must not end the block; a name with $ in it is no pattern.
  const escaped = data.replaceAll('<', '\\u003c');
  return html.replace(TRUST_BLOCK, (_whole, open: string, close: string) => open + escaped + close);
}
