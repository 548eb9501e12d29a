import { Button } from '@mantine/core';
import { shortMoment } from './format.ts';
import { Notice } from './Notice.tsx';
import { useText } from './text.tsx';
import type { DraftOffer } from './useDraft.ts';

/** Offers what was typed earlier and never saved. */
export function DraftOfferNotice<Content>({
  offer,
  onTake,
  onDrop,
}: {
  readonly offer: DraftOffer<Content> | null;
  onTake(content: Content): void;
  onDrop(): void;
}) {
  const { t } = useText();
  if (offer === null) return null;
  return (
    <Notice tone="near">
      {t('common.draftFound', { at: shortMoment(offer.savedAt) })}{' '}
      <Button size="compact-xs" onClick={() => onTake(offer.content)}>
        {t('common.draftTake')}
      </Button>{' '}
      <Button size="compact-xs" variant="default" onClick={onDrop}>
        {t('common.draftDrop')}
      </Button>
    </Notice>
  );
}
