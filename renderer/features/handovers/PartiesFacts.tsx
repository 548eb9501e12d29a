import { Fact, Facts } from '#renderer/ui/Field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Handover } from '#shared/features/handovers/handovers.contract.ts';
import type { People } from './PartiesForm.tsx';

/** The parties of a hand-over to read. */
export function PartiesFacts({ handover, people }: { readonly handover: Handover; readonly people: People }) {
  const { t } = useText();
  const named = (id: string) => {
    const found = people.members.find((one) => one.id === id);
    return found === undefined ? '' : `${found.name}　${found.post}`;
  };
  const account = (id: string | null) => people.accounts.find((one) => one.id === id)?.displayName;
  return (
    <Facts>
      <Fact label={t('handovers.from')}>{named(handover.fromMemberId)}</Fact>
      <Fact label={t('handovers.to')}>{named(handover.toMemberId)}</Fact>
      <Fact label={t('handovers.fromAccount')}>{account(handover.fromUserId)}</Fact>
      <Fact label={t('handovers.toAccount')}>{account(handover.toUserId)}</Fact>
      <Fact label={t('handovers.handedOn')}>{handover.handedOn}</Fact>
      <Fact label={t('handovers.witness')}>
        {[handover.witnessName, handover.witnessPost].filter((part) => part !== null).join('　')}
      </Fact>
      <Fact label={t('handovers.reason')}>{handover.reason}</Fact>
      <Fact label={t('handovers.departure')}>{t(handover.leaves ? 'common.yes' : 'common.no')}</Fact>
      {handover.voidReason !== null && <Fact label={t('common.voidReason')}>{handover.voidReason}</Fact>}
    </Facts>
  );
}
