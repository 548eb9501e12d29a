import { Button, CloseButton } from '@mantine/core';
import { Stack } from '#renderer/ui/Card.tsx';
import { TextEditor } from '#renderer/ui/editor/TextEditor.tsx';
import { Fact, Facts } from '#renderer/ui/Field.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { ReportTemplate } from '#shared/features/reports/reportTemplates.contract.ts';
import { templateKey } from './templateValues.ts';
import { useNamedPlaces } from './usePlaces.ts';

type Props = {
  readonly template: ReportTemplate;
  /** Whether one of the office may be made of it. */
  readonly editable: boolean;
  onCopy(): void;
  onClose(): void;
};

const nothing = () => undefined;

/** A template to look at: that of the program, which is copied to be changed. */
export function TemplateView({ template, editable, onCopy, onClose }: Props) {
  const { t, label } = useText();
  const places = useNamedPlaces(nothing);
  const { name, kind, title, note, content, id } = template;
  return (
    <Section title={name} actions={<CloseButton size="sm" aria-label={t('common.close')} onClick={onClose} />}>
      <Stack>
        {id === null && editable && (
          <Notice>
            {t('reportTemplates.ofProgram')}{' '}
            <Button size="compact-xs" variant="default" onClick={onCopy}>
              {t('reportTemplates.copy')}
            </Button>
          </Notice>
        )}
        <Facts>
          <Fact label={t('reportTemplates.kind')}>
            {kind === null ? t('reportTemplates.everyKind') : label('reportKindLabels', kind)}
          </Fact>
          <Fact label={t('reportTemplates.titleField')} wide>
            {title}
          </Fact>
          {note !== null && (
            <Fact label={t('reportTemplates.note')} wide>
              {note}
            </Fact>
          )}
        </Facts>
        <TextEditor
          key={templateKey(template)}
          label={t('reportTemplates.text')}
          initial={{ blocks: content.blocks }}
          onChange={nothing}
          readOnly
          places={places}
        />
      </Stack>
    </Section>
  );
}
