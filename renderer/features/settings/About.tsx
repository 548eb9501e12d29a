import { useCall } from '#renderer/api/queries.ts';
import { Fact, Facts } from '#renderer/ui/Field.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';

/** Fonts shipped with the program and their licences (resources/fonts/licences). */
const FONTS = [
  'Noto Serif SC (SIL OFL 1.1)',
  'Noto Sans SC (SIL OFL 1.1)',
  'LXGW WenKai (SIL OFL 1.1)',
  'Fandol (GPL with font exception)',
] as const;

/** Version, algorithms and licences. */
export function About() {
  const { t } = useText();
  const { data } = useCall('app.info', {});
  return (
    <Section title={t('settings.tabAbout')}>
      <Facts>
        <Fact label={t('settings.aboutVersion')}>{data?.version}</Fact>
        <Fact label={t('settings.aboutRuntime')}>
          {data === undefined ? '' : data.electron === null ? t('settings.aboutBrowser') : `Electron ${data.electron}`}
        </Fact>
        <Fact label={t('settings.aboutPlatform')}>{data?.platform}</Fact>
        <Fact label={t('settings.aboutStorage')} wide>
          {t('settings.aboutStorageText')}
        </Fact>
        <Fact label={t('settings.aboutSigning')} wide>
          {t('settings.aboutSigningText')}
        </Fact>
        <Fact label={t('settings.aboutNetwork')} wide>
          {t('settings.aboutNetworkText')}
        </Fact>
        <Fact label={t('settings.aboutFonts')} wide>
          {`${FONTS.join('\n')}\n${t('settings.aboutFontsText')}`}
        </Fact>
      </Facts>
    </Section>
  );
}
