import { ActionIcon, Button, Popover, TextInput } from '@mantine/core';
import { IconBookmark, IconPin, IconPinnedOff, IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import type { ViewPage } from '#shared/features/search/search.contract.ts';
import { announce, announceError } from './announce.tsx';
import { askConfirm } from './dialogs.tsx';
import { useText } from './text.tsx';
import styles from './ViewsMenu.module.css';
import { WatchedText } from './WatchedText.tsx';

type Props = {
  readonly page: ViewPage;
  /** Filter, order and columns as they are now; JSON text. */
  current(): string;
  /** Shows a view. @returns false when it no longer fits the page */
  show(state: string): boolean;
};

/** 视图: keeps the present filter under a name; opens, pins and deletes kept ones. */
export function ViewsMenu({ page, current, show }: Props) {
  const { t } = useText();
  const [opened, setOpened] = useState(false);
  const [name, setName] = useState('');
  const views = useCall('search.views', { page }, { enabled: opened });
  const save = useCommand('search.saveView');
  const pin = useCommand('search.pinView');
  const remove = useCommand('search.removeView');
  const perform = async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      await views.refetch();
      return true;
    } catch (error) {
      announceError(error);
      return false;
    }
  };
  const onSave = async (event: FormEvent) => {
    event.preventDefault();
    const kept = name.trim();
    if (kept === '') return;
    if (!(await perform(() => save.mutateAsync({ page, name: kept, state: current() })))) return;
    setName('');
    announce(t('search.viewSaved', { name: kept }));
  };
  const onRemove = async (id: string, kept: string) => {
    setOpened(false);
    const confirmed = await askConfirm({
      title: t('search.viewRemove', { name: kept }),
      body: t('search.viewRemoveBody'),
      confirm: t('common.remove'),
      danger: true,
    });
    if (confirmed) await perform(() => remove.mutateAsync({ id }));
  };
  return (
    <Popover position="bottom-end" width={300} trapFocus opened={opened} onChange={setOpened}>
      <Popover.Target>
        <Button variant="default" leftSection={<IconBookmark size={14} />} onClick={() => setOpened(!opened)}>
          {t('search.views')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={styles.menu}>
        {views.data?.views.length === 0 && <p className={styles.none}>{t('search.viewsNone')}</p>}
        <ul className={styles.list}>
          {views.data?.views.map((view) => (
            <li key={view.id} className={styles.line}>
              <button
                type="button"
                className={styles.open}
                aria-label={t('search.viewOpen', { name: view.name })}
                onClick={() => {
                  if (show(view.state)) setOpened(false);
                  else announce(t('search.viewUnreadable'));
                }}
              >
                {view.name}
              </button>
              <ActionIcon
                size={22}
                variant="subtle"
                aria-label={t(view.pinned ? 'search.viewUnpin' : 'search.viewPin', { name: view.name })}
                title={t(view.pinned ? 'search.viewUnpin' : 'search.viewPin', { name: view.name })}
                onClick={() => void perform(() => pin.mutateAsync({ id: view.id, pinned: !view.pinned }))}
              >
                {view.pinned ? <IconPinnedOff size={14} /> : <IconPin size={14} />}
              </ActionIcon>
              <ActionIcon
                size={22}
                variant="subtle"
                aria-label={t('search.viewRemove', { name: view.name })}
                title={t('search.viewRemove', { name: view.name })}
                onClick={() => void onRemove(view.id, view.name)}
              >
                <IconTrash size={14} />
              </ActionIcon>
            </li>
          ))}
        </ul>
        <form className={styles.save} onSubmit={(event) => void onSave(event)}>
          <WatchedText>
            <TextInput
              label={t('search.viewSave')}
              description={t('search.viewNameHelp')}
              placeholder={t('search.viewName')}
              maxLength={40}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          </WatchedText>
          <Button type="submit" size="compact-sm" mt={8} disabled={name.trim() === ''} loading={save.isPending}>
            {t('common.save')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
