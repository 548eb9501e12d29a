import desk from '#renderer/ui/Desk.module.css';
import { DraftOfferNotice } from '#renderer/ui/DraftOfferNotice.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { useDocumentForm } from './useDocumentForm.ts';

type Props = { readonly document: ReturnType<typeof useDocumentForm>; readonly inReview: boolean };

/** What the clerk must know before going on: a kept draft, a save that did not happen and why. */
export function DeskNotices({ document, inReview }: Props) {
  const { t } = useText();
  const { draft, failure, problems, merged, dirty } = document;
  return (
    <div className={desk.notices}>
      <DraftOfferNotice offer={draft.offer} onTake={document.takeDraft} onDrop={() => void draft.refuseOffer()} />
      {merged && <Notice tone="near">{t('officialDocuments.conflictMerged')}</Notice>}
      {inReview && dirty && <Notice tone="behind">{t('officialDocuments.savingReturns')}</Notice>}
      {failure !== null && <FailureNotice error={failure} />}
      {problems.size > 0 && <Notice tone="overdue">{t('officialDocuments.problems', { count: problems.size })}</Notice>}
    </div>
  );
}
