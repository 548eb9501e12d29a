import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconPlus } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { useText } from '#renderer/ui/text.tsx';
import type { MessageKey } from '#shared/text/index.ts';

type Place = { readonly path: string; readonly label: MessageKey; readonly shortcut?: string };

/** Where a new document begins: one place for each form, and the taking over of a Word draft. */
export const newDocumentPlaces: readonly Place[] = [
  { path: '/official/new-document', label: 'officialFormLabels.document', shortcut: 'Ctrl+Alt+N' },
  { path: '/official/new-letter', label: 'officialFormLabels.letter' },
  { path: '/official/new-order', label: 'officialFormLabels.order' },
  { path: '/official/new-report', label: 'officialFormLabels.report' },
  { path: '/official/word', label: 'officialDocuments.fromWord' },
];

/** 新建, by form. */
export function NewDocumentMenu() {
  const { t } = useText();
  const [, navigate] = useLocation();
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button
          leftSection={<IconPlus size={15} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {t('officialDocuments.create')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {newDocumentPlaces.map(({ path, label, shortcut }) => (
          <Menu.Item key={path} rightSection={shortcut} onClick={() => navigate(path)}>
            {t(label)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
