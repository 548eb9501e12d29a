import { Link } from 'wouter';
import { DeadlineReason } from '#renderer/ui/DeadlineReason.tsx';
import { Fact, Facts } from '#renderer/ui/Field.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { InspectionDetails } from '#shared/features/inspections/inspections.contract.ts';

/** 基本情况 and 检查结论 of one inspection. */
export function InspectionFacts({ inspection }: { readonly inspection: InspectionDetails }) {
  const { t, label } = useText();
  const { inspectors, conclusion, rectifyDueOn, rectifyReason } = inspection;
  const signer = [inspection.onsiteSignerName, inspection.onsiteSignerPost].filter(Boolean).join('　');
  return (
    <>
      <Section title={t('inspections.facts')}>
        <Facts>
          <Fact label={t('inspectionFieldLabels.heldOn')}>{inspection.heldOn}</Fact>
          <Fact label={t('inspectionFieldLabels.plannedOn')}>{inspection.plannedOn}</Fact>
          <Fact label={t('inspectionFieldLabels.noticeOn')}>{inspection.noticeOn}</Fact>
          <Fact label={t('inspectionFieldLabels.place')}>{inspection.place}</Fact>
          <Fact label={t('inspectionFieldLabels.inspectors')}>
            {inspectors.map(({ name, post }) => (post === null ? name : `${name}（${post}）`)).join('、')}
          </Fact>
          <Fact label={t('inspectionFieldLabels.followUpMemberId')}>{inspection.followUpMemberName}</Fact>
          <Fact label={t('inspectionFieldLabels.onsiteSignerName')}>{signer}</Fact>
          {inspection.followsId !== null && (
            <Fact label={t('inspections.followsWords')}>
              <Link href={`/inspections/${inspection.followsId}`}>{inspection.followsNo}</Link>
            </Fact>
          )}
          {inspection.drawId !== null && (
            <Fact label={t('inspectionFieldLabels.drawId')}>
              <Link href={`/inspections/draws?draw=${inspection.drawId}`}>{inspection.drawNo}</Link>
            </Fact>
          )}
          {inspection.matterText !== null && (
            <Fact label={t('inspectionFieldLabels.matterText')} wide>
              {inspection.matterText}
            </Fact>
          )}
          {inspection.note !== null && (
            <Fact label={t('inspectionFieldLabels.note')} wide>
              {inspection.note}
            </Fact>
          )}
        </Facts>
      </Section>
      {conclusion !== null && (
        <Section title={t('inspections.conclusion')}>
          <Facts>
            <Fact label={t('inspectionFieldLabels.conclusion')}>{label('inspectionConclusionLabels', conclusion)}</Fact>
            <Fact label={t('inspectionFieldLabels.concludedByName')}>
              {t('inspections.concludedBy', {
                on: inspection.concludedOn ?? '',
                name: inspection.concludedByName ?? '',
              })}
            </Fact>
            {rectifyDueOn !== null && (
              <Fact label={t('inspectionFieldLabels.rectifyDueOn')}>
                {rectifyReason === null ? (
                  rectifyDueOn
                ) : (
                  <DeadlineReason reason={rectifyReason} basis={t('inspections.dueBasis')} />
                )}
              </Fact>
            )}
            <Fact label={t('inspections.columnProblems')}>
              {`${inspection.problemsRectified}/${inspection.problemsFound}`}
            </Fact>
            {inspection.closedOn !== null && (
              <Fact label={t('inspectionFieldLabels.closedOn')}>{inspection.closedOn}</Fact>
            )}
            {inspection.conclusionBasis !== null && (
              <Fact label={t('inspectionFieldLabels.conclusionBasis')} wide>
                {inspection.conclusionBasis}
              </Fact>
            )}
          </Facts>
        </Section>
      )}
    </>
  );
}
