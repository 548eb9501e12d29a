import { Button, SegmentedControl } from '@mantine/core';
import { useCan } from '#renderer/api/session.tsx';
import desk from '#renderer/ui/Desk.module.css';
import { useText } from '#renderer/ui/text.tsx';

type Props = {
  readonly isStored: boolean;
  readonly dirty: boolean;
  readonly saving: boolean;
  onVoid(): void;
  onSave(): void;
  onFinalize(): void;
};

/** Void, save and finalize a draft; whichever comes next stands out. */
export function DeskActs({ isStored, dirty, saving, onVoid, onSave, onFinalize }: Props) {
  const { t } = useText();
  const can = useCan();
  const mayFinalize = isStored && can('meetings.finalize');
  return (
    <>
      {mayFinalize && (
        <Button variant="subtle" color="red" onClick={onVoid}>
          {t('common.void')}
        </Button>
      )}
      {can('meetings.write') && (
        <Button variant={dirty || !isStored ? 'filled' : 'default'} loading={saving} title="Ctrl+S" onClick={onSave}>
          {t('common.save')}
        </Button>
      )}
      {mayFinalize && (
        <Button variant={dirty ? 'default' : 'filled'} disabled={saving} onClick={onFinalize}>
          {t('meetings.finalize')}
        </Button>
      )}
    </>
  );
}

type View = 'form' | 'page';

/** Form or page, where the window has no room for both. */
export function ViewSwitch({ view, onChange }: { readonly view: View; onChange(view: View): void }) {
  const { t } = useText();
  return (
    <span className={desk.viewSwitch}>
      <SegmentedControl
        data={[
          { value: 'form', label: t('meetings.viewForm') },
          { value: 'page', label: t('meetings.viewPage') },
        ]}
        value={view}
        onChange={(value) => onChange(value === 'page' ? 'page' : 'form')}
      />
    </span>
  );
}
