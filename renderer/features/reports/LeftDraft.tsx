import { Button } from '@mantine/core';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { shortMoment } from '#renderer/ui/format.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { blocksText } from './blocksText.ts';
import type { useReportForm } from './useReportForm.ts';

/** What was typed and not saved before the report could no longer be changed: it can be copied out, and goes only when somebody says so. */
export function LeftDraft({ kept: { draft } }: { readonly kept: ReturnType<typeof useReportForm> }) {
  const { t } = useText();
  const { offer } = draft;
  if (offer === null) return null;
  const { title, blocks } = offer.content.form;
  const copy = () =>
    navigator.clipboard
      .writeText(`${title}\n${blocksText(blocks)}`)
      .then(() => announce(t('reports.draftCopied')), announceError);
  return (
    <Notice tone="near">
      {t('reports.draftLeft', { at: shortMoment(offer.savedAt) })}{' '}
      <Button size="compact-xs" onClick={() => void copy()}>
        {t('reports.draftCopy')}
      </Button>{' '}
      <Button size="compact-xs" variant="default" onClick={() => void draft.refuseOffer()}>
        {t('common.draftDrop')}
      </Button>
    </Notice>
  );
}
