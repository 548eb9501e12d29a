import type { SignatureReport, VerificationReport } from '#shared/features/documents/verification.ts';
import {
  documents,
  laterChangeLabels,
  revocationLabels,
  signatureAlgorithmLabels,
  signatureProblemLabels,
  signatureStatusLabels,
  trustProblemLabels,
} from '#shared/text/zh-CN/documents.ts';
import { plainAnswerLabels, verifierPage as words } from '#shared/text/zh-CN/verifierPage.ts';
import type { EmbeddedRecord } from '#shared/verifier/embeddedRecord.ts';
import {
  changedPages,
  isIntact,
  type PlainAnswer,
  plainAnswer,
  toldChange,
  toldRevocation,
} from '#shared/verifier/plainAnswer.ts';
import { element, facts, filled, grouped, localMoment } from './dom.ts';
import { recordTable } from './recordTable.ts';

/** A sign beside the words: never colour alone (official-documents.md §7.4). */
const SIGNS: { readonly [Answer in PlainAnswer]: string } = {
  trusted: '✓',
  unknown_signer: '?',
  changed: '✗',
  unsigned: '○',
  broken: '✗',
  unknown_algorithm: '?',
};

/** What is said about one file: the plain answer large, everything else below it. */
export function answerCard(name: string, report: VerificationReport, record: EmbeddedRecord | null): HTMLElement {
  const answer = plainAnswer(report);
  return element(
    'article',
    { 'data-answer': answer, 'data-status': report.status },
    element('h2', {}, name),
    element(
      'p',
      { class: 'answer' },
      element('span', { 'aria-hidden': 'true' }, SIGNS[answer]),
      plainAnswerLabels[answer],
    ),
    report.problem ? element('p', {}, signatureProblemLabels[report.problem]) : null,
    answer === 'changed' ? element('p', {}, changeText(report)) : null,
    ...report.signatures.map((signature, index) => signatureDetails(signature, index + 1)),
    record ? recordPart(report, record) : null,
    facts([
      [words.fileHash, grouped(report.sha256)],
      [words.checkedAt, localMoment(report.checkedAt)],
      [words.fileSize, filled(words.bytes, { count: report.fileLength })],
    ]),
  );
}

/** A file about which nothing can be said. */
export function failureCard(name: string, text: string): HTMLElement {
  return element(
    'article',
    { 'data-answer': 'failed' },
    element('h2', {}, name),
    element('p', { class: 'answer' }, text),
  );
}

function changeText(report: VerificationReport): string {
  if (report.status === 'invalid') return words.pagesUnknown;
  const pages = changedPages(report);
  return pages.length > 0 ? filled(words.changedPages, { pages: pages.join('、') }) : words.changedElsewhere;
}

function signatureDetails(signature: SignatureReport, number: number): HTMLElement {
  const { trust, algorithm } = signature;
  const problem = signature.problem ? signatureProblemLabels[signature.problem] : null;
  return element(
    'section',
    { 'data-status': signature.status },
    element('h3', {}, `${filled(words.signature, { number })}　${signature.signer || signature.fieldName}`),
    facts([
      [words.status, signatureStatusLabels[signature.status]],
      [words.problem, problem],
      [words.trustProblem, trust?.problem ? trustProblemLabels[trust.problem] : null],
      [words.signer, signature.subject],
      [words.claimedTime, withHelp(momentOf(signature.claimedTime), words.claimedTimeHelp)],
      [words.trustedTime, momentOf(signature.trustedTime)],
      [
        words.fingerprint,
        signature.fingerprint ? withHelp(grouped(signature.fingerprint), words.fingerprintHelp) : null,
      ],
      [words.issuer, signature.issuer],
      [words.validity, validityOf(signature)],
      [words.algorithm, algorithm ? signatureAlgorithmLabels[algorithm] : null],
      [words.revocation, revocationText(signature)],
      [words.laterChanges, signature.laterChanges.length > 0 ? laterList(signature) : null],
    ]),
    signature.laterChanges.some((change) => change.mayCover)
      ? element('p', { class: 'note' }, documents.mayCover)
      : null,
    algorithm === 'sm2' ? element('p', { class: 'note' }, words.sm2Note) : null,
  );
}

function revocationText(signature: SignatureReport): string | null {
  const told = toldRevocation(signature);
  if (told === null) return null;
  const since = signature.trust?.revokedAt ? `（${localMoment(signature.trust.revokedAt)}）` : '';
  return `${revocationLabels[told]}${since}`;
}

function laterList(signature: SignatureReport): HTMLElement {
  const items = signature.laterChanges.map((change) => {
    const told = toldChange(change);
    const page = told.page === null ? '' : `　${filled(words.onPage, { page: told.page })}`;
    const allowed = change.allowed ? words.allowed : words.notAllowed;
    return element('li', {}, `${laterChangeLabels[told.kind]}${page}　${allowed}`);
  });
  return element('ul', {}, ...items);
}

/** Shown only when no signature is broken and nothing was changed after signing. */
function recordPart(report: VerificationReport, record: EmbeddedRecord): HTMLElement {
  const covered = isIntact(report);
  return element(
    'section',
    { class: 'record', 'data-covered': String(covered) },
    element('h3', {}, words.recordTitle),
    element('p', { class: 'note' }, covered ? words.recordCovered : words.recordNotCovered),
    covered ? recordTable(record) : null,
  );
}

function momentOf(stamp: string | null): string | null {
  return stamp === null ? null : localMoment(stamp);
}

function validityOf({ notBefore, notAfter }: SignatureReport): string | null {
  if (notBefore === null || notAfter === null) return null;
  return `${localMoment(notBefore).slice(0, 10)} — ${localMoment(notAfter).slice(0, 10)}`;
}

function withHelp(value: string | Node | null, help: string): Node | null {
  return value === null ? null : element('span', {}, value, element('small', {}, help));
}
