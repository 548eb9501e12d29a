import type { EditorBlock } from '#renderer/ui/editor/documentTree.ts';
import { DOCUMENT_KINDS } from '#shared/features/documents/officialDocument.ts';
import type { OfficialBlock, SignatureBlock } from '#shared/features/documents/officialParts.ts';
import type { DocumentContent } from '#shared/features/officialDocuments/officialDocuments.contract.ts';
import { isUpward, linesOf, type OfficialForm } from './documentForm.ts';
import { toPrinted } from './printedDate.ts';

/** Editor blocks as a document holds them: columns and rows are copies, a table says whether it lies on its side. */
function blocksOf(blocks: readonly EditorBlock[]): OfficialBlock[] {
  return blocks.map((block) => (block.kind === 'table' ? { ...block, landscape: block.landscape === true } : block));
}

/** A text that the editor only shows goes back as it came. */
function bodyOf({ kept, body }: OfficialForm): OfficialBlock[] {
  return kept.body ? [...kept.body] : blocksOf(body);
}

/** Names parted as clerks part them: a line each, or 、 ， ； between them. */
export function namesOf(text: string): string[] {
  return text
    .split(/[\n、，,；;]+/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function signatureOf(form: OfficialForm): SignatureBlock {
  const { signature: kept } = form.kept;
  const names = orOneEmpty(linesOf(form.signatureAgencies));
  // 成文日期 is put in when it is issued.
  const date = '';
  switch (form.signature) {
    case 'none':
      return { kind: 'none' };
    case 'unsealed':
      return { kind: 'unsealed', agencies: names, date };
    case 'sealed': {
      const former = kept.kind === 'sealed' ? kept.agencies : [];
      const agencies = names.map((name) => former.find((one) => one.name === name) ?? { name, diameterMm: 42 });
      return { kind: 'sealed', agencies, date };
    }
    case 'stamp': {
      const former = kept.kind === 'stamp' ? kept.signers : [];
      const signers = orOneEmpty(linesOf(form.signatureSigners)).map((line) => {
        const signer = signerOf(line);
        return former.find((one) => one.post === signer.post && one.name === signer.name) ?? signer;
      });
      return { kind: 'stamp', signers, date };
    }
  }
}

/** A block of signatures has at least one, even while nobody is named. */
function orOneEmpty(lines: readonly string[]): string[] {
  return lines.length === 0 ? [''] : [...lines];
}

/** `局长　张某`: what stands behind the last blank is the name. */
function signerOf(line: string) {
  const found = /^(.*\S)[\s\u3000]+(\S+)$/u.exec(line);
  return { post: found?.[1] ?? line, name: found?.[2] ?? '', heightMm: 20 };
}

/** What `officialDocuments.save` and `officialDocuments.preview` take. Number, seals and stamps are put in by the service. */
export function contentFromForm(form: OfficialForm): DocumentContent {
  const { handlingMark } = form;
  const title = form.title.trim();
  if (form.form === 'report') {
    const [unit = ''] = linesOf(form.signatureAgencies);
    return {
      form: 'report',
      data: {
        title,
        subtitle: form.subtitle.trim(),
        body: bodyOf(form),
        unit,
        date: toPrinted(form.reportDate),
        numberedHeadings: form.numberedHeadings,
        handlingMark,
        author: form.kept.author,
      },
    };
  }
  const main = {
    body: bodyOf(form),
    attachments: form.attachments.map((row) => ({
      title: row.title.trim(),
      blocks: blocksOf(row.blocks),
      isBound: row.isBound,
    })),
    signature: signatureOf(form),
    note: form.note.trim(),
    copyTo: namesOf(form.copyTo),
    handlingMark,
    isDraft: false,
    keywords: [...form.kept.keywords],
  };
  const printing = { printingOffice: form.printingOffice.trim(), printedOn: toPrinted(form.printedOn) };
  if (form.form === 'order')
    return { form: 'order', data: { ...main, ...printing, mark: form.mark.trim(), number: '' } };
  const head = {
    ...main,
    copyNumber: form.copyNumber,
    security: form.security.trim(),
    urgency: form.urgency,
    number: '',
    title,
    recipients: form.recipients.trim(),
  };
  if (form.form === 'letter') {
    return { form: 'letter', data: { ...head, agency: linesOf(form.agencies)[0] ?? '' } };
  }
  return {
    form: 'document',
    data: {
      ...head,
      ...printing,
      agencies: linesOf(form.agencies),
      markWord: form.hasMarkWord ? '文件' : '',
      kind: DOCUMENT_KINDS.find((kind) => kind === form.kind) ?? '',
      isUpward: form.isUpward,
      signers: isUpward(form) ? namesOf(form.signers) : [],
    },
  };
}

/** Content for the page of an unfinished document: what it cannot be drawn without shows `missing`. */
export function previewContent(form: OfficialForm, missing: string): DocumentContent {
  const shown = (text: string) => (text.trim() === '' ? missing : text);
  return contentFromForm({
    ...form,
    title: shown(form.title),
    mark: shown(form.mark),
    agencies: shown(form.agencies),
    signers: shown(form.signers),
    note: form.kind === '请示' ? shown(form.note) : form.note,
    signatureAgencies: form.form === 'report' ? form.signatureAgencies : shown(form.signatureAgencies),
    signatureSigners: shown(form.signatureSigners),
    copyNumber: /^\d{0,8}$/.test(form.copyNumber) ? form.copyNumber : '',
    attachments: form.attachments.map((row) => ({ ...row, title: shown(row.title) })),
  });
}
