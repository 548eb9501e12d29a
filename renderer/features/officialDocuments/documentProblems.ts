import { isStateSecretMark } from '#shared/features/documents/documentNumber.ts';
import { missingBeforeIssue } from '#shared/features/officialDocuments/officialContent.rules.ts';
import type { MessageKey } from '#shared/text/index.ts';
import { contentFromForm, namesOf } from './documentContent.ts';
import { linesOf, type OfficialForm } from './documentForm.ts';

/** What is wrong, by field name; of an attachment by its key. */
export type Problems = ReadonlyMap<string, MessageKey>;
type Note = (when: boolean, place: string, key: MessageKey) => void;

/** Sentences for what a document cannot be handed in without. */
const MISSING: Readonly<Record<string, MessageKey>> = {
  title: 'officialDocuments.problemTitle',
  body: 'officialDocuments.problemBody',
  kind: 'officialDocuments.problemKind',
  recipients: 'officialDocuments.problemRecipients',
  signers: 'officialDocuments.problemSigner',
  note: 'officialDocuments.problemContact',
  signature: 'officialDocuments.problemSignature',
};

/**
 * What must be corrected before the document can be saved; with `complete`, also what it cannot be handed to review without.
 */
export function documentProblems(form: OfficialForm, complete = false): Problems {
  const problems = new Map<string, MessageKey>();
  const note: Note = (when, place, key) => {
    if (when && !problems.has(place)) problems.set(place, key);
  };
  const agencies = linesOf(form.agencies);
  const headed = form.form === 'document' || form.form === 'letter';
  note(form.title.length > 200, 'title', 'officialDocuments.problemTooLong');
  note(form.form === 'order' && form.mark.trim() === '', 'mark', 'officialDocuments.problemEmpty');
  note(headed && agencies.length === 0, 'agencies', 'officialDocuments.problemAgency');
  note(
    agencies.some((name) => name.length > 60),
    'agencies',
    'officialDocuments.problemTooLong',
  );
  note(agencies.length > 10, 'agencies', 'officialDocuments.problemTooMany');
  note(!/^\d{0,8}$/.test(form.copyNumber), 'copyNumber', 'officialDocuments.problemCopyNumber');
  note(isStateSecretMark(form.security), 'security', 'officialDocuments.problemSecret');
  note(isStateSecretMark(form.handlingMark), 'handlingMark', 'officialDocuments.problemSecret');
  note(!/^[1-9]\d{0,3}$/.test(form.copies.trim()), 'copies', 'officialDocuments.problemCopies');
  note(namesOf(form.signers).length > 10, 'signers', 'officialDocuments.problemTooMany');
  note(
    namesOf(form.signers).some((name) => name.length > 20),
    'signers',
    'officialDocuments.problemTooLong',
  );
  note(linesOf(form.signatureAgencies).length > 12, 'signatureAgencies', 'officialDocuments.problemTooMany');
  note(linesOf(form.signatureSigners).length > 8, 'signatureSigners', 'officialDocuments.problemTooMany');
  if (complete) noteMissing(form, note);
  return problems;
}

function noteMissing(form: OfficialForm, note: Note): void {
  for (const { field } of missingBeforeIssue(contentFromForm(form))) {
    note(true, field, MISSING[field] ?? 'officialDocuments.problemEmpty');
  }
  const sealedOrNot = form.signature === 'sealed' || form.signature === 'unsealed';
  const unnamed = sealedOrNot && linesOf(form.signatureAgencies).length === 0;
  note(unnamed && form.form !== 'report', 'signatureAgencies', 'officialDocuments.problemAgency');
  const unsigned = form.signature === 'stamp' && linesOf(form.signatureSigners).length === 0;
  note(unsigned, 'signatureSigners', 'officialDocuments.problemStamp');
  for (const row of form.attachments) {
    note(row.title.trim() === '', row.key, 'officialDocuments.problemAttachment');
  }
}
