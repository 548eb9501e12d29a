import type { TokenAnswer, TokenRequest } from '#shared/features/signing/tokenMessages.ts';
import { type Cryptoki, LibraryError, openCryptoki } from './cryptoki.ts';
import { libraryFileProblem } from './libraryFile.ts';
import { failureOf, listTokens, signWithToken } from './tokenFlow.ts';

/** Answers one request inside the token process: C_Initialize, the work, C_Finalize. Never throws. */
export function performToken(request: TokenRequest): TokenAnswer {
  const problem = libraryFileProblem(request.library);
  if (problem !== null) return { ok: false, code: 'token_library', details: { reason: problem } };
  try {
    return withCryptoki(openCryptoki(request.library), request);
  } catch (error) {
    if (error instanceof LibraryError) return { ok: false, code: 'token_library', details: { reason: error.reason } };
    return failureOf(error);
  }
}

/** The same over a library that is open already. @throws LibraryError when it turns out to be none */
export function withCryptoki(cryptoki: Cryptoki, request: TokenRequest): TokenAnswer {
  try {
    cryptoki.initialize();
    try {
      if (request.kind === 'list') return { ok: true, kind: 'list', tokens: listTokens(cryptoki) };
      return { ok: true, kind: 'sign', signature: signWithToken(cryptoki, request).toString('base64') };
    } finally {
      finalizeQuietly(cryptoki);
    }
  } catch (error) {
    if (error instanceof LibraryError) throw error;
    return failureOf(error);
  }
}

/** The answer stands by then; a library that cannot end cleanly ends with its process. */
function finalizeQuietly(cryptoki: Cryptoki): void {
  try {
    cryptoki.finalize();
  } catch {
    return;
  }
}
