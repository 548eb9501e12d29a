import path from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import { commonName, readCertificate } from '#shared/verifier/certificates.ts';
import type { Handlers, NamesOf } from '../../context.ts';
import { wipe } from '../../crypto/encodings.ts';
import { localOffice } from '../../db/localOffice.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { openSigningIdentity } from '../../office/officeKeys.ts';
import { openUserCertificate } from '../../office/userCertificates.ts';
import { openPkcs12 } from '../../signing/pkcs12.ts';
import { knownLibraries } from '../../signing/tokens/knownLibraries.ts';
import { libraryFileProblem } from '../../signing/tokens/libraryFile.ts';
import { tokenCertificates } from '../../signing/tokens/tokenCertificates.ts';
import { certificateAnswer, makeNationalIdentity } from './nationalIdentity.ts';
import { signDocument } from './signDocument.ts';
import { nationalCertificate, openNationalIdentity } from './signing.repository.ts';
import { KEY_FILE_LIMIT, readTokens } from './signingMeans.ts';
import { changeTokenLibraries } from './tokenLibraries.ts';

const MOST_LIBRARIES = 10;

export const signingHandlers = {
  'signing.means': async ({ db, session }) => ({
    office: await nameOf(() => openSigningIdentity(db, session.userIdentity)),
    own: await nameOf(() => openUserCertificate(db, session)),
    national: await nameOf(() => openNationalIdentity(db, session.userIdentity)),
    libraries: (await localOffice(db, session.officeId)).settings.tokenLibraries.map((library, index) => ({
      index,
      name: path.basename(library),
    })),
  }),
  'signing.tokens': async (context, { library }) => {
    const { tokens } = await readTokens(context, library);
    return {
      tokens: tokens.map((token) => ({
        label: token.label,
        serial: token.serial,
        pinPad: token.pinPad,
        pinState: token.pinState,
        certificates: tokenCertificates(token, new Date(context.now)).map(({ id, label, facts, unusable }) => ({
          certificateId: id,
          label,
          name: commonName(facts.subject),
          unusable,
          ...certificateAnswer(facts.der),
        })),
      })),
    };
  },
  'signing.inspectKeyFile': async ({ runtime, now }, { source, password }) => {
    const { bytes } = runtime.files.readIn(source, KEY_FILE_LIMIT);
    const { certificateDer, keyUsage } = await openPkcs12(bytes, password, new Date(now));
    const answer = certificateAnswer(certificateDer);
    return { ...answer, name: commonName(answer.subject), keyUsage: keyUsage === null ? null : [...keyUsage] };
  },
  'signing.sign': signDocument,
  'signing.createNationalIdentity': makeNationalIdentity,
  'signing.nationalIdentity': async ({ db }) => {
    const der = await nationalCertificate(db);
    return { certificate: der ? certificateAnswer(der) : null };
  },
  'signing.tokenLibraries': async ({ db, session }) => {
    const listed = (await localOffice(db, session.officeId)).settings.tokenLibraries;
    return {
      libraries: listed.map((file) => ({ path: file, problem: libraryFileProblem(file) })),
      known: knownLibraries().filter(({ path: file }) => !listed.includes(file)),
    };
  },
  'signing.addTokenLibrary': async (context, input) => {
    const { session, write, runtime } = context;
    const listed = (await localOffice(write.trx, session.officeId)).settings.tokenLibraries;
    const known = knownLibraries().filter(({ path: file }) => !listed.includes(file));
    const file = 'source' in input ? runtime.files.path(input.source) : known[input.known]?.path;
    if (file === undefined) throw new AppError('not_found');
    const problem = libraryFileProblem(file);
    if (problem !== null) throw new AppError('token_library', { reason: problem });
    if (listed.includes(file)) refuseIssues([{ field: 'source', code: 'library_exists' }]);
    if (listed.length >= MOST_LIBRARIES) refuseIssues([{ field: 'source', code: 'libraries_full' }]);
    return { count: await changeTokenLibraries(context, 'signing.addLibrary', (present) => [...present, file]) };
  },
  'signing.removeTokenLibrary': async (context, input) => ({
    count: await changeTokenLibraries(context, 'signing.removeLibrary', (present) =>
      present.filter((file) => file !== input.path),
    ),
  }),
} satisfies Handlers<NamesOf<'signing'>>;

/** Whether the user may use an identity, and whose name it carries; opening is the proof. */
async function nameOf(
  open: () => Promise<{ readonly certificate: Buffer; readonly privateKey: Buffer }>,
): Promise<{ readonly present: boolean; readonly name: string | null }> {
  try {
    const { certificate, privateKey } = await open();
    wipe(privateKey);
    return { present: true, name: commonName(readCertificate(certificate).subject) };
  } catch (error) {
    const absent = error instanceof AppError && ['forbidden', 'signing_identity_missing'].includes(error.code);
    if (!absent) throw error;
    return { present: false, name: null };
  }
}
