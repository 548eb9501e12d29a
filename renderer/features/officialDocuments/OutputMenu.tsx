import { useLocation } from 'wouter';
import { useCan } from '#renderer/api/session.tsx';
import { MoreMenu } from '#renderer/ui/MoreMenu.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { DocumentRecord } from './documentForm.ts';
import type { DocumentActs } from './useDocumentActs.tsx';

/** What can be made of a stored document: Word, the issue sheet, attachments of their own, a copy; and voiding it. */
export function OutputMenu({ record, acts }: { readonly record: DocumentRecord; readonly acts: DocumentActs }) {
  const { t } = useText();
  const can = useCan();
  const [, navigate] = useLocation();
  const { content } = record.document;
  const attachments = content.form === 'report' ? [] : content.data.attachments;
  const separate = attachments.flatMap(({ title, isBound }, index) => (isBound ? [] : [{ title, number: index + 1 }]));
  return (
    <MoreMenu
      label={t('officialDocuments.more')}
      busy={acts.busy}
      acts={[
        { label: t('officialDocuments.printPage'), shortcut: 'Ctrl+P', run: acts.print },
        { label: t('officialDocuments.printSheet'), run: acts.printSheet },
        { label: t('officialDocuments.exportWord'), run: acts.saveWord },
        ...separate.map(({ title, number }) => ({
          label: t('officialDocuments.exportAttachment', { number, title: [...title].slice(0, 20).join('') }),
          run: () => acts.saveAttachment(number),
        })),
        ...(can('documents.create')
          ? [{ label: t('officialDocuments.copy'), run: () => navigate(`/official/copy-${record.document.id}`) }]
          : []),
      ]}
      onVoid={acts.may.void ? acts.void : null}
    />
  );
}
