import { ActionIcon, Button, Checkbox, Group, NumberInput, Select } from '@mantine/core';
import { IconRestore } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useCommand } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { Acts } from '#renderer/ui/Card.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { Field } from '#renderer/ui/Field.tsx';
import { ErrorNotice, Notice } from '#renderer/ui/Notice.tsx';
import { FieldGrid, Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import {
  type OfficialLayoutSettings as Layout,
  type MeasureName,
  OFFICIAL_MEASURES,
  wrongMeasures,
} from '#shared/features/documents/officialLayoutSettings.ts';

type Office = CallOutput<'settings.get'>['office'];

/** The main measures in groups; the others can be set through the command line. */
const GROUPS = [
  { title: 'officialLayout.groupPage', names: ['left', 'right', 'top', 'bottom', 'rows', 'columns', 'bodySize'] },
  {
    title: 'officialLayout.groupHead',
    names: [
      'markInkTop',
      'letterMarkInkTop',
      'orderMarkInkTop',
      'markSize',
      'redRuleGap',
      'redRuleThickness',
      'letterLineWidth',
      'letterLowerLineBottom',
    ],
  },
  { title: 'officialLayout.groupBody', names: ['titleSize', 'titlePitch', 'titleCharactersWanted', 'titleEmptyRows'] },
  { title: 'officialLayout.groupSignature', names: ['sealRise', 'jointSealGap', 'jointSealsMost'] },
  {
    title: 'officialLayout.groupColophon',
    names: [
      'colophonSize',
      'colophonPitch',
      'colophonOuterRule',
      'colophonInnerRule',
      'pageNumberDashTop',
      'pageNumberSize',
    ],
  },
  { title: 'officialLayout.groupTable', names: ['tableSize', 'tableRule', 'tablePadding'] },
] as const satisfies readonly { readonly title: string; readonly names: readonly MeasureName[] }[];

const GRIDS = ['fill', 'wordGrid'] as const;
const NUMBERS = ['standard', 'centred', 'none'] as const;

/** Measures of official documents of this office: the standard's values are shown, only what differs is kept. */
export function OfficialLayoutSettings({ office }: { readonly office: Office }) {
  const { t } = useText();
  const mayChange = useCan()('settings.write');
  const save = useCommand('settings.save');
  const [layout, setLayout] = useState<Layout>(office.settings.officialLayout);
  const measures = layout.measures ?? {};
  const wrong = wrongMeasures(measures);
  const isStandard = Object.keys(measures).length === 0 && Object.keys(layout).every((name) => name === 'measures');
  const setMeasure = (name: MeasureName, value: number | undefined) => {
    const { [name]: _before, ...others } = measures;
    setLayout({ ...layout, measures: value === undefined ? others : { ...others, [name]: value } });
  };
  const run = () => {
    if (!mayChange || wrong.length > 0 || save.isPending) return;
    const { name, shortName, documentPrefix, address, workPhone, settings, revision } = office;
    const record = { name, shortName, documentPrefix: documentPrefix ?? '', address, workPhone };
    save.mutate(
      { ...record, expectedRevision: revision, settings: { ...settings, officialLayout: layout } },
      { onSuccess: () => announce(t('settings.saved')) },
    );
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run();
  };
  useCommands([{ id: 'settings.saveLayout', label: 'common.save', shortcut: 'Ctrl+S', canRun: () => mayChange, run }]);
  return (
    <form onSubmit={submit}>
      <Section
        title={t('officialLayout.title')}
        actions={
          mayChange && (
            <Button variant="default" disabled={isStandard} onClick={() => setLayout({})}>
              {t('officialLayout.resetAll')}
            </Button>
          )
        }
      >
        <Notice>{t(mayChange ? 'officialLayout.help' : 'settings.readOnly')}</Notice>
      </Section>
      {GROUPS.map((group) => (
        <Section key={group.title} title={t(group.title)}>
          <FieldGrid>
            {group.names.map((name) => (
              <MeasureField
                key={name}
                name={name}
                value={measures[name]}
                isWrong={wrong.includes(name)}
                disabled={!mayChange}
                onChange={(value) => setMeasure(name, value)}
              />
            ))}
          </FieldGrid>
        </Section>
      ))}
      <Section title={t('officialLayout.groupChoices')}>
        <Choices layout={layout} disabled={!mayChange} onChange={setLayout} />
        <ErrorNotice error={save.error} />
        {mayChange && (
          <Acts>
            <Button type="submit" loading={save.isPending} disabled={wrong.length > 0}>
              {t('officialLayout.save')}
            </Button>
          </Acts>
        )}
      </Section>
    </form>
  );
}

function MeasureField({
  name,
  value,
  isWrong,
  disabled,
  onChange,
}: {
  readonly name: MeasureName;
  readonly value: number | undefined;
  readonly isWrong: boolean;
  readonly disabled: boolean;
  readonly onChange: (value: number | undefined) => void;
}) {
  const { t, known } = useText();
  const { unit, standard, least, most } = OFFICIAL_MEASURES[name];
  const suffix = unit === 'mm' || unit === 'pt' ? ` ${t(`officialLayout.${unit}`)}` : '';
  const label = known(`officialLayout.${name}`) ?? name;
  const isOutside = value !== undefined && (value < least || value > most);
  const error = isOutside ? t('officialLayout.range', { least, most }) : t('officialLayout.together');
  return (
    <Field
      label={label}
      name={name}
      help={t('officialLayout.standard', { value: `${standard}${suffix}` })}
      error={isWrong ? error : undefined}
    >
      <NumberInput
        disabled={disabled}
        value={value ?? ''}
        placeholder={String(standard)}
        allowDecimal={unit !== 'count'}
        decimalScale={2}
        step={unit === 'count' ? 1 : 0.1}
        suffix={suffix}
        hideControls={value !== undefined}
        rightSection={
          value === undefined ? undefined : (
            <ActionIcon
              variant="subtle"
              disabled={disabled}
              aria-label={t('officialLayout.reset', { name: label })}
              onClick={() => onChange(undefined)}
            >
              <IconRestore size={14} />
            </ActionIcon>
          )
        }
        onChange={(next) => onChange(typeof next === 'number' && next !== standard ? next : undefined)}
      />
    </Field>
  );
}

function Choices({
  layout,
  disabled,
  onChange,
}: {
  readonly layout: Layout;
  readonly disabled: boolean;
  readonly onChange: (layout: Layout) => void;
}) {
  const { t } = useText();
  return (
    <>
      <FieldGrid>
        <Field label={t('officialLayout.pageNumber')}>
          <Select
            allowDeselect={false}
            disabled={disabled}
            data={NUMBERS.map((value) => ({ value, label: t(`officialLayout.pageNumber_${value}`) }))}
            value={layout.pageNumber ?? 'standard'}
            onChange={(chosen) => {
              const pageNumber = NUMBERS.find((one) => one === chosen);
              if (pageNumber !== undefined) onChange({ ...layout, pageNumber });
            }}
          />
        </Field>
        <Field label={t('officialLayout.gridPitch')}>
          <Select
            allowDeselect={false}
            disabled={disabled}
            data={GRIDS.map((value) => ({ value, label: t(`officialLayout.gridPitch_${value}`) }))}
            value={layout.gridPitch ?? 'fill'}
            onChange={(chosen) => {
              const gridPitch = GRIDS.find((one) => one === chosen);
              if (gridPitch !== undefined) onChange({ ...layout, gridPitch });
            }}
          />
        </Field>
      </FieldGrid>
      <Group gap="lg" my="sm">
        <Checkbox
          disabled={disabled}
          label={t('officialLayout.mirrorMargins')}
          checked={layout.mirrorMargins ?? false}
          onChange={(event) => onChange({ ...layout, mirrorMargins: event.currentTarget.checked })}
        />
        <Checkbox
          disabled={disabled}
          label={t('officialLayout.colophonOnEvenPage')}
          checked={layout.colophonOnEvenPage ?? false}
          onChange={(event) => onChange({ ...layout, colophonOnEvenPage: event.currentTarget.checked })}
        />
      </Group>
    </>
  );
}
