import { Button, CloseButton, SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useCan } from '#renderer/api/session.tsx';
import { SplitView } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { placeWith, useAddressPart } from '#renderer/ui/useAddressPart.ts';
import { CandidatesList } from './CandidatesList.tsx';
import styles from './Dormant.module.css';
import { DormantSections } from './DormantSections.tsx';
import { ReviewsList } from './ReviewsList.tsx';

/** Wide enough for list and organization side by side. */
const WIDE = '(min-width: 1280px)';

/** What a list of this page is given: the switch between the two, and how the chosen organization stands beside it. */
export type DormantListProps = {
  readonly view: React.ReactNode;
  readonly chosen: string | null;
  /** Room for the organization beside the list; without it the list opens it. */
  readonly wide: boolean;
  /** 查看组织, where a row is chosen and there is no room beside the list. */
  readonly act: React.ReactNode;
  choose(organizationId: string): void;
  open(organizationId: string): void;
  beside(list: React.ReactNode, name: string | null): React.ReactNode;
};

/** 僵尸型组织 (features R14): the candidates by the office's rule, and the outcomes recorded. */
export function DormantPage() {
  const { t } = useText();
  const can = useCan();
  const [, go] = useLocation();
  const [shown, show] = useAddressPart('view');
  const [chosen, setChosen] = useState<string | null>(null);
  const wide = useMediaQuery(WIDE) ?? false;
  const open = (id: string) => go(placeWith(`/organizations/${id}`, { tab: 'dormant' }));
  const props: DormantListProps = {
    view: (
      <SegmentedControl
        data={[
          { value: 'candidates', label: t('dormantOrganizations.candidates') },
          { value: 'reviews', label: t('dormantOrganizations.reviews') },
        ]}
        value={shown === 'reviews' ? 'reviews' : 'candidates'}
        onChange={(value) => {
          setChosen(null);
          show(value === 'reviews' ? 'reviews' : null, { replace: true });
        }}
      />
    ),
    chosen,
    wide,
    act: chosen !== null && !wide && (
      <Button variant="default" onClick={() => open(chosen)}>
        {t('dormantOrganizations.openOrganization')}
      </Button>
    ),
    choose: setChosen,
    open,
    beside: (list, name) => (
      <SplitView
        list={list}
        side={
          chosen === null || !wide ? null : (
            <>
              <div className={styles.sideHead}>
                <h2>{name}</h2>
                <Button size="compact-sm" variant="default" onClick={() => open(chosen)}>
                  {t('dormantOrganizations.openOrganization')}
                </Button>
                <CloseButton size="sm" aria-label={t('common.close')} onClick={() => setChosen(null)} />
              </div>
              <DormantSections key={chosen} organizationId={chosen} editable={can('registry.write')} />
            </>
          )
        }
      />
    ),
  };
  return shown === 'reviews' ? <ReviewsList {...props} /> : <CandidatesList {...props} />;
}
