import { MantineProvider, MantineThemeProvider, PasswordInput } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { QueryClientProvider } from '@tanstack/react-query';
import { useMemo } from 'react';
import { queryClient } from '#renderer/api/queries.ts';
import { AnnouncementHost } from '#renderer/ui/announce.tsx';
import { DialogHost } from '#renderer/ui/dialogs.tsx';
import { TextProvider, useText } from '#renderer/ui/text.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { SessionGate } from './SessionGate.tsx';
import { theme } from './theme.ts';

/** The whole page: providers, then what the session's state asks for. */
export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <MantineProvider theme={theme} withCssVariables={false} withGlobalClasses={false} defaultColorScheme="auto">
        <TextProvider>
          <Localized />
        </TextProvider>
      </MantineProvider>
    </QueryClientProvider>
  );
}

function Localized() {
  const { locale, t } = useText();
  const spoken = useMemo(() => {
    // The library's own name of this button is English in every language.
    const visibilityToggleButtonProps = { 'aria-label': t('common.showPassword') };
    return { components: { PasswordInput: PasswordInput.extend({ defaultProps: { visibilityToggleButtonProps } }) } };
  }, [t]);
  return (
    <MantineThemeProvider theme={spoken}>
      <DatesProvider settings={{ locale: locale === 'zh-CN' ? 'zh-cn' : 'en', firstDayOfWeek: 1 }}>
        <ErrorBoundary>
          <SessionGate />
        </ErrorBoundary>
        <DialogHost />
        <AnnouncementHost closeLabel={t('common.close')} />
      </DatesProvider>
    </MantineThemeProvider>
  );
}
