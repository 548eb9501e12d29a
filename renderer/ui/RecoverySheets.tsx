import { Button } from '@mantine/core';
import { IconCheck, IconDownload, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { readFile, saveFile } from '#renderer/api/client.ts';
import type { FileOutput } from '#shared/contract/primitives.ts';
import { announceError } from './announce.tsx';
import styles from './RecoverySheets.module.css';
import { useText } from './text.tsx';

type Props = {
  readonly recovery: { readonly sheetA: string; readonly sheetB: string };
  readonly sheets: { readonly a: FileOutput; readonly b: FileOutput };
  /** Told when both PDFs were saved. */
  onBothSaved(): void;
};

/** The two new recovery sheets: codes to copy and a PDF each. */
export function RecoverySheets({ recovery, sheets, onBothSaved }: Props) {
  const { t } = useText();
  const [saved, setSaved] = useState({ a: false, b: false });
  const save = async (which: 'a' | 'b') => {
    try {
      if (!(await saveFile(sheets[which]))) return;
      const now = { ...saved, [which]: true };
      setSaved(now);
      if (now.a && now.b) onBothSaved();
    } catch (error) {
      announceError(error);
    }
  };
  const print = async (which: 'a' | 'b') => {
    try {
      const blob = await readFile(sheets[which]);
      // Drawing a PDF is a large part of the program; only who prints needs it here.
      const { printPdf } = await import('./printPdf.ts');
      await printPdf(blob, sheets[which].name);
    } catch (error) {
      announceError(error);
    }
  };
  const list = [
    { which: 'a', title: t('offices.sheetA'), code: recovery.sheetA },
    { which: 'b', title: t('offices.sheetB'), code: recovery.sheetB },
  ] as const;
  return (
    <div className={styles.sheets}>
      {list.map(({ which, title, code }) => (
        <section key={which} className={styles.sheet} aria-label={title}>
          <h2>{title}</h2>
          <p className={styles.code} data-sheet={which}>
            {code.split('-').slice(0, 4).join('-')}
            <br />
            {code.split('-').slice(4).join('-')}
          </p>
          <Button
            variant={saved[which] ? 'default' : 'filled'}
            leftSection={saved[which] ? <IconCheck size={14} /> : <IconDownload size={14} />}
            onClick={() => void save(which)}
          >
            {t(saved[which] ? 'offices.saved' : 'offices.savePdf')}
          </Button>{' '}
          <Button variant="default" leftSection={<IconPrinter size={14} />} onClick={() => void print(which)}>
            {t('common.print')}
          </Button>
        </section>
      ))}
    </div>
  );
}
