import type { SheetBlock, SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import type { SignatureReport, VerificationReport } from '#shared/features/documents/verification.ts';
import { message } from '#shared/text/index.ts';
import { toldChange, toldRevocation } from '#shared/verifier/plainAnswer.ts';
import { timeStampOf } from '../../crypto/encodings.ts';

/** Signatures of which nobody can say what changed after them: they do not fit the file, or cannot be computed. */
const NOT_INTACT: ReadonlySet<SignatureReport['status']> = new Set(['invalid', 'broken', 'unknown-alg']);

type Row = { readonly label: string; readonly value: string };

/** The check report: what the panel shows, on paper, with who checked and when (official-documents.md §7.4). */
export function checkReportDocument(check: {
  readonly fileName: string;
  readonly report: VerificationReport;
  readonly checkedBy: string;
  readonly officeName: string;
}): SheetDocumentInput {
  const { fileName, report, checkedBy, officeName } = check;
  const facts: Row[] = [
    row('checkReport.file', fileName),
    row('checkReport.size', message('zh-CN', 'checkReport.bytes', { count: report.fileLength })),
    row('checkReport.hash', grouped(report.sha256)),
    row('checkReport.result', message('zh-CN', `signatureStatusLabels.${report.status}`)),
    ...(report.problem ? [row('checkReport.problem', problemText(report.problem))] : []),
    row('checkReport.office', officeName),
    row('checkReport.checkedBy', checkedBy),
    row('checkReport.checkedAt', momentText(report.checkedAt)),
  ];
  const signatures = report.signatures.flatMap((signature, index) =>
    signatureBlocks(signature, index + 1, report.revisionCount),
  );
  return {
    title: message('zh-CN', 'checkReport.title'),
    author: officeName,
    blocks: [
      { kind: 'fields', rows: facts },
      ...(report.status === 'unsigned' ? [paragraph('checkReport.noSignature')] : []),
      ...signatures,
      paragraph('checkReport.note'),
    ],
  };
}

function signatureBlocks(signature: SignatureReport, number: number, total: number): SheetBlock[] {
  const name = signature.signer || signature.fieldName;
  const rows: Row[] = [
    row('checkReport.status', message('zh-CN', `signatureStatusLabels.${signature.status}`)),
    ...(signature.problem ? [row('checkReport.problem', problemText(signature.problem))] : []),
    row('documents.signatureKind', message('zh-CN', `signatureKindLabels.${signature.kind}`)),
    ...(signature.claimedTime ? [row('documents.claimedTime', momentText(signature.claimedTime))] : []),
    ...(signature.trustedTime ? [row('documents.trustedTime', momentText(signature.trustedTime))] : []),
    ...trustRows(signature),
    row('checkReport.revision', message('zh-CN', 'documents.signedRevision', { revision: signature.revision, total })),
  ];
  return [
    { kind: 'heading', level: 1, text: message('zh-CN', 'checkReport.signature', { number, name }) },
    { kind: 'fields', rows },
    ...laterBlocks(signature),
  ];
}

function trustRows(signature: SignatureReport): Row[] {
  const { trust, algorithm } = signature;
  if (trust === null) return [];
  const trusted = message('zh-CN', trust.trusted ? 'documents.trusted' : 'documents.notTrusted');
  const why = trust.problem === null ? '' : `：${message('zh-CN', `trustProblemLabels.${trust.problem}`)}`;
  const revoked = trust.revokedAt === null ? '' : `（${momentText(trust.revokedAt)}）`;
  return [
    row('checkReport.trust', `${trusted}${why}`),
    row(
      'documents.revocation',
      `${message('zh-CN', `revocationLabels.${toldRevocation(signature) ?? trust.revocation}`)}${revoked}`,
    ),
    ...(signature.notBefore && signature.notAfter
      ? [row('checkReport.validity', periodText(signature.notBefore, signature.notAfter))]
      : []),
    ...(algorithm
      ? [
          row(
            'documents.algorithm',
            message('zh-CN', algorithm === 'sm2' ? 'documents.sm2Note' : `signatureAlgorithmLabels.${algorithm}`),
          ),
        ]
      : []),
    row('documents.subject', signature.subject),
    row('documents.issuer', signature.issuer),
    row('documents.serial', signature.serial),
    row('documents.fingerprint', grouped(signature.fingerprint)),
  ];
}

function laterBlocks(signature: SignatureReport): SheetBlock[] {
  if (signature.laterChanges.length === 0) {
    if (NOT_INTACT.has(signature.status)) return [];
    return [
      {
        kind: 'fields',
        rows: [row('checkReport.laterTitle', message('zh-CN', 'documents.noLaterChanges'))],
      },
    ];
  }
  const columns = ['checkReport.laterKind', 'checkReport.laterPage', 'checkReport.laterAllowed'] as const;
  return [
    {
      kind: 'table',
      columns: columns.map((key) => ({ title: message('zh-CN', key) })),
      rows: signature.laterChanges.slice(0, 1000).map((change) => {
        const { kind, page } = toldChange(change);
        return [
          message('zh-CN', `laterChangeLabels.${kind}`),
          page === null ? '—' : `${page}`,
          message('zh-CN', change.allowed ? 'documents.allowed' : 'documents.notAllowed'),
        ];
      }),
    },
  ];
}

function row(key: Parameters<typeof message>[1], value: string): Row {
  return { label: message('zh-CN', key), value };
}

function paragraph(key: Parameters<typeof message>[1]): SheetBlock {
  return { kind: 'paragraph', text: message('zh-CN', key) };
}

function problemText(problem: NonNullable<SignatureReport['problem'] | VerificationReport['problem']>): string {
  return message('zh-CN', `signatureProblemLabels.${problem}`);
}

function periodText(from: string, to: string): string {
  const day = (stamp: string) => momentText(stamp).slice(0, 10);
  return message('zh-CN', 'checkReport.period', { from: day(from), to: day(to) });
}

/** A moment of any offset as office time, `2026-06-30 09:30`. */
function momentText(stamp: string): string {
  return timeStampOf(Date.parse(stamp)).slice(0, 16).replace('T', ' ');
}

/** Hex in groups of eight: easier to compare. */
function grouped(hex: string): string {
  return hex.replace(/(.{8})(?=.)/gu, '$1 ');
}
