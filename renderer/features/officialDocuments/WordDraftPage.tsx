import { Button, Radio } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useJob } from '#renderer/api/queries.ts';
import { createStore } from '#renderer/api/store.ts';
import { Stack } from '#renderer/ui/Card.tsx';
import { TextEditor } from '#renderer/ui/editor/TextEditor.tsx';
import { Fact, Facts } from '#renderer/ui/Field.tsx';
import { FileDrop } from '#renderer/ui/FileDrop.tsx';
import { ErrorNotice, LoadingState, Notice } from '#renderer/ui/Notice.tsx';
import { Page, Section, Sheet } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import { DOCUMENT_FORMS } from '#shared/features/officialDocuments/officialDocuments.contract.ts';
import type { DocumentForm } from './documentForm.ts';

type WordDraft = CallOutput<'officialDocuments.readWord'>;

/** What was read out of a Word draft, on its way to the new document. */
export const takenOverDraft = createStore<Pick<WordDraft, 'title' | 'blocks'> | null>(null);

const nothing = () => undefined;

/** A Word draft: choose the file, look at what was read, take it over into a new document. */
export function WordDraftPage() {
  const { t, label } = useText();
  const [, navigate] = useLocation();
  const [form, setForm] = useState<DocumentForm>('document');
  const read = useJob('officialDocuments.readWord', 'officialDocuments.readingWord');
  const draft = read.data;
  const takeOver = () => {
    if (draft === undefined) return;
    takenOverDraft.set({ title: draft.title, blocks: draft.blocks });
    navigate(`/official/new-${form}`);
  };
  return (
    <Page title={t('officialDocuments.fromWord')}>
      <Sheet>
        <Section title={t('officialDocuments.wordFile')}>
          <FileDrop
            title={t('officialDocuments.wordFile')}
            help={t('officialDocuments.wordHelp')}
            extensions={['docx']}
            onFile={(source) => read.mutate({ source })}
          />
          <ErrorNotice error={read.error} />
          {read.isPending && <LoadingState label={t('officialDocuments.readingWord')} />}
        </Section>
        {draft !== undefined && (
          <Section title={t('officialDocuments.wordRead')}>
            <Stack>
              {draft.warnings.map((warning) => (
                <Notice key={warning} tone="behind">
                  {warning}
                </Notice>
              ))}
              <div style={{ display: 'flex', flexWrap: 'wrap', gap: 16, alignItems: 'center' }}>
                <span id="take-over-as">{t('officialDocuments.takeOverAs')}</span>
                <Radio.Group
                  aria-labelledby="take-over-as"
                  value={form}
                  onChange={(value) => setForm(DOCUMENT_FORMS.find((one) => one === value) ?? form)}
                >
                  <div style={{ display: 'flex', flexWrap: 'wrap', gap: 16 }}>
                    {DOCUMENT_FORMS.map((one) => (
                      <Radio key={one} value={one} label={label('officialFormLabels', one)} />
                    ))}
                  </div>
                </Radio.Group>
                <Button onClick={takeOver}>{t('officialDocuments.takeOver')}</Button>
              </div>
              <Facts>
                <Fact label={t('officialDocuments.titleField')} wide>
                  {draft.title}
                </Fact>
              </Facts>
              <TextEditor
                key={draft.title + draft.blocks.length}
                label={t('officialDocuments.body')}
                initial={{ blocks: draft.blocks }}
                onChange={nothing}
                readOnly
                official
              />
            </Stack>
          </Section>
        )}
      </Sheet>
    </Page>
  );
}
