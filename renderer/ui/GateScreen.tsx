import type { ReactNode } from 'react';
import { LOCALES } from '#shared/text/index.ts';
import styles from './GateScreen.module.css';
import { LOCALE_NAMES } from './locales.ts';
import { Notice } from './Notice.tsx';
import { RunningJobs } from './RunningJobs.tsx';
import { serviceDied } from './serviceDeath.ts';
import { useText } from './text.tsx';

/** The screens before the program: a calm page with one column. */
export function GateScreen({
  title,
  mark,
  wide = false,
  children,
}: {
  readonly title: ReactNode;
  readonly mark?: string | undefined;
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  const { locale, setLocale, t } = useText();
  return (
    <div className={styles.screen}>
      <main className={styles.column} data-wide={wide}>
        <header className={styles.head}>
          <div className={styles.brand}>{t('shell.appName')}</div>
          <div className={styles.languages}>
            {LOCALES.map((item) => (
              <button
                key={item}
                type="button"
                lang={item}
                className={styles.language}
                aria-pressed={item === locale}
                onClick={() => setLocale(item)}
              >
                {LOCALE_NAMES[item]}
              </button>
            ))}
          </div>
        </header>
        <h1 className={styles.title}>
          {title}
          {mark !== undefined && <span className={styles.mark}>{mark}</span>}
        </h1>
        {serviceDied() && (
          <div className={styles.notice}>
            <Notice tone="behind">{t('errors.service_stopped')}</Notice>
          </div>
        )}
        {children}
        <div className={styles.jobs}>
          <RunningJobs />
        </div>
      </main>
    </div>
  );
}
