import type { Handlers, NamesOf } from '../../context.ts';
import { requirePresent } from '../../db/saveRecord.ts';
import { listParts, savePart, voidPart } from '../organizations/parts.ts';
import { carryValidity, REGISTRATION_CERTIFICATES } from './registrationCertificates.write.ts';

export const registrationCertificatesHandlers = {
  'registrationCertificates.list': async ({ db }, input) => listParts(db, REGISTRATION_CERTIFICATES, input),
  'registrationCertificates.save': async ({ write }, input) => {
    const saved = await savePart(write, REGISTRATION_CERTIFICATES, input);
    await carryValidity(write, input.organizationId);
    return saved;
  },
  'registrationCertificates.void': async ({ write }, input) => {
    const present = await requirePresent(write, 'registration_certificate', input.id);
    const voided = await voidPart(write, REGISTRATION_CERTIFICATES, input);
    await carryValidity(write, String(present.organizationId));
    return voided;
  },
} satisfies Handlers<NamesOf<'registrationCertificates'>>;
