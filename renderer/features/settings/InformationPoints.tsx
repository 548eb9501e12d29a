import { NumberInput } from '@mantine/core';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { ADOPTION_LEVELS, INFORMATION_KINDS } from '#shared/features/information/information.lists.ts';
import type { InformationSettings } from '#shared/features/information/informationSettings.ts';
import styles from './InformationPoints.module.css';

type Props = {
  readonly rules: InformationSettings;
  /** Left out: to read only. */
  onChange?(rules: InformationSettings): void;
};

/** 信息报送计分: points of one adoption by kind and level; a change holds for adoptions entered from then on. */
export function InformationPoints({ rules, onChange }: Props) {
  const { t, label } = useText();
  const { points } = rules;
  return (
    <Section title={t('information.settings')}>
      <p className={styles.dim}>{t('information.settingsHelp')}</p>
      <table className={styles.points}>
        <thead>
          <tr>
            <th scope="col">{t('information.kind')}</th>
            {ADOPTION_LEVELS.map((level) => (
              <th key={level} scope="col">
                {label('adoptionLevelLabels', level)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {INFORMATION_KINDS.map((kind) => (
            <tr key={kind}>
              <th scope="row">{label('informationKindLabels', kind)}</th>
              {ADOPTION_LEVELS.map((level) => (
                <td key={level}>
                  {onChange === undefined ? (
                    points[kind][level]
                  ) : (
                    <NumberInput
                      hideControls
                      allowDecimal={false}
                      clampBehavior="strict"
                      min={0}
                      max={100}
                      aria-label={`${label('informationKindLabels', kind)} ${label('adoptionLevelLabels', level)}`}
                      value={points[kind][level]}
                      onChange={(value) =>
                        typeof value === 'number' &&
                        onChange({ points: { ...points, [kind]: { ...points[kind], [level]: value } } })
                      }
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
