import { useCall } from '#renderer/api/queries.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { FilterSelect } from '#renderer/ui/FilterSelect.tsx';
import type { ListFilter } from '#renderer/ui/listFilter.ts';
import { useText } from '#renderer/ui/text.tsx';
import { ACTION_SHOWN, ACTION_STAGES } from '#shared/features/actions/actions.contract.ts';
import styles from './ActionsPage.module.css';
import type { ActionFilter } from './actionFilter.ts';

type Props = {
  readonly filter: ListFilter<ActionFilter>;
  /** The list is filtered by state too; board and calendar show every state. */
  readonly states: boolean;
};

/** The filter row of list, board and calendar: state, stage, body, section, owner, source, range of due dates. */
export function ActionFilters({ filter, states }: Props) {
  const { t, label } = useText();
  const choices = useCall('actions.choices', {}, { keep: true }).data;
  const { value, narrow } = filter;
  const groups = choices?.groups ?? [];
  const members = choices?.members ?? [];
  const nameOf = (list: readonly { readonly id: string; readonly name: string }[], id: string) =>
    list.find((one) => one.id === id)?.name ?? '';
  return (
    <>
      {states && (
        <FilterSelect
          width={104}
          label={t('common.status')}
          all={t('actions.shown_open')}
          options={ACTION_SHOWN}
          words={(show) => t(`actions.shown_${show}`)}
          value={value.show}
          onChange={(show) => narrow('show', show)}
        />
      )}
      {states && (
        <FilterSelect
          width={104}
          label={t('actionLoop.filterStage')}
          all={t('actionLoop.filterStageAll')}
          options={ACTION_STAGES}
          words={(stage) => label('actionStageLabels', stage)}
          value={value.stage}
          onChange={(stage) => narrow('stage', stage)}
        />
      )}
      <FilterSelect
        width={150}
        label={t('actionLoop.filterGroup')}
        all={t('actionLoop.filterGroupAll')}
        options={groups.map(({ id }) => id)}
        words={(id) => nameOf(groups, id)}
        value={value.leadingGroupId}
        onChange={(id) => narrow('leadingGroupId', id)}
      />
      <FilterSelect
        width={140}
        label={t('actionLoop.filterUnit')}
        all={t('actionLoop.filterUnitAll')}
        options={choices?.units ?? []}
        value={value.unit}
        onChange={(unit) => narrow('unit', unit)}
      />
      <FilterSelect
        width={120}
        label={t('actionLoop.filterMember')}
        all={t('actionLoop.filterMemberAll')}
        options={members.map(({ id }) => id)}
        words={(id) => nameOf(members, id)}
        value={value.memberId}
        onChange={(id) => narrow('memberId', id)}
      />
      <FilterSelect
        width={104}
        label={t('actionLoop.filterSource')}
        all={t('actionLoop.filterSourceAll')}
        options={['meeting', 'other'] as const}
        words={(source) => t(`actionLoop.source_${source}`)}
        value={value.source}
        onChange={(source) => narrow('source', source)}
      />
      {states && (
        <>
          <span className={styles.day}>
            <DateField
              aria-label={t('actionLoop.filterFrom')}
              placeholder={t('actionLoop.filterFrom')}
              value={value.dueFrom ?? null}
              onChange={(day) => narrow('dueFrom', day ?? undefined)}
            />
          </span>
          <span className={styles.day}>
            <DateField
              aria-label={t('actionLoop.filterTo')}
              placeholder={t('actionLoop.filterTo')}
              value={value.dueTo ?? null}
              onChange={(day) => narrow('dueTo', day ?? undefined)}
            />
          </span>
        </>
      )}
    </>
  );
}
