import type { FieldIssue } from '../../lib/fieldIssue.ts';
import { isStateSecretMark } from '../documents/documentNumber.ts';
import type { OfficialBlock, SignatureBlock } from '../documents/officialParts.ts';
import type { DocumentContent } from './officialDocuments.contract.ts';

/** Kinds made known to everybody: they may go without 主送机关 (official-documents.md §3.5). */
const WITHOUT_RECIPIENTS = new Set(['决议', '决定', '命令（令）', '公报', '公告', '通告', '纪要']);

/** Characters of all pictures (base64 or SVG) inside one document; larger ones would swell its history with every save. */
export const MOST_PICTURE_CHARACTERS = 2_000_000;

/** How the document is numbered: 某民发〔2026〕3号, 第3号, or not at all (a plain report has no place for a number). */
export function numberStyleOf(form: DocumentContent['form']): 'document' | 'order' | 'none' {
  if (form === 'report') return 'none';
  return form === 'order' ? 'order' : 'document';
}

/** The title in one line; an order has none and goes by its mark. */
export function titleOf(content: DocumentContent): string {
  const title = content.form === 'order' ? content.data.mark : content.data.title;
  return title.replaceAll('\n', '');
}

/** 文种; a letter counts as 函, a plain report has none of the fifteen. */
export function kindOf(content: DocumentContent): string {
  if (content.form === 'document') return content.data.kind;
  if (content.form === 'letter') return '函';
  return content.form === 'order' ? '命令（令）' : '';
}

/** 主送机关 as written; forms without answer ''. */
export function recipientsOf(content: DocumentContent): string {
  return content.form === 'document' || content.form === 'letter' ? content.data.recipients : '';
}

/** Upward documents carry 签发人; 请示 and 报告 always are (§2.1). */
export function isUpward(content: DocumentContent): boolean {
  if (content.form !== 'document') return false;
  return content.data.isUpward || content.data.kind === '请示' || content.data.kind === '报告';
}

/** The content as it is stored: what is put in when it is drawn (number, date, the mark of a draft) left out. */
export function storedContent(content: DocumentContent): DocumentContent {
  if (content.form === 'report') return content;
  const fresh = <Data extends { signature: SignatureBlock; separateAttachment?: number | undefined }>(data: Data) => {
    const { separateAttachment: _one, ...kept } = data;
    return { ...kept, number: '', isDraft: false, signature: withDate(data.signature, '') };
  };
  if (content.form === 'document') return { form: 'document', data: fresh(content.data) };
  if (content.form === 'letter') return { form: 'letter', data: fresh(content.data) };
  return { form: 'order', data: fresh(content.data) };
}

/** The signature block under a date as it is to be read (2026年6月30日). */
export function withDate(signature: SignatureBlock, date: string): SignatureBlock {
  return signature.kind === 'none' ? signature : { ...signature, date };
}

/** What is refused already when a draft is saved: state-secret levels (features S11) and pictures too large to keep. */
export function checkContent(content: DocumentContent): FieldIssue[] {
  const { data } = content;
  const marks = [
    ['security', 'security' in data ? data.security : ''],
    ['handlingMark', data.handlingMark],
  ] as const;
  const issues: FieldIssue[] = marks
    .filter(([, mark]) => isStateSecretMark(mark))
    .map(([field]) => ({ field, code: 'state_secret' }));
  if (pictureCharacters(content) > MOST_PICTURE_CHARACTERS)
    issues.push({ field: 'signature', code: 'picture_too_large' });
  return issues;
}

function pictureCharacters({ data }: DocumentContent): number {
  if (!('signature' in data)) return 0;
  const { signature } = data;
  if (signature.kind === 'sealed')
    return signature.agencies.reduce((sum, { png, svg }) => sum + (png?.length ?? 0) + (svg?.length ?? 0), 0);
  if (signature.kind === 'stamp') return signature.signers.reduce((sum, { png }) => sum + (png?.length ?? 0), 0);
  return 0;
}

/** What the document must have before it is issued, beyond what every draft has. */
export function missingBeforeIssue(content: DocumentContent): FieldIssue[] {
  const missing: string[] = [];
  const { data } = content;
  if (titleOf(content).trim() === '') missing.push(content.form === 'order' ? 'mark' : 'title');
  if (!data.body.some(hasText)) missing.push('body');
  if ('signature' in data && data.signature.kind === 'none') missing.push('signature');
  if (content.form === 'document') {
    const { kind, recipients, signers, note } = content.data;
    if (kind === '') missing.push('kind');
    if (recipients.trim() === '' && !WITHOUT_RECIPIENTS.has(kind)) missing.push('recipients');
    if (isUpward(content) && signers.length === 0) missing.push('signers');
    if (kind === '请示' && note.trim() === '') missing.push('note');
  }
  if (content.form === 'letter' && content.data.recipients.trim() === '') missing.push('recipients');
  return missing.map((field) => ({ field, code: 'required' }));
}

function hasText(block: OfficialBlock): boolean {
  if (block.kind === 'chart') return true;
  return block.kind === 'table' ? block.rows.length > 0 : block.text.trim() !== '';
}
