import { Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { call } from '#renderer/api/client.ts';
import { useCan } from '#renderer/api/session.tsx';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { askReason } from '#renderer/ui/dialogs.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { MaterialCase } from '#shared/features/materialChecklists/materialChecklists.contract.ts';
import type { MessageKey } from '#shared/text/index.ts';

type Props = { readonly one: MaterialCase; readonly dirty: boolean; onClose(): void };
type Act = 'reopen' | 'void';
const WORDS = {
  reopen: { title: 'materialChecklists.reopenTitle', done: 'materialChecklists.reopened' },
  void: { title: 'materialChecklists.voidTitle', done: 'materialChecklists.voidedDone' },
} as const satisfies Record<Act, Record<string, MessageKey>>;

/** The rarer acts on a case: ending it otherwise, opening it again, voiding it. */
export function CaseActs({ one, dirty, onClose }: Props) {
  const { t } = useText();
  const can = useCan();
  const { id, revision, state } = one;
  const may = {
    close: can('registry.write') && state === 'open' && !dirty,
    reopen: can('registry.write') && (state === 'complete' || state === 'closed'),
    void: can('registry.void') && state !== 'voided' && !dirty,
  };
  const withReason = async (act: Act) => {
    const reason = await askReason({
      title: t(WORDS[act].title),
      ...(act === 'void' ? { body: t('materialChecklists.voidBody'), danger: true } : {}),
      label: t('materialChecklists.reasonLabel'),
      confirm: t(act === 'void' ? 'common.void' : 'materialChecklists.reopen'),
    });
    if (reason === null) return;
    try {
      await call(`materialChecklists.${act}`, { id, expectedRevision: revision, reason });
      announce(t(WORDS[act].done));
    } catch (error) {
      announceError(error);
    }
  };
  useCommands([
    { id: 'case.close', label: 'materialChecklists.closeTitle', canRun: () => may.close, run: onClose },
    {
      id: 'case.reopen',
      label: 'materialChecklists.reopenTitle',
      canRun: () => may.reopen,
      run: () => void withReason('reopen'),
    },
    {
      id: 'case.void',
      label: 'materialChecklists.voidTitle',
      canRun: () => may.void,
      run: () => void withReason('void'),
    },
  ]);
  if (!may.close && !may.reopen && !may.void) return null;
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button variant="default" aria-label={t('materialChecklists.more')} px={8}>
          <IconDots size={15} aria-hidden />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {may.close && <Menu.Item onClick={onClose}>{t('materialChecklists.closeTitle')}</Menu.Item>}
        {may.reopen && (
          <Menu.Item onClick={() => void withReason('reopen')}>{t('materialChecklists.reopenTitle')}</Menu.Item>
        )}
        {may.void && (
          <Menu.Item color="red" onClick={() => void withReason('void')}>
            {t('materialChecklists.voidTitle')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
