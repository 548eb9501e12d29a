import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { call } from '#renderer/api/client.ts';
import { useCall } from '#renderer/api/queries.ts';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { askConfirm } from '#renderer/ui/dialogs.tsx';
import { shortMoment } from '#renderer/ui/format.ts';
import { useText } from '#renderer/ui/text.tsx';
import { WatchedText } from '#renderer/ui/WatchedText.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import styles from './ImportPage.module.css';

type Layout = CallOutput<'organizations.importLayouts'>['layouts'][number];

/** The remembered column layouts: renamed and forgotten here; a list with the same headings uses its layout by itself. */
export function LayoutList() {
  const { t } = useText();
  const { data } = useCall('organizations.importLayouts', {});
  if (data === undefined || data.layouts.length === 0) return null;
  return (
    <section className={styles.layouts} aria-label={t('imports.layouts')}>
      <h2>{t('imports.layouts')}</h2>
      <p className={styles.remark}>{t('imports.layoutsHelp')}</p>
      <ul>
        {data.layouts.map((layout) => (
          <LayoutLine key={layout.layout} layout={layout} />
        ))}
      </ul>
    </section>
  );
}

function LayoutLine({ layout }: { readonly layout: Layout }) {
  const { t } = useText();
  const [name, setName] = useState<string | null>(null);
  const rename = async () => {
    try {
      await call('organizations.renameImportLayout', { layout: layout.layout, name: name ?? layout.name });
      setName(null);
    } catch (error) {
      announceError(error);
    }
  };
  const remove = async () => {
    const sure = await askConfirm({
      title: t('imports.layoutDeleteTitle'),
      body: t('imports.layoutDeleteBody', { name: layout.name }),
      confirm: t('imports.layoutDelete'),
      danger: true,
    });
    if (!sure) return;
    try {
      await call('organizations.deleteImportLayout', { layout: layout.layout });
      announce(t('imports.layoutDeleted'));
    } catch (error) {
      announceError(error);
    }
  };
  return (
    <li className={styles.layout}>
      {name === null ? (
        <>
          <span className={styles.header} title={layout.headings.join('、')}>
            {layout.name}
          </span>
          <span className={styles.remark}>
            {t('imports.layoutAbout', { count: layout.headings.length, at: shortMoment(layout.savedAt) })}
          </span>
          <Button size="compact-sm" variant="default" onClick={() => setName(layout.name)}>
            {t('imports.layoutRename')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => void remove()}>
            {t('imports.layoutDelete')}
          </Button>
        </>
      ) : (
        <>
          <WatchedText>
            <TextInput
              data-autofocus
              autoFocus
              aria-label={t('imports.layoutName')}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.nativeEvent.isComposing) return;
                if (event.key === 'Enter' && name.trim() !== '') void rename();
                if (event.key === 'Escape') setName(null);
              }}
            />
          </WatchedText>
          <span />
          <Button size="compact-sm" disabled={name.trim() === ''} onClick={() => void rename()}>
            {t('common.save')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setName(null)}>
            {t('common.cancel')}
          </Button>
        </>
      )}
    </li>
  );
}
