import { ActionIcon, SegmentedControl } from '@mantine/core';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useText } from '#renderer/ui/text.tsx';
import styles from './reports.module.css';
import type { DeskSide, DeskView } from './useDeskView.ts';

type Props = {
  readonly view: DeskView;
  readonly side: DeskSide;
  /** Panes at the right that this report has. */
  readonly sides: readonly DeskSide[];
  /** When the numbers were counted, in words. */
  readonly counted: string;
  readonly figures: ReactNode;
  readonly text: ReactNode;
  readonly pane: ReactNode;
  onShow(view: DeskView): void;
};

/** Three columns on a wide window, one at a time on a small one; the numbers can take the place of the text to show every period. */
export function DeskViews({ view, side, sides, counted, figures, text, pane, onShow }: Props) {
  const { t } = useText();
  const [isWide, setWide] = useState(false);
  const views: readonly DeskView[] = ['figures', 'text', ...sides];
  const option = (one: DeskView) => ({ value: one, label: t(`reports.view_${one}`) });
  const shown = view === 'figures' || view === 'text' ? view : 'side';
  const Icon = isWide ? IconLayoutSidebarLeftCollapse : IconLayoutSidebarLeftExpand;
  const wideWords = t(isWide ? 'reports.figuresNarrow' : 'reports.figuresWide');
  return (
    <div className={styles.desk} data-view={shown} data-wide={isWide}>
      <div className={styles.smallSwitch}>
        <SegmentedControl
          aria-label={t('reports.switchView')}
          data={views.map(option)}
          value={shown === 'side' ? side : view}
          onChange={(next) => onShow(views.find((one) => one === next) ?? 'text')}
        />
      </div>
      <section className={styles.column} data-column="figures" aria-label={t('reports.view_figures')}>
        <div className={styles.columnHead}>
          <h2>{t('reports.view_figures')}</h2>
          <span className={styles.dim}>{counted}</span>
          <ActionIcon
            className={styles.widen}
            size={24}
            variant="subtle"
            color="gray"
            aria-label={wideWords}
            title={wideWords}
            aria-pressed={isWide}
            onClick={() => setWide(!isWide)}
          >
            <Icon size={17} aria-hidden />
          </ActionIcon>
        </div>
        {figures}
      </section>
      <section className={styles.column} data-column="text" aria-label={t('reports.view_text')}>
        {text}
      </section>
      <section className={styles.column} data-column="side">
        <div className={styles.sideSwitch}>
          <SegmentedControl
            aria-label={t('reports.switchSide')}
            data={sides.map(option)}
            value={side}
            onChange={(next) => onShow(sides.find((one) => one === next) ?? 'page')}
          />
        </div>
        {pane}
      </section>
    </div>
  );
}
