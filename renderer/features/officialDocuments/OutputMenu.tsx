import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { useCan } from '#renderer/api/session.tsx';
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
    <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button variant="default" disabled={acts.busy} rightSection={<IconChevronDown size={14} aria-hidden />}>
          {t('officialDocuments.more')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={acts.print} rightSection="Ctrl+P">
          {t('officialDocuments.printPage')}
        </Menu.Item>
        <Menu.Item onClick={acts.printSheet}>{t('officialDocuments.printSheet')}</Menu.Item>
        <Menu.Item onClick={acts.saveWord}>{t('officialDocuments.exportWord')}</Menu.Item>
        {separate.map(({ title, number }) => (
          <Menu.Item key={number} onClick={() => acts.saveAttachment(number)}>
            {t('officialDocuments.exportAttachment', { number, title: [...title].slice(0, 20).join('') })}
          </Menu.Item>
        ))}
        {can('documents.create') && (
          <Menu.Item onClick={() => navigate(`/official/copy-${record.document.id}`)}>
            {t('officialDocuments.copy')}
          </Menu.Item>
        )}
        {acts.may.void && (
          <>
            <Menu.Divider />
            <Menu.Item color="red" onClick={acts.void}>
              {t('common.void')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
