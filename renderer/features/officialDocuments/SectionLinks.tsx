import desk from '#renderer/ui/Desk.module.css';
import { useText } from '#renderer/ui/text.tsx';
import type { MessageKey } from '#shared/text/index.ts';

export type DeskSection = {
  readonly id: string;
  readonly label: MessageKey;
  readonly count?: number;
  /** Something in it must be corrected. */
  readonly wrong?: boolean;
};

/** Id of a section's element on the page. */
export const sectionId = (id: string) => `official-${id}`;

/** The sections by name; one with something to correct is marked. A press goes there. */
export function SectionLinks({ sections }: { readonly sections: readonly DeskSection[] }) {
  const { t } = useText();
  return (
    <nav className={desk.links} aria-label={t('officialDocuments.sections')}>
      {sections.map(({ id, label, count = 0, wrong = false }) => (
        <button
          key={id}
          type="button"
          className={desk.link}
          data-wrong={wrong}
          onClick={() => document.getElementById(sectionId(id))?.scrollIntoView({ block: 'start' })}
        >
          {t(label)}
          {count > 0 && ` ${count}`}
          {wrong && ` ${t('officialDocuments.toCorrect')}`}
        </button>
      ))}
    </nav>
  );
}
