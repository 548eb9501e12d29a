import type { SignatureStatus } from '#shared/features/documents/signatureStatus.ts';
import type { LaterChange, SignatureReport } from '#shared/features/documents/verification.ts';
import { commonName } from './certificates.ts';
import { type CmsResult, checkCms } from './cmsCheck.ts';
import type { RevisionChange } from './compareRevisions.ts';
import { fingerprintOf } from './digest.ts';
import type { FoundSignature } from './findSignatures.ts';
import type { PdfStructure } from './pdfRevisions.ts';
import { asCount, isName, type PdfDictionary, textOf } from './pdfValue.ts';
import type { PdfView } from './pdfView.ts';
import { checkDictionary } from './signatureDictionary.ts';
import { checkTimeStamp, trustedTime } from './timeStamp.ts';
import { judgeTrust, type TrustList } from './trust.ts';
import { hasUnlistedObjects } from './unlistedObjects.ts';

export type JudgingContext = {
  readonly file: Uint8Array;
  readonly structure: PdfStructure;
  readonly found: readonly FoundSignature[];
  /** What each revision changed against the one before. */
  readonly changes: ReadonlyMap<number, readonly RevisionChange[]>;
  readonly trust: TrustList;
  readonly at: Date;
};

type Verdict = {
  readonly problem: SignatureReport['problem'];
  readonly cms: CmsResult | null;
  readonly end: number;
  readonly time: Date | null;
};

/** Steps B to E of official-documents.md §7.2 for one signature. */
export async function judgeSignature(signature: FoundSignature, context: JudgingContext): Promise<SignatureReport> {
  const { revision, dictionary } = signature;
  const { view } = revision;
  const { problem, cms, end, time } = await checkSignature(signature, context);
  const certificate = cms?.certificate ?? null;
  const claimed = dictionary ? claimedTime(textOf(view.get(dictionary, 'M'))) : null;
  const timeStamp = dictionary !== null && isName(view.get(dictionary, 'Type'), 'DocTimeStamp');
  // A time stamp proves the time of what it covers, not its own: a stolen key could date itself back.
  const times = timeStamp ? { claimed: time, trusted: null } : { claimed, trusted: time };
  const trust = certificate
    ? await judgeTrust(certificate, cms?.others ?? [], context.trust, { now: context.at, ...times })
    : null;
  const laterChanges = listLaterChanges(signature, context);
  const reason = dictionary ? textOf(view.get(dictionary, 'Reason')) : '';
  const permission = dictionary ? certificationPermission(view, dictionary) : null;
  return {
    fieldName: signature.fieldName,
    status: statusOf(problem, trust, laterChanges),
    problem,
    kind: timeStamp ? 'time_stamp' : permission === null ? 'approval' : 'certification',
    permission,
    signer: certificate ? commonName(certificate.subject) : '',
    subject: certificate?.subject ?? '',
    issuer: certificate?.issuer ?? '',
    serial: certificate?.serial ?? '',
    fingerprint: certificate ? await fingerprintOf(certificate.der) : '',
    algorithm: certificate?.publicKey?.kind ?? null,
    notBefore: certificate?.notBefore.toISOString() ?? null,
    notAfter: certificate?.notAfter.toISOString() ?? null,
    claimedTime: claimed?.toISOString() ?? null,
    trustedTime: trust?.trusted ? (time?.toISOString() ?? null) : null,
    reason: reason === '' ? null : reason,
    level: cms && dictionary ? levelOf(view, dictionary, time) : null,
    trust,
    revision: revision.number,
    revisionLength: end,
    laterChanges,
  };
}

async function checkSignature(signature: FoundSignature, context: JudgingContext): Promise<Verdict> {
  const { dictionary, revision } = signature;
  if (!dictionary) return { problem: 'dictionary', cms: null, end: revision.end, time: null };
  const hole = checkDictionary(context.file, revision, dictionary);
  if (typeof hole === 'string') return { problem: hole, cms: null, end: revision.end, time: null };
  const { end } = hole;
  const { view } = revision;
  const isTimeStamp = isName(view.get(dictionary, 'Type'), 'DocTimeStamp');
  const isCades = isName(view.get(dictionary, 'SubFilter'), 'ETSI.CAdES.detached');
  const stamp = isTimeStamp ? await checkTimeStamp(hole.cms, hole.parts) : null;
  const cms = stamp?.cms ?? (await checkCms(hole.cms, { kind: 'detached', parts: hole.parts }, isCades));
  const time = stamp ? stamp.time : await signatureTime(cms, context);
  const earlier = context.structure.revisions.filter((each) => each.number <= revision.number);
  if (earlier.some((each) => hasUnlistedObjects(each).duplicate))
    return { problem: 'duplicate_object', cms, end, time };
  // §6.3: a certification is the first signature or it is none.
  const before = context.found.some((each) => each.revision.number < revision.number && each.dictionary !== null);
  if (before && certificationPermission(view, dictionary) !== null) return { problem: 'certification', cms, end, time };
  return { problem: cms.problem, cms, end, time };
}

/** Time of a signature time-stamp (B-T); null when there is none that can be relied upon. */
async function signatureTime(cms: CmsResult, context: JudgingContext): Promise<Date | null> {
  if (cms.problem !== null || !cms.timeStampToken || !cms.signatureValue) return null;
  return trustedTime(cms.timeStampToken, cms.signatureValue, context.trust, context.at);
}

function statusOf(
  problem: SignatureReport['problem'],
  trust: SignatureReport['trust'],
  laterChanges: readonly LaterChange[],
): SignatureStatus {
  if (problem === 'algorithm') return 'unknown-alg';
  if (problem === 'digest' || problem === 'signature' || problem === 'signing_certificate' || problem === 'key_usage') {
    return 'invalid';
  }
  if (problem !== null) return 'broken';
  if (laterChanges.some((change) => !change.allowed)) return 'changed';
  if (!trust?.trusted) return 'untrusted';
  return laterChanges.length > 0 ? 'valid-later-signed' : 'valid';
}

/** Everything after the signature's revision, judged by the strictest certification in force (§7.2 E). */
function listLaterChanges(signature: FoundSignature, context: JudgingContext): LaterChange[] {
  const permissions = context.found.flatMap(({ revision, dictionary }) => {
    if (revision.number > signature.revision.number) return [];
    const permission = dictionary ? certificationPermission(revision.view, dictionary) : null;
    return permission === null ? [] : [permission];
  });
  const final = permissions.includes(1);
  const later: LaterChange[] = [];
  for (const [revision, changes] of context.changes) {
    if (revision <= signature.revision.number) continue;
    for (const change of changes) later.push(judgeChange(change, revision, final));
  }
  if (context.structure.tail.length > 0) {
    later.push({ kind: 'bytes_after_end', allowed: false, revision: null, page: null, rect: null, mayCover: false });
  }
  return later;
}

/** Form values stay listed as changes even under P=2: this app signs no forms, so nobody has agreed to them. */
function judgeChange(change: RevisionChange, revision: number, final: boolean): LaterChange {
  if (change.kind === 'signature' && final) {
    return { ...change, kind: 'signature_not_permitted', revision, allowed: false };
  }
  const always = change.kind === 'time_stamp' || change.kind === 'validation_data';
  const usually = change.kind === 'signature' || change.kind === 'modification_date';
  return { ...change, revision, allowed: always || (usually && !final) };
}

/** DocMDP permission by the signature's own reference or the catalog's /Perms; null for an approval. */
function certificationPermission(view: PdfView, dictionary: PdfDictionary): 1 | 2 | 3 | null {
  for (const item of view.array(dictionary.entries.get('Reference'))) {
    const reference = view.dictionary(item);
    if (!reference || !isName(view.get(reference, 'TransformMethod'), 'DocMDP')) continue;
    const parameters = view.dictionary(reference.entries.get('TransformParams'));
    const permission = parameters ? asCount(view.get(parameters, 'P')) : null;
    return permission === 1 || permission === 3 ? permission : 2;
  }
  const permissions = view.dictionary(view.catalog.entries.get('Perms'));
  return permissions && view.dictionary(permissions.entries.get('DocMDP')) === dictionary ? 2 : null;
}

function levelOf(view: PdfView, dictionary: PdfDictionary, time: Date | null): SignatureReport['level'] {
  if (isName(view.get(dictionary, 'SubFilter'), 'ETSI.RFC3161')) return null;
  if (!isName(view.get(dictionary, 'SubFilter'), 'ETSI.CAdES.detached')) return 'CMS';
  return time ? 'B-T' : 'B-B';
}

/** Date of ISO 32000-1 §7.9.4; null when it is none. */
function claimedTime(text: string): Date | null {
  const match = /^D:(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?:Z|([+-]\d{2})'?(\d{2})?'?)?$/.exec(text);
  if (!match) return null;
  const [, year, month, day, hour, minute, second, zone = '+00', zoneMinutes = '00'] = match;
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}:${zoneMinutes}`);
  return Number.isNaN(date.getTime()) ? null : date;
}
